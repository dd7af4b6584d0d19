import {
  CalendarDays,
  CircleCheck,
  CircleDot,
  CircleSlash,
  Eye,
  EyeOff,
  Flag,
  FolderClosed,
  Hash,
  Hourglass,
  LayoutTemplate,
  ListPlus,
  Moon,
  PanelRight,
  Pencil,
  Play,
  RotateCcw,
  SquareCheck,
  Trash2,
} from 'lucide-react'

import type { Task } from '@contract/task'
import { askTemplate } from '@renderer/app/template-ask.store'
import { type Formatter, type Instant, t } from '@renderer/i18n/index'
import { type MenuEntry, PriorityMark, priorityWord } from '@renderer/ui/index'

import { isClosed } from './task-changes'
import { priorityCommands, taskCommands } from './task-commands'
import { addDays, nextWeekStart } from './task-due'
import type { Hiding } from './use-hiding'
import type { TaskActions } from './use-task-actions'

const ICON = 16
const TWO_HOURS = 2 * 60 * 60_000

export type TaskMenuWays = {
  readonly actions: TaskActions
  readonly hiding: Hiding
  readonly now: Instant
  readonly format: Formatter
  readonly open?: ((task: Task) => void) | undefined
  readonly edit?: ((task: Task) => void) | undefined
  readonly pickProject?: ((tasks: readonly Task[]) => void) | undefined
  readonly pickTag?: ((tasks: readonly Task[]) => void) | undefined
  readonly pickDay?: ((tasks: readonly Task[]) => void) | undefined
  /** For pointers that cannot hold Ctrl or Shift. */
  readonly select?: ((task: Task) => void) | undefined
}

/** Everything that can be done with some tasks, as a menu; for a right click, a row's button and the bulk bar. */
export function taskMenu(tasks: readonly Task[], ways: TaskMenuWays): readonly MenuEntry[] {
  const entries = allEntries(tasks, ways)
  // Between two lines nothing may be left.
  return entries.filter(({ kind }, at) => kind !== 'separator' || entries[at + 1]?.kind !== 'separator')
}

function allEntries(tasks: readonly Task[], ways: TaskMenuWays): readonly MenuEntry[] {
  const [first] = tasks
  if (first === undefined) return []
  const { actions, open, edit, pickProject, pickTag, select } = ways
  const single = tasks.length === 1 ? first : undefined
  if (tasks.every((task) => task.deletedAt !== null)) {
    return [
      ...(single !== undefined && open !== undefined ? [openEntry(single, open)] : []),
      {
        kind: 'item',
        id: 'restore',
        label: t('tasks.action.restore'),
        icon: <RotateCcw size={ICON} />,
        command: taskCommands.restore.id,
        onSelect: () => actions.restore(tasks),
      },
    ]
  }
  const closed = tasks.every((task) => isClosed(task.status))
  return [
    ...(single !== undefined && open !== undefined ? [openEntry(single, open)] : []),
    ...(single !== undefined && !closed
      ? [
          {
            kind: 'item',
            id: 'focus',
            label: t('tasks.action.startFocus'),
            icon: <Play size={ICON} />,
            command: taskCommands.startFocus.id,
            onSelect: () => actions.startFocus(single),
          } as const,
        ]
      : []),
    {
      kind: 'item',
      id: 'complete',
      label: closed ? t('tasks.action.reopen') : t('tasks.action.complete'),
      icon: closed ? <RotateCcw size={ICON} /> : <CircleCheck size={ICON} />,
      command: taskCommands.complete.id,
      onSelect: () => actions.setDone(tasks, !closed),
    },
    ...(single !== undefined && edit !== undefined
      ? [
          {
            kind: 'item',
            id: 'edit',
            label: t('tasks.action.edit'),
            icon: <Pencil size={ICON} />,
            command: taskCommands.edit.id,
            onSelect: () => edit(single),
          } as const,
        ]
      : []),
    ...(single !== undefined && select !== undefined
      ? [
          {
            kind: 'item',
            id: 'select',
            label: t('tasks.action.select'),
            icon: <SquareCheck size={ICON} />,
            command: 'list.select',
            onSelect: () => select(single),
          } as const,
        ]
      : []),
    ...(closed ? [] : openTaskEntries(tasks, ways)),
    { kind: 'separator', id: 'where' },
    ...(pickProject === undefined
      ? []
      : [
          {
            kind: 'item',
            id: 'project',
            label: t('tasks.action.project'),
            icon: <FolderClosed size={ICON} />,
            command: taskCommands.project.id,
            onSelect: () => pickProject(tasks),
          } as const,
        ]),
    ...(pickTag === undefined
      ? []
      : [
          {
            kind: 'item',
            id: 'tag',
            label: t('tasks.action.tag'),
            icon: <Hash size={ICON} />,
            command: taskCommands.tag.id,
            onSelect: () => pickTag(tasks),
          } as const,
        ]),
    ...(single === undefined ? [] : [...templateEntries(single, closed), hidingEntry(single, ways.hiding)]),
    { kind: 'separator', id: 'end' },
    {
      kind: 'item',
      id: 'delete',
      label: t('tasks.action.delete'),
      icon: <Trash2 size={ICON} />,
      tone: 'danger',
      command: taskCommands.remove.id,
      onSelect: () => actions.remove(tasks),
    },
  ]
}

function templateEntries(task: Task, closed: boolean): readonly MenuEntry[] {
  return [
    ...(closed
      ? []
      : [
          {
            kind: 'item',
            id: 'template-add',
            label: t('tasks.action.addFromTemplate'),
            icon: <ListPlus size={ICON} />,
            command: taskCommands.addFromTemplate.id,
            onSelect: () => askTemplate({ kind: 'add', task }),
          } as const,
        ]),
    ...(task.steps === 0
      ? []
      : [
          {
            kind: 'item',
            id: 'template-save',
            label: t('tasks.action.saveTemplate'),
            icon: <LayoutTemplate size={ICON} />,
            command: taskCommands.saveTemplate.id,
            onSelect: () => askTemplate({ kind: 'save', task }),
          } as const,
        ]),
  ]
}

function hidingEntry(task: Task, hiding: Hiding): MenuEntry {
  const own = hiding.isOwn(task)
  return {
    kind: 'item',
    id: 'hide',
    label: own ? t('tasks.action.unhide') : t('tasks.action.hide'),
    icon: own ? <Eye size={ICON} /> : <EyeOff size={ICON} />,
    command: own ? taskCommands.unhide.id : taskCommands.hide.id,
    onSelect: () => hiding.set(task, !own),
  }
}

function openEntry(task: Task, open: (task: Task) => void): MenuEntry {
  return {
    kind: 'item',
    id: 'open',
    label: t('tasks.action.open'),
    icon: <PanelRight size={ICON} />,
    command: 'list.open',
    onSelect: () => open(task),
  }
}

function openTaskEntries(tasks: readonly Task[], ways: TaskMenuWays): readonly MenuEntry[] {
  const { actions } = ways
  const every = (status: Task['status']) => tasks.every((task) => task.status === status)
  return [
    { kind: 'separator', id: 'state' },
    {
      kind: 'item',
      id: 'todo',
      label: t('tasks.action.toDo'),
      icon: <CircleDot size={ICON} />,
      command: taskCommands.toDo.id,
      disabled: every('todo'),
      onSelect: () => actions.setStatus(tasks, 'todo'),
    },
    {
      kind: 'item',
      id: 'waiting',
      label: t('tasks.action.waiting'),
      icon: <Hourglass size={ICON} />,
      command: taskCommands.waiting.id,
      disabled: every('waiting'),
      onSelect: () => actions.setStatus(tasks, 'waiting'),
    },
    {
      kind: 'item',
      id: 'cancel',
      label: t('tasks.action.cancel'),
      icon: <CircleSlash size={ICON} />,
      onSelect: () => actions.setStatus(tasks, 'cancelled'),
    },
    {
      kind: 'submenu',
      id: 'due',
      label: t('tasks.action.due'),
      icon: <CalendarDays size={ICON} />,
      entries: dueEntries(tasks, ways),
    },
    {
      kind: 'submenu',
      id: 'priority',
      label: t('tasks.action.priority'),
      icon: <Flag size={ICON} />,
      entries: priorityEntries(tasks, ways),
    },
    {
      kind: 'submenu',
      id: 'snooze',
      label: t('tasks.action.snooze'),
      icon: <Moon size={ICON} />,
      entries: snoozeEntries(tasks, ways),
    },
  ]
}

/** Days to be due on, relative to now. */
export function dueEntries(
  tasks: readonly Task[],
  { actions, now, format, pickDay }: TaskMenuWays,
): readonly MenuEntry[] {
  const day = format.localDate(now)
  const entry = (id: string, label: string, command: string, due: string | null): MenuEntry => ({
    kind: 'item',
    id,
    label,
    command,
    checked: tasks.every((task) => task.dueDate === due),
    onSelect: () => actions.setDue(tasks, due),
  })
  return [
    entry('today', t('tasks.action.dueToday'), taskCommands.dueToday.id, day),
    entry('tomorrow', t('tasks.action.dueTomorrow'), taskCommands.dueTomorrow.id, addDays(day, 1)),
    entry('week', t('tasks.action.dueNextWeek'), taskCommands.dueNextWeek.id, nextWeekStart(day, format)),
    ...(pickDay === undefined
      ? []
      : [
          {
            kind: 'item',
            id: 'day',
            label: t('tasks.action.dueDay'),
            command: taskCommands.dueDay.id,
            onSelect: () => pickDay(tasks),
          } as const,
        ]),
    entry('none', t('tasks.action.noDue'), taskCommands.noDue.id, null),
  ]
}

/** The five priorities. */
export function priorityEntries(tasks: readonly Task[], { actions }: TaskMenuWays): readonly MenuEntry[] {
  return priorityCommands.map(({ id, priority }) => ({
    kind: 'item',
    id: priority,
    label: priorityWord(priority),
    icon: <PriorityMark priority={priority} decorative />,
    command: id,
    checked: tasks.every((task) => task.priority === priority),
    onSelect: () => actions.setPriority(tasks, priority),
  }))
}

function snoozeEntries(tasks: readonly Task[], { actions, now }: TaskMenuWays): readonly MenuEntry[] {
  const asleep = tasks.some((task) => task.snoozedUntil !== null && task.snoozedUntil > now)
  return [
    {
      kind: 'item',
      id: 'hours',
      label: t('tasks.action.snoozeHours'),
      command: taskCommands.snooze.id,
      onSelect: () => actions.snooze(tasks, inTwoHours()),
    },
    {
      kind: 'item',
      id: 'tomorrow',
      label: t('tasks.action.snoozeTomorrow'),
      onSelect: () => actions.snooze(tasks, tomorrowMorning(Date.now())),
    },
    ...(asleep
      ? [
          {
            kind: 'item',
            id: 'back',
            label: t('tasks.action.unsnooze'),
            onSelect: () => actions.snooze(tasks, null),
          } as const,
        ]
      : []),
  ]
}

/** Two hours from now, on a whole minute. */
export function inTwoHours(): Instant {
  return Math.ceil((Date.now() + TWO_HOURS) / 60_000) * 60_000
}

/** Eight in the morning of the next day, by this computer's zone. */
function tomorrowMorning(now: Instant): Instant {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 8).getTime()
}
