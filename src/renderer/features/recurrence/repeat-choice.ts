export const repeatUnits = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type RepeatUnit = (typeof repeatUnits)[number]

/** A repetition as it is chosen: every so many units, on which weekdays, until when. */
export type RepeatChoice = {
  readonly unit: RepeatUnit
  /** As typed, so that the field can be empty meanwhile. */
  readonly interval: string
  /** 1 is Monday; of use with weeks only. */
  readonly weekdays: readonly number[]
  readonly ends: 'never' | 'day' | 'count'
  /** 'YYYY-MM-DD'. */
  readonly until: string
  readonly count: string
}

export const emptyChoice: RepeatChoice = {
  unit: 'WEEKLY',
  interval: '1',
  weekdays: [],
  ends: 'never',
  until: '',
  count: '10',
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** The rule of a choice (RFC 5545). What is half typed goes into it as it is, so that the core says what is wrong. */
export function ruleOf(choice: RepeatChoice): string {
  const parts = [`FREQ=${choice.unit}`, `INTERVAL=${choice.interval.trim() || '0'}`]
  if (choice.unit === 'WEEKLY' && choice.weekdays.length > 0) {
    const days = choice.weekdays.toSorted((a, b) => a - b).map((day) => CODES[day - 1] ?? 'MO')
    parts.push(`BYDAY=${days.join(',')}`)
  }
  if (choice.ends === 'count') parts.push(`COUNT=${choice.count.trim() || '0'}`)
  if (choice.ends === 'day' && choice.until !== '') parts.push(`UNTIL=${choice.until.replaceAll('-', '')}`)
  return parts.join(';')
}
