import { useState } from 'react'

import type { FocusSession } from '@contract/focus'
import { useWrite } from '@renderer/app/mutate'
import { instantIn, wallClockIn } from '@renderer/features/task-list/index'
import { t, useFormatter } from '@renderer/i18n/index'
import { DateTimeFields } from '@renderer/ui/DateTimeFields'
import { Button, Dialog, TextArea, TextField } from '@renderer/ui/index'

import { entryProblem } from './entry-problem'
import { TaskPicker } from './TaskPicker'

const MINUTE = 60_000

type EntryDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The session that is put right; left out for time that no timer saw. */
  readonly correcting?: FocusSession
}

/** Focus time by hand: a new entry, or one that takes the place of another. */
export function EntryDialog({ open, onOpenChange, correcting }: EntryDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={correcting === undefined ? t('focus.entry.title') : t('focus.entry.correctTitle')}
      description={correcting === undefined ? undefined : t('focus.entry.correctHint')}
      size="small"
    >
      {open && <EntryForm correcting={correcting} onDone={() => onOpenChange(false)} />}
    </Dialog>
  )
}

type Entry = {
  readonly taskId: string | null
  readonly startedAt: number
  readonly minutes: number
  readonly note: string
}

function EntryForm({
  correcting,
  onDone,
}: {
  readonly correcting: FocusSession | undefined
  readonly onDone: () => void
}) {
  const { timeZone } = useFormatter().options
  const [first] = useState(() => wallClockIn(correcting?.startedAt ?? Date.now() - 30 * MINUTE, timeZone))
  const [date, setDate] = useState(first?.date ?? '')
  const [time, setTime] = useState(first?.time ?? '')
  const [minutes, setMinutes] = useState(
    String(correcting === undefined ? 30 : Math.max(1, Math.round(correcting.focusMs / MINUTE))),
  )
  const [note, setNote] = useState(correcting?.note ?? '')
  const [task, setTask] = useState(correcting?.task ?? null)
  const [picking, setPicking] = useState(false)
  const [entryId] = useState(() => crypto.randomUUID())
  const count = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : 0
  const startedAt = instantIn({ date, time }, timeZone)
  // What the core has seen end is over, also by a clock that is a little ahead of this one.
  const now = Math.max(Date.now(), correcting?.endedAt ?? 0)
  const problem = entryProblem({ date, time, startedAt, minutes: count, now })
  const write = useWrite<Entry, { readonly batchId: string | null }>({
    call: ({ client }, entry) =>
      correcting === undefined
        ? client.focus.addEntry({ ...entry, id: entryId })
        : client.focus.correct({ ...entry, id: correcting.id }),
    done: () => (correcting === undefined ? t('focus.entry.added') : t('focus.entry.corrected')),
    showsFailure: true,
    onDone,
  })
  const edit =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      write.clearFailure()
      set(value)
    }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (startedAt === undefined || problem !== undefined || write.pending) return
        void write.run({ taskId: task?.id ?? null, startedAt, minutes: count, note })
      }}
    >
      <div>
        <p className="mb-1 text-13 font-medium">{t('focus.entry.task')}</p>
        <Button onClick={() => setPicking(true)} className="max-w-full">
          <span className="truncate">{task?.title ?? t('focus.freeSession')}</span>
        </Button>
      </div>
      <DateTimeFields
        dateLabel={t('focus.entry.date')}
        timeLabel={t('focus.entry.start')}
        date={date}
        time={time}
        error={
          problem !== undefined && problem.of !== 'minutes'
            ? { of: problem.of, text: t(`focus.entry.problem.${problem.what}`) }
            : write.failure === null
              ? undefined
              : { of: 'time', text: t('focus.entry.refused', { reason: write.failure.message }) }
        }
        onDateChange={edit(setDate)}
        onTimeChange={edit(setTime)}
      />
      <TextField
        label={t('focus.minutes')}
        inputMode="numeric"
        value={minutes}
        maxLength={4}
        end={t('focus.minutesUnit')}
        error={problem?.of === 'minutes' ? t(`focus.entry.problem.${problem.what}`) : undefined}
        onChange={(event) => edit(setMinutes)(event.target.value)}
      />
      <TextArea
        label={t('focus.finishing.note')}
        value={note}
        maxLength={5000}
        minRows={2}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" variant="primary" loading={write.pending} disabled={problem !== undefined}>
        {correcting === undefined ? t('focus.entry.add') : t('focus.entry.correct')}
      </Button>
      <TaskPicker
        open={picking}
        onOpenChange={setPicking}
        title={t('focus.entry.task')}
        none={t('focus.switchNone')}
        onPick={(taskId, title) => setTask(taskId === null ? null : { id: taskId, title, status: 'todo' })}
      />
    </form>
  )
}
