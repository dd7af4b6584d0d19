import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

import { useMediaQuery } from '@renderer/ui/use-media-query'

/** What lies over the screen; one at a time. */
export type Overlay = 'none' | 'capture' | 'palette' | 'keyboard'

export type ShellState = {
  readonly overlay: Overlay
  /** What the person chose, in a window with room for names and in a narrow one; null: as the room is. */
  readonly rail: { readonly wide: RailChoice | null; readonly narrow: RailChoice | null }
  /** The screen alone, without rail and bars: for focusing on one task. */
  readonly bare: boolean
}

type RailChoice = 'full' | 'collapsed'

/** public/boot.js reads the same. */
const RAIL_KEYS = { wide: 'proxy.rail', narrow: 'proxy.rail.narrow' } as const
/** Below this the names in the rail would take a third of the window: a small window, or a page zoomed to 200 %. */
const NARROW = '(max-width: 899.98px)'
/** From here on there is a rail at all; `sm` in theme.css. */
const HAS_RAIL = '(min-width: 640px)'
/** In a lower window the rail has no empty foot. */
const TALL = '(min-height: 520px)'

/** State of the frame only: nothing here outlives the window but the rail's width. */
export const shellStore = createStore<ShellState>(() => ({
  overlay: 'none',
  rail: { wide: readRail('wide'), narrow: readRail('narrow') },
  bare: false,
}))

/** Opens one of the surfaces that can lie over any screen, in place of the one that is open. */
export function openOverlay(overlay: Overlay): void {
  shellStore.setState({ overlay })
}

/** Opens the capture box over whatever is on screen. */
export function openCapture(): void {
  openOverlay('capture')
}

/** Closes what lies over the screen. */
export function closeOverlay(): void {
  openOverlay('none')
}

/** Collapses the rail to icons, or expands it, and remembers that for windows of this kind. */
export function toggleRail(): void {
  const { rail } = shellStore.getState()
  const room = window.matchMedia(NARROW).matches ? 'narrow' : 'wide'
  const choice = railCollapsed(rail[room], room === 'narrow') ? 'full' : 'collapsed'
  shellStore.setState({ rail: { ...rail, [room]: choice } })
  try {
    localStorage.setItem(RAIL_KEYS[room], choice)
  } catch {
    // Without storage the rail is as the room is at the next start.
  }
}

export function useOverlay(): Overlay {
  return useStore(shellStore, (state) => state.overlay)
}

export function useRailCollapsed(): boolean {
  const narrow = useMediaQuery(NARROW)
  const choice = useStore(shellStore, ({ rail }) => (narrow ? rail.narrow : rail.wide))
  return railCollapsed(choice, narrow)
}

/** Whether the rail has an empty foot in which messages can stand. */
export function useRailFoot(): boolean {
  const collapsed = useRailCollapsed()
  const there = useMediaQuery(HAS_RAIL)
  const tall = useMediaQuery(TALL)
  return there && tall && !collapsed
}

function railCollapsed(choice: RailChoice | null, narrow: boolean): boolean {
  return choice === null ? narrow : choice === 'collapsed'
}

/** Takes the frame away, or brings it back. */
export function setBare(bare: boolean): void {
  shellStore.setState({ bare })
}

export function useBare(): boolean {
  return useStore(shellStore, (state) => state.bare)
}

function readRail(room: keyof typeof RAIL_KEYS): RailChoice | null {
  try {
    const stored = localStorage.getItem(RAIL_KEYS[room])
    return stored === 'full' || stored === 'collapsed' ? stored : null
  } catch {
    return null
  }
}
