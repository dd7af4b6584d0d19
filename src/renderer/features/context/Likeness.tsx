import { Link } from '@tanstack/react-router'

import type { ContextBasis } from '@contract/context'
import { t } from '@renderer/i18n/index'

/** By what something was found alike: what goes by words is never called meaning. */
export function Likeness({
  basis,
  offer = false,
}: {
  readonly basis: ContextBasis
  /** Says what a model would add, and where to choose one. */
  readonly offer?: boolean
}) {
  const by =
    basis.kind === 'meaning'
      ? t('context.related.byMeaning', { model: basis.model ?? '' })
      : t('context.related.byWords')
  return (
    <p className="text-12 text-fg-muted">
      {by}
      {basis.notice !== '' && ` · ${basis.notice}`}
      {offer && basis.kind !== 'meaning' && (
        <>
          {`. ${t('context.index.add')} `}
          <Link to="/settings" search={{ section: 'models' }} className="underline underline-offset-2 hover:text-fg">
            {t('context.index.choose')}
          </Link>
        </>
      )}
    </p>
  )
}
