import { Check, Play, RotateCcw } from 'lucide-react'

import type { Task } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { cx } from '@renderer/ui/cx'
import { IconButton } from '@renderer/ui/IconButton'
import { ProjectMark } from '@renderer/ui/ProjectMark'

type PaletteTaskProps = {
  readonly task: Task
  readonly selected: boolean
  readonly onStartFocus: (task: Task) => void
  readonly onToggleDone: (task: Task) => void
}

/** A found task; the other things one can do with it appear on the selected line. */
export function PaletteTask({ task, selected, onStartFocus, onToggleDone }: PaletteTaskProps) {
  const closed = task.status === 'done' || task.status === 'cancelled'
  return (
    <>
      <span className={cx('min-w-0 flex-1 truncate', closed && 'text-fg-faint line-through')} dir="auto">
        {task.title}
      </span>
      {task.project !== null && (
        <span className="flex min-w-0 shrink items-center gap-1.5 text-12 text-fg-faint">
          <ProjectMark color={task.project.color} size={8} />
          <span className="max-w-32 truncate">{task.project.name}</span>
        </span>
      )}
      {selected && (
        // The line itself is the option; these are for the pointer, and have their keys.
        <span className="flex shrink-0 items-center" onPointerDown={(event) => event.preventDefault()}>
          {!closed && (
            <IconButton
              tabIndex={-1}
              size="small"
              label={t('palette.startFocus')}
              shortcut="mod+enter"
              icon={<Play size={14} />}
              onClick={(event) => {
                event.stopPropagation()
                onStartFocus(task)
              }}
            />
          )}
          <IconButton
            tabIndex={-1}
            size="small"
            label={closed ? t('palette.reopen') : t('palette.complete')}
            shortcut="shift+enter"
            icon={closed ? <RotateCcw size={14} /> : <Check size={14} />}
            onClick={(event) => {
              event.stopPropagation()
              onToggleDone(task)
            }}
          />
        </span>
      )}
    </>
  )
}
