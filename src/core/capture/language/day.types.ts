import type { DayNumber } from './calendar-date'
import type { DayPart } from './capture.types'

/** A day that a phrase names, before it is joined with a time. */
export type DayMatch = {
  readonly day: DayNumber
  readonly next: number
  /** "tonight" and "this morning" bring a part of the day along. */
  readonly part: DayPart | null
  /** "in 2 hours" fixes the minute as well (minutes since midnight). */
  readonly minutes: number | null
  /** False for "next week" and "end of month", after which a weekday may still follow. */
  readonly exact: boolean
  /** A bare weekday: the next one, or the one after what it is counted from. */
  readonly weekly: boolean
}

export function dayMatch(day: DayNumber, next: number, more: Partial<DayMatch> = {}): DayMatch {
  return { day, next, part: null, minutes: null, exact: true, weekly: false, ...more }
}

/** The word in front of a day or time, which says what it is for. */
export type Marker = {
  readonly role: 'due' | 'start' | 'plain'
  /** The words as typed, in lower case. */
  readonly words: string
  readonly next: number
}
