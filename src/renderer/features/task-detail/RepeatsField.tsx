import { Repeat } from 'lucide-react'
import { useState } from 'react'

import type { TaskRecurrence } from '@contract/recurrence'
import type { Task } from '@contract/task'
import type { MissedPolicy } from '@contract/vocabulary'
import { useOpenTask } from '@renderer/app/navigation'
import {
  type RecurrenceActions,
  RepeatForm,
  localMomentWords,
  useRecurrence,
  useRecurrenceActions,
} from '@renderer/features/recurrence/index'
import { isClosed } from '@renderer/features/task-list/index'
import { type Instant, t, useFormatter } from '@renderer/i18n/index'
import { Button, Popover, SegmentedControl, useRoomForPanel } from '@renderer/ui/index'

import { PropertyButton } from './PropertyRow'
import { SeriesDates } from './SeriesDates'

export type RepeatsFieldProps = { readonly task: Task; readonly now: Instant; readonly disabled: boolean }

/** How a task repeats, in words; opens into everything that can be done about it. */
export function RepeatsField({ task, now, disabled }: RepeatsFieldProps) {
  const [open, setOpen] = useState(false)
  const wide = useRoomForPanel()
  const found = useRecurrence(task)
  const actions = useRecurrenceActions(task)
  const recurrence = found === undefined || found === null || found.ended ? null : found
  // Before the series is known, and for a task of a time before there were series, its own words say it.
  const words = recurrence?.words ?? task.recurrenceText
  const value =
    words === null ? t('recurrence.none') : recurrence?.paused === true ? t('recurrence.paused', { words }) : words
  const closed = isClosed(task.status)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={t('recurrence.repeats')}
        // Beside the panel there is the window's whole height for the dates.
        side={wide ? 'left' : 'bottom'}
        className="w-88"
        trigger={
          <PropertyButton
            label={t('recurrence.change', { value })}
            icon={<Repeat size={16} />}
            empty={words === null}
            disabled={disabled}
            title={recurrence?.rule}
            className="self-start"
          >
            {value}
          </PropertyButton>
        }
      >
        <div className="flex flex-col gap-4">
          {!closed && (
            <RepeatForm
              key={recurrence?.words}
              now={now}
              taskId={task.id}
              current={recurrence}
              pending={actions.set.pending}
              failure={actions.set.failure?.message}
              onSave={async (input) => {
                const outcome = await actions.set.run(input)
                if (outcome.ok) setOpen(false)
              }}
            />
          )}
          {recurrence !== null && (
            <SeriesActions
              recurrence={recurrence}
              actions={actions}
              closed={closed}
              now={now}
              onDone={() => setOpen(false)}
            />
          )}
        </div>
      </Popover>
      {closed && typeof recurrence?.openTaskId === 'string' && <NextTask taskId={recurrence.openTaskId} />}
      {recurrence !== null && !closed && <SeriesNotes recurrence={recurrence} now={now} actions={actions} />}
    </div>
  )
}

/** From a task that was closed to the one that came of it. */
function NextTask({ taskId }: { readonly taskId: string }) {
  const openTask = useOpenTask()
  return (
    <Button size="small" className="mt-1 self-start" onClick={() => openTask(taskId)}>
      {t('recurrence.openNext')}
    </Button>
  )
}

/** What can be done with the series besides changing it. */
function SeriesActions({
  recurrence,
  actions,
  closed,
  now,
  onDone,
}: {
  readonly recurrence: TaskRecurrence
  readonly actions: RecurrenceActions
  readonly closed: boolean
  readonly now: Instant
  readonly onDone: () => void
}) {
  const after = (write: Promise<{ readonly ok: boolean }>): void => {
    void write.then(({ ok }) => {
      if (ok) onDone()
    })
  }
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      {!recurrence.fromCompletion && (
        <SegmentedControl<MissedPolicy>
          label={t('recurrence.missed')}
          hideLabel={false}
          size="small"
          value={recurrence.missedPolicy}
          onValueChange={(policy) => void actions.setMissedPolicy.run(policy)}
          segments={[
            { value: 'skip', label: t('recurrence.missedSkip') },
            { value: 'catch_up', label: t('recurrence.missedCatchUp') },
            { value: 'ask', label: t('recurrence.missedAsk') },
          ]}
        />
      )}
      {!recurrence.fromCompletion && !closed && <SeriesDates recurrence={recurrence} actions={actions} now={now} />}
      <div className="flex flex-wrap gap-1.5">
        {!closed && !recurrence.paused && (
          <Button size="small" onClick={() => after(actions.skip.run({ missed: false }))}>
            {t('recurrence.skip')}
          </Button>
        )}
        {recurrence.paused ? (
          <Button size="small" onClick={() => after(actions.resume.run(undefined))}>
            {t('recurrence.resume')}
          </Button>
        ) : (
          <Button size="small" onClick={() => after(actions.pause.run(undefined))}>
            {t('recurrence.pause')}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={() => after(actions.end.run(undefined))}>
          {t('recurrence.end')}
        </Button>
      </div>
    </div>
  )
}

/** What a person should know of this one: that it was moved, and what went by when they want to be asked. */
function SeriesNotes({
  recurrence,
  now,
  actions,
}: {
  readonly recurrence: TaskRecurrence
  readonly now: Instant
  readonly actions: RecurrenceActions
}) {
  const format = useFormatter()
  const asks = recurrence.missedPolicy === 'ask' && recurrence.missed > 0
  return (
    <>
      {recurrence.moved && !recurrence.paused && (
        <p className="text-12 text-fg-muted">
          {t('recurrence.movedFrom', {
            day: localMomentWords(recurrence.occurrence.slice(0, 10), null, now, format).text,
          })}
        </p>
      )}
      {asks && (
        <div className="mt-1 flex flex-col gap-1 text-13">
          <p>{t('recurrence.missedCount', { count: recurrence.missed })}</p>
          <div className="flex flex-wrap gap-1.5">
            <Button size="small" onClick={() => void actions.skip.run({ missed: true })}>
              {t('recurrence.skipMissed')}
            </Button>
            <Button size="small" variant="ghost" onClick={() => void actions.setMissedPolicy.run('catch_up')}>
              {t('recurrence.catchUp')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
