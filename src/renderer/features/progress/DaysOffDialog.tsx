import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'

import type { DayOff } from '@contract/day-off'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { DateField } from '@renderer/ui/DateTimeFields'
import { Button, Dialog, IconButton, TextField } from '@renderer/ui/index'

const DAY = 86_400_000
const SHOWN_DAYS = 366
const NOTE_MAX = 120
type Input = { readonly from: string; readonly to?: string; readonly note: string }

/** The days off that are planned, and a way to plan more. */
export function DaysOffDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('progress.dayOff.title')}
      description={t('progress.dayOff.lead')}
    >
      {open && <DaysOff />}
    </Dialog>
  )
}

function DaysOff() {
  const { query } = useApi()
  const format = useFormatter()
  const now = Date.now()
  const today = format.localDate(now)
  const planned = useQuery(
    query.dayOff.list.queryOptions({
      input: { from: format.localDate(now - 7 * DAY), to: format.localDate(now + SHOWN_DAYS * DAY) },
    }),
  ).data
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const add = useWrite<Input, { readonly days: readonly DayOff[]; readonly batchId: string | null }>({
    call: ({ client }, input) => client.dayOff.add(input),
    done: ({ days }) => t('progress.dayOff.added', { count: days.length }),
    failed: () => t('progress.dayOff.failed'),
  })
  const remove = useWrite<string, { readonly batchId: string | null }>({
    call: ({ client }, date) => client.dayOff.remove({ date }),
    done: () => t('progress.dayOff.removed'),
    failed: () => t('progress.dayOff.failed'),
  })
  return (
    <>
      <form
        className="grid gap-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end"
        onSubmit={(event) => {
          event.preventDefault()
          if (from === '') return
          void add.run({ from, note: note.trim(), ...(to === '' ? {} : { to }) }).then(({ ok }) => {
            if (!ok) return
            setTo('')
            setNote('')
          })
        }}
      >
        <DateField label={t('progress.dayOff.from')} value={from} onValueChange={setFrom} />
        <DateField label={t('progress.dayOff.to')} value={to} onValueChange={setTo} />
        <Button type="submit" variant="primary" loading={add.pending}>
          {t('progress.dayOff.add')}
        </Button>
        <TextField
          fieldClassName="sm:col-span-3"
          label={t('progress.dayOff.note')}
          value={note}
          maxLength={NOTE_MAX}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
      <ul aria-label={t('progress.dayOff.title')} className="mt-4">
        {planned?.map((day) => (
          <li key={day.date} className="flex min-h-row items-center gap-3 border-b border-line text-14 last:border-b-0">
            <span className="flex-1">
              {format.exactDay(day.date)}
              {day.note !== '' && <span className="text-fg-muted"> · {day.note}</span>}
            </span>
            <IconButton
              size="small"
              label={t('progress.dayOff.remove', { day: format.exactDay(day.date) })}
              icon={<X size={14} />}
              onClick={() => void remove.run(day.date)}
            />
          </li>
        ))}
      </ul>
      {planned?.length === 0 && <p className="mt-3 text-13 text-fg-muted">{t('progress.dayOff.none')}</p>}
    </>
  )
}
