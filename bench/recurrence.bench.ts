import { firstOccurrences, formatWall, parseDateValue, parseRule, type Recurrence } from '@core/recurrence/index'

import { median, percentile, row, time, type Measured } from './table'

const OCCURRENCES = 10_000
const LIMIT_MS = 50
const RUNS = 15

const rules: readonly (readonly [string, string])[] = [
  ['daily', 'FREQ=DAILY'],
  ['weekly, several days', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR'],
  ['monthly, second Tuesday', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['yearly, 29 February (all 1,930 until 9999)', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
  ['yearly, Monday of week 20 (all until 9999)', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'],
  ['last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['hourly', 'FREQ=HOURLY'],
  ['never (31 February), until that is known', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31'],
]

/**
 * Expands rules into local times of a zone whose clocks change, written out as text. As
 * everywhere here the median is held to the limit; the first run, which compiles and looks the zone up, stands beside it.
 */
export async function recurrenceBench(): Promise<readonly Measured[]> {
  const rows: Measured[] = []
  for (const [what, text] of rules) {
    const recurrence = recurrenceOf(text)
    let expanded = 0
    const samples = await time(RUNS, () => {
      const lines = firstOccurrences(recurrence, OCCURRENCES).map(({ wall }) => formatWall(wall))
      expanded = lines.length
    })
    const p95 = percentile(samples, 0.95)
    rows.push(
      row(
        what,
        `10,000 in ≤ ${LIMIT_MS} ms`,
        `${expanded} in p50 ${median(samples).toFixed(1)} · p95 ${p95.toFixed(1)} · first ${(samples[0] ?? 0).toFixed(1)} ms`,
        median(samples) <= LIMIT_MS,
      ),
    )
  }
  return rows
}

function recurrenceOf(text: string): Recurrence {
  const parsed = parseRule(text)
  const start = parseDateValue('2026-01-01T09:00')
  if (!parsed.ok || start?.kind !== 'wall') throw new Error(`The rule ${text} cannot be read`)
  return { rule: parsed.rule, start: start.wall, zone: 'Europe/Berlin' }
}
