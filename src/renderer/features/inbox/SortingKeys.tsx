import { t } from '@renderer/i18n/index'
import { Kbd, useKeyHint } from '@renderer/ui/index'
import { taskCommands } from '@renderer/features/task-list/index'

/** The keys that sort, in view where they are used; they follow what a person changed. */
export function SortingKeys() {
  return (
    <dl
      aria-label={t('tasks.inbox.hints')}
      className="mb-2 hidden flex-wrap items-center gap-x-4 gap-y-1.5 px-2 text-12 text-fg-muted md:flex pointer-coarse:hidden"
    >
      <Hint command={taskCommands.toDo.id} word={t('tasks.inbox.hintToDo')} />
      <Hint command={taskCommands.dueToday.id} word={t('tasks.inbox.hintToday')} />
      <Hint command={taskCommands.dueTomorrow.id} word={t('tasks.inbox.hintTomorrow')} />
      <Hint command={taskCommands.dueNextWeek.id} word={t('tasks.inbox.hintNextWeek')} />
      <Hint command={taskCommands.project.id} word={t('tasks.inbox.hintProject')} />
      <Hint command="task.priority.high" word={t('tasks.inbox.hintPriority')} />
      <Hint command={taskCommands.remove.id} word={t('tasks.inbox.hintDelete')} />
    </dl>
  )
}

function Hint({ command, word }: { readonly command: string; readonly word: string }) {
  const keys = useKeyHint({ command })
  if (keys === undefined) return null
  return (
    <div className="inline-flex items-center gap-1.5">
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{word}</dd>
    </div>
  )
}
