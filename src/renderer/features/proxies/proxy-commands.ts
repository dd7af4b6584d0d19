import type { CommandDefinition } from '@renderer/app/keyboard'

/** What the inbox of suggestions answers to. */
export const proxyCommands = {
  accept: { id: 'proxies.accept', title: 'proxies.command.accept', group: 'list', keys: ['a'], scope: 'proxies' },
  toggle: {
    id: 'proxies.toggle',
    title: 'proxies.command.toggle',
    group: 'list',
    keys: ['x'],
    scope: 'proxies',
    keyOnly: true,
  },
  edit: { id: 'proxies.edit', title: 'proxies.command.edit', group: 'list', keys: ['e'], scope: 'proxies' },
  decline: { id: 'proxies.decline', title: 'proxies.command.decline', group: 'list', keys: ['r'], scope: 'proxies' },
  refresh: { id: 'proxies.refresh', title: 'proxies.command.refresh', group: 'list', keys: ['w'], scope: 'proxies' },
  undo: { id: 'proxies.undo', title: 'proxies.command.undo', group: 'list', keys: ['u'], scope: 'proxies' },
} as const satisfies Readonly<Record<string, CommandDefinition>>
