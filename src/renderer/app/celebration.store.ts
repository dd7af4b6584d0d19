import { createStore } from 'zustand/vanilla'

/** How often a task was completed here; whoever shows it looks for a change. */
export const celebrationStore = createStore<{ readonly count: number }>(() => ({ count: 0 }))

/** Says that the person has just completed a task in this window. */
export function celebrate(): void {
  celebrationStore.setState(({ count }) => ({ count: count + 1 }))
}
