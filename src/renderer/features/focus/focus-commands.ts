import type { CommandDefinition } from '@renderer/app/keyboard'

/** What a running session answers to on its own screen, beside the keys that work everywhere. */
export const focusCommands = {
  toggle: { id: 'focus.toggle', title: 'focus.command.pause', group: 'focus', keys: ['p'], scope: 'focus' },
  finish: { id: 'focus.finish', title: 'focus.command.done', group: 'focus', keys: ['d'], scope: 'focus' },
  drifted: { id: 'focus.drifted', title: 'focus.command.drifted', group: 'focus', keys: [','], scope: 'focus' },
  back: {
    id: 'focus.back',
    title: 'focus.command.back',
    group: 'focus',
    keys: ['escape'],
    scope: 'focus',
    whileTyping: true,
    keyOnly: true,
  },
  break: { id: 'focus.break', title: 'focus.command.break', group: 'focus', keys: ['b'], scope: 'focus' },
  keep: { id: 'focus.keep', title: 'focus.command.keep', group: 'focus', keys: ['y'], scope: 'focus' },
  trim: { id: 'focus.trim', title: 'focus.command.trim', group: 'focus', keys: ['x'], scope: 'focus' },
  switchTask: { id: 'focus.switch', title: 'focus.command.switch', group: 'focus', keys: ['t'], scope: 'focus' },
  stuck: { id: 'focus.stuck', title: 'focus.command.stuck', group: 'focus', keys: ['s'], scope: 'focus' },
  full: { id: 'focus.full', title: 'focus.command.full', group: 'focus', keys: ['f'], scope: 'focus' },
  leaveFull: {
    id: 'focus.leaveFull',
    title: 'focus.leaveFullScreen',
    group: 'focus',
    keys: ['escape'],
    scope: 'focus-full',
    keyOnly: true,
  },
  away: { id: 'focus.away', title: 'focus.command.away', group: 'focus', keys: ['i'], scope: 'focus' },
  extend: { id: 'focus.extend', title: 'focus.command.extend', group: 'focus', keys: ['+'], scope: 'focus' },
} as const satisfies Readonly<Record<string, CommandDefinition>>
