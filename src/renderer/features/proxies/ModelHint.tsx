import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { cx } from '@renderer/ui/index'

/** Where no model is chosen: that rules do the work here, what a model would add, and how to add one. */
export function ModelHint({
  adds,
  quiet = false,
  className,
}: {
  readonly adds: string
  /** Says nothing where there is a model. */
  readonly quiet?: boolean
  readonly className?: string
}) {
  const { query } = useApi()
  const { data } = useQuery(query.model.settings.queryOptions())
  if (data === undefined) return null
  const model = data.jobs.quick?.model
  if (model !== undefined && quiet) return null
  return (
    <p className={cx('text-13 text-fg-muted', className)}>
      {model === undefined ? (
        <>
          {adds}{' '}
          <Link
            to="/settings"
            search={{ section: 'models' }}
            className="whitespace-nowrap underline underline-offset-2 hover:text-fg"
          >
            {t('proxies.addModel')}
          </Link>
        </>
      ) : (
        t('proxies.withModel', { model })
      )}
    </p>
  )
}
