import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { CaptureChips } from '@renderer/features/capture/index'
import { readingLocale, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

import { corrections } from './read-again'

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

type ReadingProps = { readonly task: Task; readonly raw: string; readonly onClose: () => void }

function Reading({ task, raw, onClose }: ReadingProps) {
  const { client } = useApi()
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const read = (without: readonly string[]) => ({
    queryKey: ['read again', task.id, without] as const,
    // As of then: "tomorrow" is the day after it was typed.
    queryFn: async () =>
      (
        await client.capture.parse({
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
  const changes = useMemo(
    () => (first === undefined || present === undefined ? {} : corrections(task, first, present)),
    [task, first, present],
  )
  const write = useWrite({
    call: (api) => api.client.task.update({ id: task.id, ...changes }),
    done: () => t('tasks.detail.putRight'),
    onDone: onClose,
    failed: () => t('tasks.detail.fieldFailed'),
  })
  if (first === undefined || present === undefined) return null
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
          disabled={Object.keys(changes).length === 0}
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
