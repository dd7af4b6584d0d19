import { Clock } from 'lucide-react'
import { useState } from 'react'

import { formatDuration, t } from '@renderer/i18n/index'
import { Button, Popover, TextField } from '@renderer/ui/index'
import { parseMinutes } from '@renderer/features/task-list/index'

import { PropertyButton } from './PropertyRow'

/** Lengths offered with one click, in minutes. */
const USUAL = [5, 15, 30, 45, 60, 90, 120] as const

export type EstimateFieldProps = {
  readonly minutes: number | null
  readonly disabled: boolean
  readonly onChange: (minutes: number | null) => void
}

/** How long it will take: one of the usual lengths, or one typed as people write it. */
export function EstimateField({ minutes, disabled, onChange }: EstimateFieldProps) {
  const [open, setOpen] = useState(false)
  const words = minutes === null ? t('tasks.detail.noEstimate') : formatDuration(minutes)
  const choose = (next: number | null): void => {
    if (next !== minutes) onChange(next)
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('tasks.detail.estimate')}
      className="w-64"
      trigger={
        <PropertyButton
          label={t('tasks.detail.estimateChange', { value: words })}
          icon={<Clock size={16} />}
          empty={minutes === null}
          disabled={disabled}
        >
          {words}
        </PropertyButton>
      }
    >
      <EstimateForm minutes={minutes} onChoose={choose} />
    </Popover>
  )
}

function EstimateForm({
  minutes,
  onChoose,
}: {
  readonly minutes: number | null
  readonly onChoose: (minutes: number | null) => void
}) {
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const read = parseMinutes(typed)
        if (read === undefined) setRefused(true)
        else onChoose(read)
      }}
      className="flex flex-col gap-3"
    >
      <div className="flex flex-wrap gap-1.5">
        {USUAL.map((usual) => (
          <Button key={usual} size="small" aria-pressed={usual === minutes} onClick={() => onChoose(usual)}>
            {formatDuration(usual)}
          </Button>
        ))}
      </div>
      <TextField
        label={t('tasks.detail.estimateField')}
        hint={t('tasks.detail.estimateHint')}
        error={refused ? t('tasks.detail.estimateInvalid') : undefined}
        inputMode="text"
        value={typed}
        maxLength={20}
        onChange={(event) => {
          setTyped(event.target.value)
          setRefused(false)
        }}
      />
      <div className="flex justify-between gap-2">
        <Button size="small" variant="ghost" disabled={minutes === null} onClick={() => onChoose(null)}>
          {t('common.action.clear')}
        </Button>
        <Button size="small" type="submit" disabled={typed.trim() === ''}>
          {t('common.action.save')}
        </Button>
      </div>
    </form>
  )
}
