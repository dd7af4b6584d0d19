import { type RefObject, useId, useRef, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { Button, Dialog, TextField } from '@renderer/ui/index'

export type NameDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly label: string
  readonly hint?: string
  /** What the field starts with. */
  readonly name: string
  readonly maxLength: number
  readonly confirmLabel: string
  /** Puts what was typed into the form it will be kept in; undefined where nothing is left of it. */
  readonly read?: (typed: string) => string | undefined
  readonly pending?: boolean
  /** Why the last attempt was refused. */
  readonly failure?: string | undefined
  readonly onEdit?: () => void
  readonly onSubmit: (name: string) => void
}

/** Asks for one name. */
export function NameDialog({ open, onOpenChange, title, confirmLabel, pending = false, ...field }: NameDialogProps) {
  const input = useRef<HTMLInputElement>(null)
  const formId = useId()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="small"
      initialFocus={input}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={pending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {open && <NameForm {...field} formId={formId} inputRef={input} />}
    </Dialog>
  )
}

function NameForm({
  formId,
  inputRef,
  label,
  hint,
  name,
  maxLength,
  read = trimmed,
  failure,
  onEdit,
  onSubmit,
}: Pick<NameDialogProps, 'label' | 'hint' | 'name' | 'maxLength' | 'read' | 'failure' | 'onEdit' | 'onSubmit'> & {
  readonly formId: string
  readonly inputRef: RefObject<HTMLInputElement | null>
}) {
  const [typed, setTyped] = useState(name)
  const [missing, setMissing] = useState(false)
  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const next = read(typed)
        if (next === undefined) {
          setMissing(true)
          inputRef.current?.focus()
        } else {
          onSubmit(next)
        }
      }}
    >
      <TextField
        ref={inputRef}
        dir="auto"
        label={label}
        hint={hint}
        value={typed}
        maxLength={maxLength}
        error={failure ?? (missing ? t('tasks.nameMissing') : undefined)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setMissing(false)
          onEdit?.()
        }}
      />
    </form>
  )
}

function trimmed(typed: string): string | undefined {
  return typed.trim() === '' ? undefined : typed.trim()
}
