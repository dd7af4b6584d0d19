import type { FocusSession } from '@contract/focus'

const MINUTE_MS = 60_000

/** What the clock of a session says, in whole minutes as people read them off. */
export type FocusTime =
  | { readonly kind: 'left'; readonly minutes: number }
  | { readonly kind: 'over'; readonly minutes: number }
  /** A session without a plan counts up. */
  | { readonly kind: 'focused'; readonly minutes: number }

export type TimedSession = Pick<
  FocusSession,
  'state' | 'roundMs' | 'currentBreakMs' | 'asOf' | 'plannedMinutes' | 'breakMinutes'
>

export function focusTime(session: TimedSession, now: number): FocusTime {
  const onBreak = session.state === 'break'
  const runs = onBreak || session.state === 'focusing'
  const passedMs = (onBreak ? session.currentBreakMs : session.roundMs) + (runs ? Math.max(0, now - session.asOf) : 0)
  const planned = onBreak ? session.breakMinutes : session.plannedMinutes
  if (planned === null) return { kind: 'focused', minutes: Math.floor(passedMs / MINUTE_MS) }
  const leftMs = planned * MINUTE_MS - passedMs
  return leftMs > 0
    ? { kind: 'left', minutes: Math.ceil(leftMs / MINUTE_MS) }
    : { kind: 'over', minutes: Math.floor(-leftMs / MINUTE_MS) }
}

/** "24 min left", "1 h 5 min left", "time is up", "3 min over", "12 min". */
export function focusTimeText(time: FocusTime): string {
  switch (time.kind) {
    case 'left':
      return `${duration(time.minutes)} left`
    case 'over':
      return time.minutes === 0 ? 'time is up' : `${duration(time.minutes)} over`
    case 'focused':
      return duration(time.minutes)
  }
}

export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
