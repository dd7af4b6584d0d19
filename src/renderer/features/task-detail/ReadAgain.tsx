import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import type { Task } from '@contract/task'
import { type Api, useApi } from '@renderer/app/api'
import { undoOffer, useWrite } from '@renderer/app/mutate'
import { CaptureChips } from '@renderer/features/capture/index'
import { readingLocale, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

import { DONE, notify } from '@renderer/ui/notify'

import { corrections, repetitionAfter } from './read-again'

/** The parts that were read out of what was typed; one that was misread can be turned back into words. */
export function ReadAgain({ task, raw }: { readonly task: Task; readonly raw: string }) {
  const [open, setOpen] = useState(false)
  return open ? (
    <Reading task={task} raw={raw} onClose={() => setOpen(false)} />
  ) : (
    <Button size="small" className="mt-2" onClick={() => setOpen(true)}>
      {t('tasks.detail.readAgain')}
    </Button>
  )
}

type Correction = {
  readonly changes: ReturnType<typeof corrections>
  readonly repetition: ReturnType<typeof repetitionAfter>
}
type Corrected = { readonly batchId: string | null; readonly batchIds: readonly string[] }

/** The repetition first: another rule gives the task a date, which the fields may take away again. */
async function correct(client: Api['client'], id: string, { changes, repetition }: Correction): Promise<Corrected> {
  const repeated =
    repetition === null
      ? null
      : repetition === 'end'
        ? await client.recurrence.end({ id })
        : await client.recurrence.set({ id, ...repetition })
  const changed = Object.keys(changes).length === 0 ? null : await client.task.update({ id, ...changes })
  const batchIds = [repeated?.batchId ?? null, changed?.batchId ?? null].filter((batch) => batch !== null)
  return { batchId: batchIds.at(-1) ?? null, batchIds }
}

type ReadingProps = { readonly task: Task; readonly raw: string; readonly onClose: () => void }

function Reading({ task, raw, onClose }: ReadingProps) {
  const api = useApi()
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const read = (without: readonly string[]) => ({
    queryKey: ['read again', task.id, without] as const,
    // As of then: "tomorrow" is the day after it was typed.
    queryFn: async () =>
      (
        await api.client.capture.parse({
          text: raw,
          dismissed: [...without],
          locale: readingLocale(),
          at: task.createdAt,
        })
      ).capture,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const first = useQuery(read([])).data
  const present = useQuery({ ...read(dismissed), placeholderData: (before) => before }).data
  const correction = useMemo(
    () =>
      first === undefined || present === undefined
        ? { changes: {}, repetition: null }
        : { changes: corrections(task, first, present), repetition: repetitionAfter(task, first, present) },
    [task, first, present],
  )
  const write = useWrite<undefined, Corrected>({
    call: ({ client }) => correct(client, task.id, correction),
    onDone: ({ batchIds }) => {
      notify({ id: DONE, message: t('tasks.detail.putRight'), ...undoOffer(api, batchIds) })
      onClose()
    },
    failed: () => t('tasks.detail.fieldFailed'),
  })
  if (first === undefined || present === undefined) return null
  const { changes, repetition } = correction
  const spans = present.spans.filter(({ kind }) => kind !== 'url' && kind !== 'note')
  return (
    <div className="mt-2 flex flex-col gap-2">
      <p className="text-13 text-fg-muted">
        {first.spans.length === 0 ? t('tasks.detail.nothingRead') : t('tasks.detail.readHint')}
      </p>
      <CaptureChips spans={spans} onRemove={({ key }) => setDismissed([...dismissed, key])} />
      {changes.title !== undefined && (
        <p className="text-13">
          <span className="text-fg-muted">{t('tasks.detail.titleBecomes')} </span>
          <q>
            <bdi>{changes.title}</bdi>
          </q>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant="primary"
          disabled={Object.keys(changes).length === 0 && repetition === null}
          loading={write.pending}
          onClick={() => void write.run(undefined)}
        >
          {t('tasks.detail.putItRight')}
        </Button>
        {dismissed.length > 0 && (
          <Button size="small" onClick={() => setDismissed([])}>
            {t('tasks.detail.readAsBefore')}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
      </div>
    </div>
  )
}
