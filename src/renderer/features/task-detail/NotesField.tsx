import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { TextArea } from '@renderer/ui/index'

import { DraftNote } from './DraftNote'
import { useDraftField } from './use-draft-field'
import { useTextWrite } from './use-task-writes'

/** Longest text the contract takes, in UTF-16 code units. */
const NOTES_MAX = 100_000

/** Plain text that grows with what is written. */
export function NotesField({ task }: { readonly task: Task }) {
  const save = useTextWrite(task.id)
  const field = useDraftField({
    draftKey: `task.${task.id}.notes`,
    value: task.notes,
    save: (text) => save({ changes: { notes: text }, shown: (it) => ({ ...it, notes: text }) }),
  })
  return (
    <div className="mt-2">
      <TextArea
        plain
        hideLabel
        label={t('tasks.detail.notes')}
        placeholder={t('tasks.detail.notesPlaceholder')}
        dir="auto"
        minRows={field.text === '' ? 1 : 2}
        maxRows={24}
        maxLength={NOTES_MAX}
        readOnly={task.deletedAt !== null}
        value={field.text}
        onChange={(event) => field.setText(event.target.value)}
        onBlur={field.leave}
        className="text-14! leading-6!"
      />
      <DraftNote field={field} readOnly={task.deletedAt !== null} />
    </div>
  )
}
