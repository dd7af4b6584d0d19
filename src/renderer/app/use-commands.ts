import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { KeyHintLookup } from '@renderer/ui/key-hints'
import type { RovingHandle } from '@renderer/ui/roving'
import { useKeyboardLayer } from '@renderer/ui/keyboard-layer'
import { type Command, type CommandDefinition, type CommandEntry, keyboard } from './keyboard'

/** Offers commands while the calling component is on the screen; newest closures are used, none need be memoised. */
export function useCommands(commands: readonly Command[]): void {
  const layer = useKeyboardLayer()
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  // Only a change of which commands there are needs a new registration.
  const signature = commands.map((command) => `${command.id}=${command.keys.join('|')}`).join(';')
  useEffect(() => keyboard.register(() => latest.current, layer), [layer, signature])
}

/** Every command with its keys in force, drawn again when one of them changes. */
export function useCommandEntries(): readonly CommandEntry[] {
  useStore(keyboard.state, (state) => state.version)
  return keyboard.entries()
}

/** The binding to show for a command, for `UiProvider`; changes when bindings do. */
export function useKeyHintLookup(): KeyHintLookup {
  return useStore(keyboard.state, (state) => state.keyHintOf)
}

/** The begun sequence, 'g', to hint at what may follow. */
export function usePendingKeys(): string | undefined {
  return useStore(keyboard.state, (state) => state.pending)
}

/** What lists answer to; declared once, so that the keyboard map knows them on every screen. */
export const listCommands = [
  {
    id: 'list.next',
    title: 'common.keyboard.listNext',
    group: 'list',
    keys: ['j', 'arrowdown'],
    scope: 'list',
    repeats: true,
    keyOnly: true,
  },
  {
    id: 'list.previous',
    title: 'common.keyboard.listPrevious',
    group: 'list',
    keys: ['k', 'arrowup'],
    scope: 'list',
    repeats: true,
    keyOnly: true,
  },
  { id: 'list.first', title: 'common.keyboard.listFirst', group: 'list', keys: ['home'], scope: 'list', keyOnly: true },
  { id: 'list.last', title: 'common.keyboard.listLast', group: 'list', keys: ['end'], scope: 'list', keyOnly: true },
  { id: 'list.open', title: 'common.keyboard.listOpen', group: 'list', keys: ['enter'], scope: 'list', keyOnly: true },
  { id: 'list.select', title: 'common.keyboard.listSelect', group: 'list', keys: ['x'], scope: 'list', keyOnly: true },
] as const satisfies readonly CommandDefinition[]

/** Lets J, K, X and the like reach the main list of the screen from anywhere on the page. */
export function useListCommands(list: RefObject<RovingHandle | null>): void {
  const has = () => list.current !== null
  const focused = () => list.current?.focusedId() !== undefined
  const [next, previous, first, last, open, select] = listCommands
  useCommands([
    { ...next, when: has, run: () => list.current?.move(1) },
    { ...previous, when: has, run: () => list.current?.move(-1) },
    { ...first, when: has, run: () => list.current?.first() },
    { ...last, when: has, run: () => list.current?.last() },
    { ...open, when: focused, run: () => list.current?.open() },
    { ...select, when: focused, run: () => list.current?.toggleSelected() },
  ])
}
