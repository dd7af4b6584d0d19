import { useId, useRef, useState } from 'react'

import type { Task } from '@contract/task'
import { type LocalDate, t } from '@renderer/i18n/index'
import { DateField } from '@renderer/ui/DateTimeFields'
import { Button, Dialog } from '@renderer/ui/index'

type DayDialogProps = {
  readonly tasks: readonly Task[]
  readonly onClose: () => void
  readonly onPick: (day: LocalDate) => void
}

/** Any day to be due on, for one task or several. */
export function DayDialog({ tasks, onClose, onPick }: DayDialogProps) {
  const formId = useId()
  const field = useRef<HTMLInputElement>(null)
  // What they have in common is where one begins.
  const [first] = tasks
  const [day, setDay] = useState(() =>
    tasks.every((task) => task.dueDate === first?.dueDate) ? (first?.dueDate ?? '') : '',
  )
  const [missing, setMissing] = useState(false)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t('tasks.day.title', { count: tasks.length, title: first?.title.slice(0, 80) ?? '' })}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t('tasks.day.set')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // Half-typed years come through as 0002.
          if (day < '1970') setMissing(true)
          else {
            onClose()
            onPick(day)
          }
        }}
      >
        <DateField
          ref={field}
          label={t('tasks.detail.date')}
          value={day}
          error={missing ? t('tasks.day.missing') : undefined}
          onValueChange={(next) => {
            setDay(next)
            setMissing(false)
          }}
        />
      </form>
    </Dialog>
  )
}
