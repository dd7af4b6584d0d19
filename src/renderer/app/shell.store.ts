import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What lies over the screen; one at a time. */
export type Overlay = 'none' | 'capture' | 'palette' | 'keyboard'

export type ShellState = {
  readonly overlay: Overlay
  readonly railCollapsed: boolean
  /** The screen alone, without rail and bars: for focusing on one task. */
  readonly bare: boolean
}

const RAIL_KEY = 'proxy.rail'

/** State of the frame only: nothing here outlives the window but the rail's width. */
export const shellStore = createStore<ShellState>(() => ({
  overlay: 'none',
  railCollapsed: readRail(),
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

/** Collapses the rail to icons, or expands it, and remembers that. */
export function toggleRail(): void {
  const railCollapsed = !shellStore.getState().railCollapsed
  shellStore.setState({ railCollapsed })
  try {
    localStorage.setItem(RAIL_KEY, railCollapsed ? 'collapsed' : 'full')
  } catch {
    // Without storage the rail is full again at the next start.
  }
}

export function useOverlay(): Overlay {
  return useStore(shellStore, (state) => state.overlay)
}

export function useRailCollapsed(): boolean {
  return useStore(shellStore, (state) => state.railCollapsed)
}

/** Takes the frame away, or brings it back. */
export function setBare(bare: boolean): void {
  shellStore.setState({ bare })
}

export function useBare(): boolean {
  return useStore(shellStore, (state) => state.bare)
}

function readRail(): boolean {
  try {
    return localStorage.getItem(RAIL_KEY) === 'collapsed'
  } catch {
    return false
  }
}
