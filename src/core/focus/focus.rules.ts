import type { FocusSegmentKind, FocusState, FocusTechnique } from '@contract/vocabulary'

export type Segment = {
  readonly kind: FocusSegmentKind
  readonly cause: string | null
  readonly startedAt: number
  readonly endedAt: number | null
}

export type Totals = {
  readonly focusMs: number
  /** Focus since the last break: what the plan of a round is held against. */
  readonly roundMs: number
  /** From 1: breaks divide a session into rounds. */
  readonly round: number
  /** Paused by choice. */
  readonly pausedMs: number
  /** Paused by an interruption, or away. */
  readonly interruptedMs: number
  readonly breakMs: number
  /** The break that is running, or ran last. */
  readonly lastBreakMs: number
}

/** Adds up the segments of a session in their order; an open one lasts until `now`. Never negative. */
export function segmentTotals(segments: readonly Segment[], now: number): Totals {
  const length = (segment: Segment): number => Math.max(0, (segment.endedAt ?? now) - segment.startedAt)
  const total = (wanted: (segment: Segment) => boolean): number =>
    segments.filter(wanted).reduce((sum, segment) => sum + length(segment), 0)
  const lastBreak = segments.findLastIndex(({ kind }) => kind === 'break')
  const rounds = segments.filter(
    ({ kind }, index) => kind === 'focus' && (index === 0 || segments[index - 1]?.kind === 'break'),
  ).length
  return {
    focusMs: total(({ kind }) => kind === 'focus'),
    roundMs: segments
      .slice(lastBreak + 1)
      .filter(({ kind }) => kind === 'focus')
      .reduce((sum, segment) => sum + length(segment), 0),
    round: Math.max(1, rounds),
    pausedMs: total(({ kind, cause }) => kind === 'pause' && cause !== 'interruption'),
    interruptedMs: total(({ kind, cause }) => kind === 'away' || (kind === 'pause' && cause === 'interruption')),
    breakMs: total(({ kind }) => kind === 'break'),
    lastBreakMs: segments
      .slice(Math.max(0, lastBreak))
      .filter(({ kind }) => kind === 'break')
      .reduce((sum, segment) => sum + length(segment), 0),
  }
}

/** Share of a session that was focus, 0 to 1, breaks aside; null when nothing was. Its parts are in the totals. */
export function focusScore({
  focusMs,
  pausedMs,
  interruptedMs,
}: Pick<Totals, 'focusMs' | 'pausedMs' | 'interruptedMs'>): number | null {
  const all = focusMs + pausedMs + interruptedMs
  return all === 0 ? null : focusMs / all
}

export function isOpenState(state: FocusState): boolean {
  return state !== 'finished' && state !== 'discarded'
}

/** Milliseconds until the plan of the round is over; 0 when it is, null when there is none or the clock stands still. */
export function untilElapsed(
  session: { readonly state: FocusState; readonly plannedMinutes: number | null; readonly breakMinutes: number | null },
  totals: Pick<Totals, 'roundMs' | 'lastBreakMs'>,
): number | null {
  if (session.state === 'focusing' && session.plannedMinutes !== null)
    return Math.max(0, session.plannedMinutes * 60_000 - totals.roundMs)
  if (session.state === 'break' && session.breakMinutes !== null)
    return Math.max(0, session.breakMinutes * 60_000 - totals.lastBreakMs)
  return null
}

export type BreakLengths = {
  readonly breakMinutes: number
  readonly longBreakMinutes: number
  /** A long break follows every so many rounds. */
  readonly longBreakEvery: number
}

const MINUTE = 60_000

/**
 * Minutes of break that a technique suggests; a countdown leaves it to the person, who gets the short one.
 * Pomodoro (Cirillo, 2006): a long one after every fourth. Flowtime (Read-Bivens, 2016): 5 up to 25 minutes of work, 8
 * below 50, 10 from there.
 */
export function suggestedBreak(
  technique: FocusTechnique,
  roundMs: number,
  roundsDone: number,
  lengths: BreakLengths,
): number {
  switch (technique) {
    case 'pomodoro':
      return roundsDone > 0 && roundsDone % lengths.longBreakEvery === 0
        ? lengths.longBreakMinutes
        : lengths.breakMinutes
    case 'flowtime':
      if (roundMs <= 25 * MINUTE) return 5
      return roundMs < 50 * MINUTE ? 8 : 10
    case 'countdown':
      return lengths.breakMinutes
  }
}

const LEARNED_FROM = 5
const ROUND_TO = 5

/** A length that fits how long sessions really lasted: their median, to 5 minutes; null below five sessions. */
export function learnedMinutes(focusMinutes: readonly number[]): number | null {
  const real = focusMinutes.filter((minutes) => minutes >= 5).toSorted((a, b) => a - b)
  if (real.length < LEARNED_FROM) return null
  const middle = Math.floor(real.length / 2)
  const upper = real[middle] ?? 0
  const median = real.length % 2 === 1 ? upper : (upper + (real[middle - 1] ?? upper)) / 2
  return Math.min(240, Math.max(ROUND_TO, Math.round(median / ROUND_TO) * ROUND_TO))
}
