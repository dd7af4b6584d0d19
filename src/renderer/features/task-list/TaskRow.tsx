import { CircleDot, Ellipsis, Play, RotateCcw, Sun } from 'lucide-react'
import { type ReactNode, memo, useState } from 'react'

import type { Task } from '@contract/task'
import { t, useFormatter } from '@renderer/i18n/index'
import { CompleteToggle, IconButton, Row } from '@renderer/ui/index'

import { isClosed } from './task-changes'
import { taskCommands } from './task-commands'
import { type TaskFact, TaskFacts } from './TaskFacts'
import { useTaskListRow } from './task-list.context'

/** Longest title the contract takes. */
export const TITLE_MAX = 500

export type TaskRowProps = {
  readonly task: Task
  /** What the surroundings say already. */
  readonly without?: readonly TaskFact[]
  /** A second line. */
  readonly note?: ReactNode
  /** Instead of the facts at the end of the line. */
  readonly meta?: ReactNode
  /** The actions that stand in the row: starting it, or sorting it. */
  readonly quick?: 'focus' | 'sort'
  /** 1-based position where not all rows are in the document. */
  readonly rowIndex?: number | undefined
}

/** A task as one line of a list. Stands in a TaskListArea, which knows what its keys and menu do. */
export const TaskRow = memo(function TaskRow({ task, without, note, meta, quick = 'focus', rowIndex }: TaskRowProps) {
  const { actions, now, openId, editingId, finishEdit } = useTaskListRow()
  const closed = isClosed(task.status)
  const deleted = task.deletedAt !== null
  return (
    <Row
      id={task.id}
      current={openId === task.id}
      quiet={closed || deleted}
      rowIndex={rowIndex}
      note={note}
      leading={
        <CompleteToggle
          checked={closed}
          cancelled={task.status === 'cancelled'}
          title={task.title}
          disabled={deleted}
          onCheckedChange={(checked) => actions.setDone([task], checked)}
        />
      }
      meta={meta ?? <TaskFacts task={task} now={now} {...(without === undefined ? {} : { without })} />}
      actions={editingId === task.id ? undefined : <RowActions task={task} quick={quick} />}
    >
      {editingId === task.id ? (
        <TitleEditor title={task.title} onFinish={(title) => finishEdit(task, title)} />
      ) : (
        <TaskTitle title={task.title} />
      )}
    </Row>
  )
})

/** A title in its own direction; cut off at its own end, and whole on hover. */
export function TaskTitle({ title }: { readonly title: string }) {
  return (
    <div
      dir="auto"
      title={title.length > 60 ? title : undefined}
      className="truncate text-left max-sm:line-clamp-2 max-sm:whitespace-normal"
    >
      {title}
    </div>
  )
}

function RowActions({ task, quick }: { readonly task: Task; readonly quick: 'focus' | 'sort' }) {
  return (
    <>
      <QuickActions task={task} quick={quick} />
      <IconButton
        size="small"
        label={t('tasks.action.more', { title: task.title.slice(0, 80) })}
        aria-haspopup="menu"
        icon={<Ellipsis size={16} />}
        onClick={(event) => openContextMenu(event.currentTarget)}
      />
    </>
  )
}

function QuickActions({ task, quick }: { readonly task: Task; readonly quick: 'focus' | 'sort' }) {
  const { actions, now } = useTaskListRow()
  const format = useFormatter()
  if (task.deletedAt !== null) {
    return (
      <IconButton
        size="small"
        label={t('tasks.action.restore')}
        command={taskCommands.restore.id}
        icon={<RotateCcw size={16} />}
        onClick={() => actions.restore([task])}
      />
    )
  }
  if (isClosed(task.status)) return null
  if (quick === 'sort') {
    return (
      <>
        <IconButton
          size="small"
          label={t('tasks.action.toDo')}
          command={taskCommands.toDo.id}
          icon={<CircleDot size={16} />}
          onClick={() => actions.setStatus([task], 'todo')}
        />
        <IconButton
          size="small"
          label={t('tasks.action.dueToday')}
          command={taskCommands.dueToday.id}
          icon={<Sun size={16} />}
          onClick={() => actions.setDue([task], format.localDate(now))}
        />
      </>
    )
  }
  return (
    <IconButton
      size="small"
      className="pointer-coarse:hidden"
      label={t('tasks.action.startFocus')}
      command={taskCommands.startFocus.id}
      icon={<Play size={16} />}
      onClick={() => actions.startFocus(task)}
    />
  )
}

/** The list has one menu for all its rows, behind the right click; a row's button opens that one below itself. */
function openContextMenu(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect()
  button.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom + 4 }),
  )
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}

/** The title as a field in its row. Enter and leaving keep what was typed, Escape does not. */
function TitleEditor({
  title,
  onFinish,
}: {
  readonly title: string
  readonly onFinish: (title: string | null) => void
}) {
  const [text, setText] = useState(title)
  const finish = (): void => {
    const next = text.trim()
    onFinish(next === '' || next === title ? null : next)
  }
  return (
    <input
      ref={takeFocus}
      dir="auto"
      aria-label={t('tasks.detail.titleLabel')}
      value={text}
      maxLength={TITLE_MAX}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          finish()
        } else if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onFinish(null)
        }
      }}
      className="-mx-1 w-[calc(100%+0.5rem)] rounded-control bg-raised px-1 text-14 outline-2 outline-focus"
    />
  )
}
