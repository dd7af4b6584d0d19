import { CalendarDays, CircleCheck, CircleDot, Flag, FolderClosed, Hash, RotateCcw, Trash2, X } from 'lucide-react'

import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { DropdownMenu, IconButton } from '@renderer/ui/index'

import { isClosed } from './task-changes'
import { taskCommands } from './task-commands'
import { type TaskMenuWays, dueEntries, priorityEntries } from './task-menu'

const ICON = 16

export type BulkBarProps = {
  readonly tasks: readonly Task[]
  readonly ways: TaskMenuWays
  readonly onClear: () => void
}

/** What can be done with all selected tasks at once; floats at the end of the list while something is selected. */
export function BulkBar({ tasks, ways, onClear }: BulkBarProps) {
  const { actions, pickProject, pickTag } = ways
  const closed = tasks.every((task) => isClosed(task.status))
  const deleted = tasks.every((task) => task.deletedAt !== null)
  return (
    <div className="pointer-events-none sticky bottom-3 z-20 mt-4 flex justify-center">
      <div
        role="toolbar"
        aria-label={t('tasks.bulk.label')}
        className="pointer-events-auto flex max-w-full animate-pop-in items-center gap-0.5 rounded-surface border border-line bg-raised p-1 shadow-overlay"
      >
        <span data-numeric aria-live="polite" className="px-2 text-13 font-medium whitespace-nowrap">
          {t('tasks.bulk.selected', { count: tasks.length })}
        </span>
        {deleted ? (
          <IconButton
            size="small"
            label={t('tasks.action.restore')}
            command={taskCommands.restore.id}
            icon={<RotateCcw size={ICON} />}
            onClick={() => actions.restore(tasks)}
          />
        ) : (
          <>
            <IconButton
              size="small"
              label={closed ? t('tasks.action.reopen') : t('tasks.action.complete')}
              command={taskCommands.complete.id}
              icon={closed ? <RotateCcw size={ICON} /> : <CircleCheck size={ICON} />}
              onClick={() => actions.setDone(tasks, !closed)}
            />
            {!closed && (
              <>
                <IconButton
                  size="small"
                  label={t('tasks.action.toDo')}
                  command={taskCommands.toDo.id}
                  icon={<CircleDot size={ICON} />}
                  disabled={tasks.every((task) => task.status === 'todo')}
                  onClick={() => actions.setStatus(tasks, 'todo')}
                />
                <DropdownMenu
                  side="top"
                  align="start"
                  trigger={
                    <IconButton size="small" label={t('tasks.action.due')} icon={<CalendarDays size={ICON} />} />
                  }
                  entries={dueEntries(tasks, ways)}
                />
                <DropdownMenu
                  side="top"
                  align="start"
                  trigger={<IconButton size="small" label={t('tasks.action.priority')} icon={<Flag size={ICON} />} />}
                  entries={priorityEntries(tasks, ways)}
                />
              </>
            )}
            <IconButton
              size="small"
              label={t('tasks.action.project')}
              command={taskCommands.project.id}
              icon={<FolderClosed size={ICON} />}
              onClick={() => pickProject?.(tasks)}
            />
            <IconButton
              size="small"
              label={t('tasks.action.tag')}
              command={taskCommands.tag.id}
              icon={<Hash size={ICON} />}
              onClick={() => pickTag?.(tasks)}
            />
            <IconButton
              size="small"
              label={t('tasks.action.delete')}
              command={taskCommands.remove.id}
              icon={<Trash2 size={ICON} />}
              onClick={() => actions.remove(tasks)}
            />
          </>
        )}
        <span aria-hidden className="mx-1 h-5 w-px bg-line" />
        <IconButton
          size="small"
          label={t('tasks.action.clearSelection')}
          shortcut="escape"
          icon={<X size={ICON} />}
          onClick={onClear}
        />
      </div>
    </div>
  )
}
