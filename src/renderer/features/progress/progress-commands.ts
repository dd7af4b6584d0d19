import type { CommandDefinition } from '@renderer/app/keyboard'

/** What can be done on Progress by key. */
export const progressCommands = {
  newGoal: { id: 'progress.newGoal', title: 'progress.command.newGoal', group: 'navigation', keys: ['shift+g'] },
  review: { id: 'progress.review', title: 'progress.command.review', group: 'navigation', keys: ['shift+w'] },
} as const satisfies Readonly<Record<string, CommandDefinition>>
