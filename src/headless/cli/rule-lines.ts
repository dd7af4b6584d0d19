import { isZone, parseDateValue, zoneTime, type DateValue } from '@core/recurrence/index'

export type RuleLines = {
  readonly rule: string
  readonly exclusions: readonly DateValue[]
  readonly additions: readonly DateValue[]
}

/** Name, parameters and value of a line of a calendar file; a bare rule is none. */
const LINE = /^([A-Z-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/i

/** Reads a rule with lines EXDATE and RDATE beside it, as `proxy parse` and calendar files write them; or what is wrong. */
export function readRuleLines(text: string): RuleLines | string {
  const rules: string[] = []
  const exclusions: DateValue[] = []
  const additions: DateValue[] = []
  // Long lines of a calendar file go on behind a line break and a blank (RFC 5545 section 3.1).
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '')
  for (const line of unfolded.split(/\r?\n/).map((piece) => piece.trim())) {
    if (line === '') continue
    const [, written = 'RRULE', parameters = '', value = ''] = LINE.exec(line) ?? []
    const name = written.toUpperCase()
    switch (name) {
      case 'RRULE':
        rules.push(line)
        break
      case 'EXDATE':
      case 'RDATE': {
        const dates = readDateLine(name, parameters, value)
        if (typeof dates === 'string') return `--rule: ${dates}`
        ;(name === 'EXDATE' ? exclusions : additions).push(...dates)
        break
      }
      case 'DTSTART':
        return '--rule: leave the line DTSTART out; --dtstart says the start, and --tz its zone.'
      default:
        return `--rule: only EXDATE and RDATE can stand beside the rule, not ${name}.`
    }
  }
  if (rules.length > 1) return '--rule: there is more than one rule; give them one by one.'
  return { rule: rules[0] ?? '', exclusions, additions }
}

/** Reads lists of days and local date-times; `what` is named where one of them is neither. */
export function readDates(what: string, lists: readonly string[]): readonly DateValue[] | string {
  const dates: DateValue[] = []
  for (const text of lists.flatMap((list) => list.split(','))) {
    const date = parseDateValue(text)
    if (date === null) return `${what} needs a day or a local date-time such as 2026-03-03T09:00, not "${text}".`
    dates.push(date)
  }
  return dates
}

/** A local time of a line is of the zone that its TZID names, else of the rule's. */
function readDateLine(name: string, parameters: string, value: string): readonly DateValue[] | string {
  const dates = readDates(name, [value])
  const zone = /;TZID=(?:"([^"]*)"|([^;]*))/i.exec(parameters)?.slice(1).join('')
  if (zone === undefined || typeof dates === 'string') return dates
  if (!isZone(zone)) return `${name} has a TZID that is no known time zone: "${zone}".`
  return dates.map((date) =>
    date.kind === 'wall' ? { kind: 'instant', instant: zoneTime(zone).resolve(date.wall).instant } : date,
  )
}
