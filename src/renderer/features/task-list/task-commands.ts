import type { Priority } from '@contract/vocabulary'
import type { CommandDefinition } from '@renderer/app/keyboard'

/** What can be done with the marked task of any list; one key or a short sequence each. D is for day, R for rank. */
export const taskCommands = {
  complete: { id: 'task.complete', title: 'tasks.action.complete', group: 'task', keys: ['space'], scope: 'list' },
  edit: { id: 'task.edit', title: 'tasks.action.edit', group: 'task', keys: ['e'], scope: 'list' },
  startFocus: { id: 'task.focus', title: 'tasks.action.startFocus', group: 'task', keys: ['s'], scope: 'list' },
  toDo: { id: 'task.todo', title: 'tasks.action.toDo', group: 'task', keys: ['t'], scope: 'list' },
  waiting: { id: 'task.waiting', title: 'tasks.action.waiting', group: 'task', keys: ['w'], scope: 'list' },
  dueToday: { id: 'task.due.today', title: 'tasks.action.dueToday', group: 'task', keys: ['d t'], scope: 'list' },
  dueTomorrow: {
    id: 'task.due.tomorrow',
    title: 'tasks.action.dueTomorrow',
    group: 'task',
    keys: ['d m'],
    scope: 'list',
  },
  dueNextWeek: {
    id: 'task.due.nextWeek',
    title: 'tasks.action.dueNextWeek',
    group: 'task',
    keys: ['d w'],
    scope: 'list',
  },
  dueDay: { id: 'task.due.day', title: 'tasks.action.dueDay', group: 'task', keys: ['d d'], scope: 'list' },
  noDue: { id: 'task.due.none', title: 'tasks.action.noDue', group: 'task', keys: ['d n'], scope: 'list' },
  snooze: { id: 'task.snooze', title: 'tasks.action.snooze', group: 'task', keys: ['z'], scope: 'list' },
  project: { id: 'task.project', title: 'tasks.action.project', group: 'task', keys: ['p'], scope: 'list' },
  tag: { id: 'task.tag', title: 'tasks.action.tag', group: 'task', keys: ['#'], scope: 'list' },
  breakDown: { id: 'task.breakDown', title: 'tasks.action.breakDown', group: 'task', keys: ['b'], scope: 'list' },
  stuck: { id: 'task.stuck', title: 'tasks.action.stuck', group: 'task', keys: ['f'], scope: 'list' },
  saveTemplate: {
    id: 'task.template.save',
    title: 'tasks.action.saveTemplate',
    group: 'task',
    keys: [],
    scope: 'list',
  },
  addFromTemplate: {
    id: 'task.template.add',
    title: 'tasks.action.addFromTemplate',
    group: 'task',
    keys: [],
    scope: 'list',
  },
  hide: { id: 'task.hide', title: 'tasks.action.hide', group: 'task', keys: [], scope: 'list' },
  unhide: { id: 'task.unhide', title: 'tasks.action.unhide', group: 'task', keys: [], scope: 'list' },
  remove: {
    id: 'task.delete',
    title: 'tasks.action.delete',
    group: 'task',
    keys: ['delete', 'backspace'],
    scope: 'list',
  },
  restore: { id: 'task.restore', title: 'tasks.action.restore', group: 'task', keys: ['u'], scope: 'list' },
} as const satisfies Readonly<Record<string, CommandDefinition>>

/** A key for each priority: R and its letter. */
export const priorityCommands = [
  {
    id: 'task.priority.critical',
    title: 'common.priority.critical',
    group: 'task',
    keys: ['r c'],
    scope: 'list',
    priority: 'critical',
  },
  {
    id: 'task.priority.high',
    title: 'common.priority.high',
    group: 'task',
    keys: ['r h'],
    scope: 'list',
    priority: 'high',
  },
  {
    id: 'task.priority.medium',
    title: 'common.priority.medium',
    group: 'task',
    keys: ['r m'],
    scope: 'list',
    priority: 'medium',
  },
  {
    id: 'task.priority.low',
    title: 'common.priority.low',
    group: 'task',
    keys: ['r l'],
    scope: 'list',
    priority: 'low',
  },
  {
    id: 'task.priority.none',
    title: 'common.priority.none',
    group: 'task',
    keys: ['r n'],
    scope: 'list',
    priority: 'none',
  },
] as const satisfies readonly (CommandDefinition & { readonly priority: Priority })[]
