import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import type { IndexStatus } from '@contract/context'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, buttonClass, ErrorState, Progress, SkeletonRows } from '@renderer/ui/index'

/** While the index is being built its progress is asked for so often, in milliseconds. */
const WATCH_MS = 2000

/** By what tasks are found, and how far the index is. */
export function IndexCard() {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const status = useQuery({
    ...query.context.status.queryOptions({ staleTime: 0 }),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? WATCH_MS : 10 * WATCH_MS),
  })
  const rebuild = useWrite<void, { readonly batchId?: undefined }>({
    call: async ({ client }) => {
      await client.context.rebuild()
      return {}
    },
    done: () => t('context.index.rebuilding'),
    failed: () => t('context.index.failed'),
    onDone: () => void queryClient.invalidateQueries({ queryKey: query.context.key() }),
  })
  return (
    <section aria-labelledby="memory-index">
      <h3 id="memory-index" className="text-14 font-medium">
        {t('context.index.title')}
      </h3>
      {status.data === undefined ? (
        status.isError ? (
          <ErrorState size="inline" level={3} title={t('context.index.failed')} onRetry={() => void status.refetch()} />
        ) : (
          <SkeletonRows count={1} />
        )
      ) : (
        <>
          <Words status={status.data} />
          <div className="mt-3 flex flex-wrap gap-2">
            {status.data.state !== 'off' && (
              <Button loading={rebuild.pending} onClick={() => void rebuild.run()}>
                {t('context.index.rebuild')}
              </Button>
            )}
            {status.data.basis.kind !== 'meaning' && (
              <Link to="/settings" search={{ section: 'models' }} className={buttonClass({ variant: 'ghost' })}>
                {t('context.index.choose')}
              </Link>
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Words({ status }: { readonly status: IndexStatus }) {
  const { basis, state, building } = status
  const percent = Math.floor(status.share * 100)
  return (
    <div className="text-13 text-fg-muted">
      <p>
        {basis.kind === 'meaning'
          ? t('context.index.meaning', { model: basis.model ?? '' })
          : t(`context.index.${basis.kind}`)}
      </p>
      {basis.kind !== 'meaning' && building?.kind !== 'meaning' && <p>{t('context.index.add')}</p>}
      {building !== null && building.kind === 'meaning' && (
        <p>{t('context.index.building', { model: building.model ?? '' })}</p>
      )}
      {state === 'working' && (
        <div className="my-2 max-w-xs">
          <Progress label={t('context.index.progress')} value={status.share} />
        </div>
      )}
      <p role="status">
        {state === 'off'
          ? status.message
          : t(`context.index.state.${state}`, { count: status.indexed, percent, message: status.message })}
      </p>
    </div>
  )
}
