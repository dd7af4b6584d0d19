import {
  emptyReason,
  formatWall,
  occurrences,
  parseDateValue,
  parseRule,
  type Recurrence,
  type RecurrenceRule,
} from '@core/recurrence/index'

import { readDates, readRuleLines } from './rule-lines'
import { readZone } from './zone-option'

export type RecurOptions = {
  readonly dtstart: string
  readonly timeZone: string | null
  readonly rule: string
  readonly exdates: readonly string[]
  readonly rdates: readonly string[]
  readonly limit: number | null
}

/** Occurrences shown of a rule without an end when no limit is given. */
export const DEFAULT_LIMIT = 100

export type RecurOutcome =
  | { readonly kind: 'invalid'; readonly message: string }
  /** `note` is what to say when there is nothing to list. */
  | { readonly kind: 'listed'; readonly note: string | null }

/** Writes the occurrences of a rule, one local date-time a line, in order; touches no data. */
export async function listRecurrence(
  options: RecurOptions,
  write: (text: string) => Promise<void>,
): Promise<RecurOutcome> {
  const read = readRecurrence(options)
  if (typeof read === 'string') return { kind: 'invalid', message: read }
  const { rule } = read
  const bounded = rule.count !== null || rule.until !== null
  const limit = options.limit ?? (bounded ? Number.POSITIVE_INFINITY : DEFAULT_LIMIT)
  let listed = 0
  let lines = ''
  for (const { wall } of occurrences(read)) {
    lines += `${formatWall(wall)}\n`
    listed += 1
    if (lines.length > 32_000) {
      await write(lines)
      lines = ''
    }
    if (listed >= limit) break
  }
  if (lines !== '') await write(lines)
  return { kind: 'listed', note: listed > 0 ? null : emptyNote(read) }
}

function emptyNote(recurrence: Recurrence): string {
  switch (emptyReason(recurrence)) {
    case 'ends_before_start':
      return 'No occurrences: the rule ends before its first one.'
    case 'excluded':
      return 'No occurrences: every one is left out.'
    case 'never':
    case null:
      return 'No occurrences: this rule never happens, because no day or time fits all of its parts (up to the year 9999).'
  }
}

/** What to expand, or what is wrong with the options. */
function readRecurrence(options: RecurOptions): Recurrence | string {
  const start = parseDateValue(options.dtstart)
  if (start === null || start.kind === 'instant')
    return `--dtstart needs a local date-time such as 2026-03-03T09:00, not "${options.dtstart}".`
  const tz = readZone(options.timeZone)
  if (!tz.known) return tz.message
  const lines = readRuleLines(options.rule)
  if (typeof lines === 'string') return lines
  const parsed = parseRule(lines.rule)
  if (!parsed.ok) return `--rule: ${parsed.problem.message}`
  const exclusions = readDates('--exdate', options.exdates)
  if (typeof exclusions === 'string') return exclusions
  const additions = readDates('--rdate', options.rdates)
  if (typeof additions === 'string') return additions
  return {
    rule: start.kind === 'day' ? withoutTimes(parsed.rule) : parsed.rule,
    start: start.kind === 'day' ? start.day * 86_400 : start.wall,
    zone: tz.zone,
    exclusions: [...lines.exclusions, ...exclusions],
    additions: [...lines.additions, ...additions],
  }
}

/** Beside a start without a time, the parts for times have to be ignored (RFC 5545 section 3.3.10). */
function withoutTimes(rule: RecurrenceRule): RecurrenceRule {
  return { ...rule, hours: [], minutes: [], seconds: [] }
}
