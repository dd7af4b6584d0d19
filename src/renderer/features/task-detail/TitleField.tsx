import type { Ref } from 'react'

import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { CompleteToggle, leaveField, TextArea } from '@renderer/ui/index'
import { TITLE_MAX, isClosed } from '@renderer/features/task-list/index'

import { DraftNote } from './DraftNote'
import { useDraftField } from './use-draft-field'
import { useTextWrite } from './use-task-writes'

export type TitleFieldProps = {
  readonly task: Task
  readonly onDoneChange: (done: boolean) => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** The title, edited where it is read; one line that wraps. */
export function TitleField({ task, onDoneChange, ref }: TitleFieldProps) {
  const save = useTextWrite(task.id)
  const field = useDraftField({
    draftKey: `task.${task.id}.title`,
    value: task.title,
    save: (text) => save({ changes: { title: text }, shown: (it) => ({ ...it, title: trimmed(text) }) }),
    normalise: trimmed,
    check: titleProblem,
  })
  return (
    <div className="flex items-start gap-3 pt-1">
      <CompleteToggle
        size="large"
        className="mt-1.5"
        checked={isClosed(task.status)}
        cancelled={task.status === 'cancelled'}
        disabled={task.deletedAt !== null}
        title={task.title}
        onCheckedChange={onDoneChange}
      />
      <div className="min-w-0 flex-1">
        <TextArea
          {...(ref === undefined ? {} : { ref })}
          plain
          hideLabel
          label={t('tasks.detail.titleLabel')}
          dir="auto"
          minRows={1}
          maxRows={10}
          enterKeyHint="done"
          readOnly={task.deletedAt !== null}
          value={field.text}
          onChange={(event) => field.setText(event.target.value.replaceAll(/[\r\n]+/g, ' '))}
          onBlur={field.leave}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') {
              event.preventDefault()
              leaveField(event.currentTarget)
            }
          }}
          className="py-1! text-22! font-semibold"
        />
        <DraftNote field={field} readOnly={task.deletedAt !== null} />
      </div>
    </div>
  )
}

function trimmed(text: string): string {
  return text.trim()
}

function titleProblem(text: string): string | undefined {
  if (text.trim() === '') return t('tasks.detail.titleEmpty')
  return text.trim().length > TITLE_MAX ? t('tasks.detail.titleTooLong', { max: TITLE_MAX }) : undefined
}
