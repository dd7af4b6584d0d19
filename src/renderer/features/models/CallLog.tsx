import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import type { ModelCallEntry } from '@contract/model'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { Looks, Redactions } from '@renderer/features/context/index'
import { t, translate, useFormatter } from '@renderer/i18n/index'
import { AlertDialog, Button, Dialog, ErrorState, notify, SkeletonRows } from '@renderer/ui/index'

const PAGE = 10

/** Every call to a model, and for each the very bytes that were sent. */
export function CallLog() {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const calls = useInfiniteQuery(
    query.model.calls.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: 0,
    }),
  )
  const clear = useWrite<void, { readonly batchId?: undefined }>({
    call: async ({ client }) => {
      await client.model.clearCalls()
      return {}
    },
    failed: () => t('models.error.clear'),
    onDone: () => {
      notify({ message: t('models.calls.cleared') })
      void queryClient.invalidateQueries({ queryKey: query.model.calls.key() })
    },
  })
  const confirm = async () => {
    const outcome = await clear.run()
    if (!outcome.ok) throw outcome.error
  }
  const items = calls.data?.pages.flatMap((page) => page.items)
  return (
    <section aria-labelledby="models-calls">
      <div className="flex items-center gap-2">
        <h3 id="models-calls" className="flex-1 text-13 font-semibold">
          {t('models.calls.title')}
        </h3>
        {items !== undefined && items.length > 0 && (
          <Button size="small" variant="ghost" onClick={() => setAsking(true)}>
            {t('models.calls.clear')}
          </Button>
        )}
      </div>
      <p className="mb-2 text-13 text-fg-muted">{t('models.calls.hint')}</p>
      {items === undefined ? (
        calls.isError ? (
          <ErrorState size="inline" level={3} title={t('models.error.calls')} onRetry={() => void calls.refetch()} />
        ) : (
          <SkeletonRows count={2} />
        )
      ) : items.length === 0 ? (
        <p className="text-13 text-fg-muted">{t('models.calls.none')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {items.map((call) => (
            <CallRow key={call.id} call={call} onOpen={() => setOpen(call.id)} />
          ))}
        </ul>
      )}
      {calls.hasNextPage && (
        <Button className="mt-2" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
          {t('models.calls.more')}
        </Button>
      )}
      <Dialog
        open={open !== null}
        onOpenChange={(next) => {
          if (!next) setOpen(null)
        }}
        title={t('models.calls.detail')}
        size="large"
      >
        {open !== null && <CallDetail id={open} />}
      </Dialog>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('models.calls.askClear')}
        description={t('models.calls.askClearText')}
        confirmLabel={t('models.calls.clear')}
        onConfirm={confirm}
      />
    </section>
  )
}

/** A call in a line. */
export function CallRow({ call, onOpen }: { readonly call: ModelCallEntry; readonly onOpen: () => void }) {
  const format = useFormatter()
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full flex-wrap items-baseline gap-x-3 py-2 text-start text-13 hover:bg-hover"
      >
        <span className="text-fg-muted tabular-nums">{format.dateTime(call.at, Date.now())}</span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          {agentName(call.agent)} → {call.model}
        </span>
        <span className={call.outcome === 'ok' ? 'text-fg-muted' : 'text-danger-text'}>
          {t(`models.outcome.${call.outcome}`)}
        </span>
        <span className="sr-only">{t('models.calls.open', { model: call.model })}</span>
      </button>
    </li>
  )
}

/** One call: what was gathered for it, and the very bytes. */
export function CallDetail({ id }: { readonly id: string }) {
  const { query } = useApi()
  const format = useFormatter()
  const found = useQuery(query.model.call.queryOptions({ input: { id } }))
  if (found.data === undefined) {
    return found.isError ? (
      <ErrorState size="inline" level={3} title={t('models.error.calls')} onRetry={() => void found.refetch()} />
    ) : (
      <SkeletonRows count={3} />
    )
  }
  const { call, url, request, response } = found.data
  return (
    <div className="flex flex-col gap-3 text-13">
      <p className="text-fg-muted [overflow-wrap:anywhere]">
        {t(`models.place.${call.place}`)} · {call.providerName} · {url}
      </p>
      {call.message !== '' && <p>{call.message}</p>}
      <Looks callId={id} />
      <h3 className="font-semibold">{t('models.calls.request', { bytes: format.number(call.requestBytes) })}</h3>
      {call.place !== 'this_machine' && request !== '' && <Redactions request={request} />}
      <Bytes label={t('models.calls.sent')} text={request === '' ? t('models.calls.gone') : request} />
      <h3 className="font-semibold">{t('models.calls.response')}</h3>
      <Bytes label={t('models.calls.response')} text={response ?? t('models.calls.noResponse')} />
    </div>
  )
}

/** Reached by the keyboard, so that it can be scrolled by it. */
function Bytes({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
      tabIndex={0}
      role="group"
      aria-label={label}
      className="max-h-64 overflow-auto rounded-control bg-sunken px-3 py-2 select-text"
    >
      <pre className="font-mono text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
    </div>
  )
}

function agentName(agent: string): string {
  return ['task', 'focus', 'energy', 'progress', 'context', 'orchestrator', 'person'].includes(agent)
    ? translate(`models.agent.${agent as 'task'}`)
    : agent
}
