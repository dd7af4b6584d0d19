import { Pencil } from 'lucide-react'
import { useState } from 'react'

import type { ProposalOp } from '@contract/proposal'
import { formatDuration, t } from '@renderer/i18n/index'
import { Button, Checkbox, IconButton, TextField } from '@renderer/ui/index'

type StepLineProps = {
  readonly op: ProposalOp
  readonly wanted: boolean
  readonly onToggle: () => void
  /** Resolves with whether it was taken. */
  readonly onEdit: (title: string, minutes: number) => Promise<boolean>
}

/** A suggested step: whether it is wanted, its words and minutes, and why; both can be changed before it is added. */
export function StepLine({ op, wanted, onToggle, onEdit }: StepLineProps) {
  const [editing, setEditing] = useState(false)
  const title = titleOf(op)
  const minutes = minutesOf(op)
  if (editing) {
    return (
      <li>
        <StepForm
          title={title}
          minutes={minutes}
          onCancel={() => setEditing(false)}
          onSave={async (words, length) => {
            if (await onEdit(words, length)) setEditing(false)
          }}
        />
      </li>
    )
  }
  return (
    <li className="flex min-h-row items-start gap-3 rounded-control px-1 py-1 hover:bg-hover">
      <span className="pt-0.5">
        <Checkbox label={t('proxies.wanted', { name: title })} hideLabel checked={wanted} onCheckedChange={onToggle} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-14 [overflow-wrap:anywhere]" dir="auto">
          <span className={wanted ? undefined : 'text-fg-muted line-through'}>{title}</span>
        </p>
        <p className="text-12 text-fg-muted [overflow-wrap:anywhere]" dir="auto">
          {op.edited ? t('proxies.edited') : op.reason}
        </p>
      </div>
      <span data-numeric className="shrink-0 pt-px text-13 text-fg-muted">
        {formatDuration(minutes)}
      </span>
      <IconButton
        size="small"
        label={t('proxies.editNamed', { name: title })}
        icon={<Pencil size={14} />}
        onClick={() => setEditing(true)}
      />
    </li>
  )
}

type StepFormProps = {
  readonly title: string
  readonly minutes: number
  readonly onCancel: () => void
  readonly onSave: (title: string, minutes: number) => Promise<void>
}

function StepForm({ title, minutes, onCancel, onSave }: StepFormProps) {
  const [words, setWords] = useState(title)
  const [length, setLength] = useState(String(minutes))
  const whole = /^\d{1,4}$/.test(length.trim()) && Number(length) >= 1
  const ready = words.trim() !== '' && whole
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2 rounded-control bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void onSave(words.trim(), Number(length))
      }}
    >
      <div className="min-w-0 flex-1 basis-56">
        <TextField
          autoFocus
          label={t('proxies.field.title')}
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="w-28">
        <TextField
          label={t('proxies.field.estimateMinutes')}
          value={length}
          inputMode="numeric"
          end={t('proxies.minutes')}
          onChange={(event) => setLength(event.target.value)}
        />
      </div>
      <Button type="submit" disabled={!ready}>
        {t('common.action.save')}
      </Button>
      <Button variant="ghost" onClick={onCancel}>
        {t('common.action.cancel')}
      </Button>
    </form>
  )
}

export function titleOf({ input }: Pick<ProposalOp, 'input'>): string {
  return typeof input['title'] === 'string' ? input['title'] : ''
}

export function minutesOf({ input }: Pick<ProposalOp, 'input'>): number {
  return typeof input['estimateMinutes'] === 'number' ? input['estimateMinutes'] : 0
}
