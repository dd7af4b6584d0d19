import type { DayNumber } from './calendar-date'
import type { DayPart } from './capture.types'
import type { Clock } from './clock-times'
import { PLAIN_RULE, type Rule } from './recurrence-rule'

/** A recurrence while it is being read. */
export type Draft = {
  readonly rule: Rule
  readonly times: readonly { readonly clock: Clock | null; readonly part: DayPart | null }[]
  readonly part: DayPart | null
  readonly zone: string | null
  readonly start: DayNumber | null
  /** "for 3 weeks": an end that can be computed only once the start is known. */
  readonly lasts: { readonly value: number; readonly unit: 'day' | 'week' | 'month' | 'year' } | null
  readonly fromCompletion: boolean
  /** Single days that are left out (EXDATE). */
  readonly exceptions: readonly DayNumber[]
  /** The recurrence stands at the front of the text, so that the task comes after it. */
  readonly opening: boolean
  readonly next: number
}

/** A draft of a rule and nothing else that was said. */
export function draftOf(rule: Partial<Rule>, next: number, more: Partial<Draft> = {}): Draft {
  return {
    rule: { ...PLAIN_RULE, ...rule },
    times: [],
    part: null,
    zone: null,
    start: null,
    lasts: null,
    fromCompletion: false,
    exceptions: [],
    opening: false,
    next,
    ...more,
  }
}
