import type { DayNumber, Weekday } from './calendar'

export const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** Seconds since 1970-01-01T00:00:00 as the clocks on the wall show them; the zone says which instant that is. */
export type WallSeconds = number

/** A weekday; `nth` counts within the month or year, from the end when negative, and is null for every such day. */
export type RuleWeekday = { readonly weekday: Weekday; readonly nth: number | null }

/** Where a rule ends, the end included. A day lasts until its midnight. */
export type RuleEnd =
  | { readonly kind: 'day'; readonly day: DayNumber }
  | { readonly kind: 'wall'; readonly wall: WallSeconds }
  /** Milliseconds UTC. */
  | { readonly kind: 'instant'; readonly instant: number }

/** RFC 5545 section 3.3.10, every part. An empty list stands for a part that was not given. */
export type RecurrenceRule = {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | null
  readonly until: RuleEnd | null
  readonly weekStart: Weekday
  readonly months: readonly number[]
  readonly weekNumbers: readonly number[]
  readonly yearDays: readonly number[]
  readonly monthDays: readonly number[]
  readonly weekdays: readonly RuleWeekday[]
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  readonly seconds: readonly number[]
  readonly positions: readonly number[]
}

/** What EXDATE and RDATE name: a whole day, a local time, or an instant (milliseconds UTC). */
export type DateValue = RuleEnd

/** A rule with the start it counts from, the zone its clocks are in, and its exceptions. */
export type Recurrence = {
  readonly rule: RecurrenceRule
  readonly start: WallSeconds
  readonly zone: string
  readonly exclusions?: readonly DateValue[]
  readonly additions?: readonly DateValue[]
}

export type Occurrence = {
  /** What the clocks of the zone show then. */
  readonly wall: WallSeconds
  /** Milliseconds UTC. */
  readonly instant: number
}
