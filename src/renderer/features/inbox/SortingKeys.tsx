import { t } from '@renderer/i18n/index'
import { KeyHints } from '@renderer/ui/KeyHints'
import { taskCommands } from '@renderer/features/task-list/index'

/** The keys that sort. */
export function SortingKeys() {
  return (
    <KeyHints
      className="mb-2"
      label={t('tasks.inbox.hints')}
      hints={[
        [taskCommands.toDo.id, t('tasks.inbox.hintToDo')],
        [taskCommands.dueToday.id, t('tasks.inbox.hintToday')],
        [taskCommands.dueTomorrow.id, t('tasks.inbox.hintTomorrow')],
        [taskCommands.dueNextWeek.id, t('tasks.inbox.hintNextWeek')],
        [taskCommands.project.id, t('tasks.inbox.hintProject')],
        ['task.priority.high', t('tasks.inbox.hintPriority')],
        [taskCommands.remove.id, t('tasks.inbox.hintDelete')],
      ]}
    />
  )
}
