import { useId, useState } from 'react'

import type { SleepNight } from '@contract/sleep'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, Select, TextField } from '@renderer/ui/index'

import { momentOf, momentText } from './local-moment'

const HOUR = 3_600_000
const USUAL_HOURS = 8
const levels = ['', '1', '2', '3', '4', '5'] as const
type Quality = (typeof levels)[number]

type SleepFields = { readonly startedAt: number; readonly endedAt: number; readonly quality: number | null }
type SleepDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The sleep to correct; a new one is logged if left out. */
  readonly night?: SleepNight | undefined
}

/** Logs a sleep or corrects one. */
export function SleepDialog({ open, onOpenChange, night }: SleepDialogProps) {
  const formId = useId()
  const save = useWrite<SleepFields, { readonly batchId: string | null }>({
    call: ({ client }, fields) =>
      night === undefined ? client.sleep.add(fields) : client.sleep.edit({ id: night.id, ...fields }),
    done: () => (night === undefined ? t('energy.sleep.saved') : t('energy.sleep.changed')),
    onDone: () => onOpenChange(false),
    showsFailure: true,
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={t('energy.sleep.add')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={save.pending}>
            {t('common.action.save')}
          </Button>
        </>
      }
    >
      {open && (
        <SleepForm
          id={formId}
          night={night}
          failure={save.failure?.message}
          onEdit={save.clearFailure}
          onSubmit={(fields) => void save.run(fields)}
        />
      )}
    </Dialog>
  )
}

type SleepFormProps = {
  readonly id: string
  readonly night: SleepNight | undefined
  readonly failure: string | undefined
  readonly onEdit: () => void
  readonly onSubmit: (fields: SleepFields) => void
}

function SleepForm({ id, night, failure, onEdit, onSubmit }: SleepFormProps) {
  const [start, setStart] = useState(() => momentText(night?.startedAt ?? lastMorning() - USUAL_HOURS * HOUR))
  const [end, setEnd] = useState(() => momentText(night?.endedAt ?? lastMorning()))
  const [quality, setQuality] = useState<Quality>(levels[night?.quality ?? 0] ?? '')
  const [missing, setMissing] = useState(false)
  const edit = (set: (text: string) => void) => (text: string) => {
    set(text)
    setMissing(false)
    onEdit()
  }
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const [startedAt, endedAt] = [momentOf(start), momentOf(end)]
        if (startedAt === null || endedAt === null) setMissing(true)
        else onSubmit({ startedAt, endedAt, quality: quality === '' ? null : Number(quality) })
      }}
    >
      <TextField
        type="datetime-local"
        label={t('energy.sleep.fellAsleep')}
        value={start}
        onChange={(event) => edit(setStart)(event.target.value)}
      />
      <TextField
        type="datetime-local"
        label={t('energy.sleep.wokeUp')}
        value={end}
        error={failure ?? (missing ? t('energy.sleep.missing') : undefined)}
        onChange={(event) => edit(setEnd)(event.target.value)}
      />
      <Select
        label={t('energy.sleep.quality')}
        value={quality}
        onValueChange={setQuality}
        options={levels.map((value) => ({
          value,
          label: value === '' ? t('energy.sleep.qualityNone') : t('energy.sleep.qualityOf', { level: Number(value) }),
        }))}
      />
    </form>
  )
}

/** Seven this morning, or the morning before while it is earlier than that: a beginning that is easily corrected. */
function lastMorning(): number {
  const morning = new Date()
  morning.setHours(7, 0, 0, 0)
  return morning.getTime() > Date.now() ? morning.getTime() - 24 * HOUR : morning.getTime()
}
