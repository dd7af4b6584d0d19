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

/** A rule as it can be chosen; null when choosing cannot say all of it. */
export function choiceOf(rule: string): RepeatChoice | null {
  const parts = new Map(
    rule.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name, value]
    }),
  )
  const unit = repeatUnits.find((it) => it === parts.get('FREQ'))
  const until = parts.get('UNTIL') ?? ''
  const count = parts.get('COUNT')
  const weekdays = weekdaysOf(parts.get('BYDAY') ?? '')
  const sayable = new Set(['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', ...(unit === 'WEEKLY' ? ['BYDAY'] : [])])
  if (unit === undefined || weekdays === null || [...parts.keys()].some((name) => !sayable.has(name))) return null
  if (until !== '' && !/^\d{8}$/.test(until)) return null
  return {
    unit,
    interval: parts.get('INTERVAL') ?? '1',
    weekdays,
    ends: count !== undefined ? 'count' : until !== '' ? 'day' : 'never',
    until: until.replace(/(....)(..)(..)/, '$1-$2-$3'),
    count: count ?? emptyChoice.count,
  }
}

function weekdaysOf(list: string): readonly number[] | null {
  const days = list === '' ? [] : list.split(',').map((code) => CODES.findIndex((it) => it === code) + 1)
  return days.includes(0) ? null : days
}
