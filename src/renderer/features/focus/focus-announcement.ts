import type { FocusSession } from '@contract/focus'

import type { FocusReading } from './focus-reading'

const MINUTE = 60_000
/** How often a screen reader is told the time, in minutes. */
const EVERY = 5

/** What a screen reader should hear; `mark` changes exactly when it should hear it again. */
export type FocusAnnouncement =
  | { readonly kind: 'paused' | 'deciding'; readonly mark: string }
  | { readonly kind: 'break'; readonly mark: string; readonly over: boolean }
  | { readonly kind: 'elapsed'; readonly mark: string; readonly overtimeMinutes: number }
  | { readonly kind: 'remaining'; readonly mark: string; readonly minutes: number }
  | { readonly kind: 'focused'; readonly mark: string; readonly minutes: number }

/** The sentence of the moment: it stays the same for five minutes, so that nothing is spoken more often. */
export function focusAnnouncement(session: FocusSession, reading: FocusReading): FocusAnnouncement {
  if (session.state === 'paused') return { kind: 'paused', mark: 'paused' }
  if (session.state === 'deciding') return { kind: 'deciding', mark: 'deciding' }
  if (session.state === 'break')
    return { kind: 'break', mark: reading.planElapsed ? 'break-over' : 'break', over: reading.planElapsed }
  if (reading.remainingMs === null) {
    const minutes = floorTo(reading.elapsedMs)
    return { kind: 'focused', mark: `focused-${minutes}`, minutes }
  }
  if (reading.planElapsed) {
    const overtimeMinutes = floorTo(reading.overtimeMs)
    return { kind: 'elapsed', mark: `elapsed-${overtimeMinutes}`, overtimeMinutes }
  }
  // Rounded up: "5 minutes left" is said when the clock shows 05:00, not when it shows 09:59.
  const minutes = Math.ceil(reading.remainingMs / (EVERY * MINUTE)) * EVERY
  const planned = Math.round((reading.plannedMs ?? 0) / MINUTE)
  return { kind: 'remaining', mark: `remaining-${minutes}`, minutes: Math.min(minutes, planned) }
}

function floorTo(milliseconds: number): number {
  return Math.floor(milliseconds / (EVERY * MINUTE)) * EVERY
}
