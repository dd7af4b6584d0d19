import type { FocusSession } from '@contract/focus'

const MINUTE = 60_000

/** What a session's clock says at one moment; all in milliseconds. */
export type FocusReading = {
  readonly elapsedMs: number
  /** Null when the session is open-ended. */
  readonly plannedMs: number | null
  readonly remainingMs: number | null
  /** How far beyond the plan, 0 before its end. */
  readonly overtimeMs: number
  /** Part of the plan that has passed, 0 to 1; null when the session is open-ended. */
  readonly share: number | null
  readonly planElapsed: boolean
}

/** Whether the clock of the session goes on by itself. */
export function runs(session: Pick<FocusSession, 'state'>): boolean {
  return session.state === 'focusing' || session.state === 'break'
}

/** What the clock had counted when the session was asked for: the round, or the break. */
export function clockedMs(session: Pick<FocusSession, 'state' | 'roundMs' | 'currentBreakMs'>): number {
  return session.state === 'break' ? session.currentBreakMs : session.roundMs
}

/** What the session's clock says `sinceAsOfMs` after the moment the server spoke of; never counted from ticks. */
export function readFocus(session: FocusSession, sinceAsOfMs: number): FocusReading {
  const onBreak = session.state === 'break'
  const elapsedMs = clockedMs(session) + (runs(session) ? Math.max(0, sinceAsOfMs) : 0)
  const planned = onBreak ? session.breakMinutes : session.plannedMinutes
  const plannedMs = planned === null ? null : planned * MINUTE
  if (plannedMs === null) {
    return { elapsedMs, plannedMs, remainingMs: null, overtimeMs: 0, share: null, planElapsed: false }
  }
  return {
    elapsedMs,
    plannedMs,
    remainingMs: Math.max(0, plannedMs - elapsedMs),
    overtimeMs: Math.max(0, elapsedMs - plannedMs),
    share: Math.min(1, elapsedMs / plannedMs),
    planElapsed: elapsedMs >= plannedMs,
  }
}

/** The plan after adding minutes: from the later of plan and time spent, so that "5 more minutes" means five from now. */
export function extendedPlan(session: FocusSession, reading: FocusReading, minutes: number): number {
  return Math.min(1440, Math.max(session.plannedMinutes ?? 0, Math.ceil(reading.elapsedMs / MINUTE)) + minutes)
}
