import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { addDays } from '../time'
import { describeAchievements } from './achievement.rules'
import { type LedgerEntry, LedgerFold } from './ledger-fold'

const MONDAY = '2026-03-02'
let next = 0

function task(
  day: number,
  minutes: number | null,
  estimateMinutes: number | null,
  subjectId = `task-${++next}`,
): LedgerEntry {
  return entry({ kind: 'task.completed', day, minutes, estimateMinutes, subjectId })
}

function session(day: number, minutes: number): LedgerEntry {
  return entry({ kind: 'focus.finished', day, minutes, estimateMinutes: null, subjectId: `session-${++next}` })
}

function entry({
  day,
  ...rest
}: Pick<LedgerEntry, 'kind' | 'minutes' | 'estimateMinutes' | 'subjectId'> & { day: number }): LedgerEntry {
  const id = ++next
  return { ...rest, id: `entry-${id}`, title: 'Work', at: day * 86_400_000 + id, localDate: addDays(MONDAY, day) }
}

function fold(entries: readonly LedgerEntry[]): LedgerFold {
  const result = new LedgerFold()
  for (const one of entries) result.add(one)
  return result
}

/** All that a fold says, for comparison. */
function reading(of: LedgerFold): unknown {
  const dates = [...of.activeDates()].toSorted()
  return {
    first: of.firstDate,
    days: dates.map((date) => of.day(date)),
    weeks: of.weeks(),
    points: of.points(addDays(MONDAY, 400)),
    achievements: describeAchievements(of.counts, of.achieved),
  }
}

test('a day counts eight hours at most', () => {
  const busy = fold([task(0, 400, 400), task(0, 400, 400)])
  expect(busy.points(MONDAY)).toBe(480)
  expect(busy.day(MONDAY).earned).toBe(800)
})

test('the bonus of a week is added when the week is over, so that completing a task never costs points', () => {
  const good = [task(0, 60, 60), task(1, 60, 60)]
  const sunday = addDays(MONDAY, 6)
  expect(fold(good).points(sunday)).toBe(120)
  expect(fold(good).points(addDays(MONDAY, 7))).toBe(240)
  const padded = [...good, task(2, 30, 300)]
  expect(fold(padded).points(sunday)).toBe(150)
  expect(fold(padded).points(addDays(MONDAY, 7))).toBe(150)
})

test('completing again what was reopened counts only what was added', () => {
  const first = task(0, 30, 60, 'same')
  const again = task(1, 45, 60, 'same')
  const result = fold([first, again])
  expect([result.xpOf(first), result.xpOf(again)]).toEqual([30, 15])
  expect(result.points(addDays(MONDAY, 3))).toBe(45)
  expect(result.counts.tasks).toBe(1)
})

test('sessions are counted, and earn nothing by themselves', () => {
  const result = fold([session(0, 50), session(0, 10)])
  expect(result.day(MONDAY)).toMatchObject({ sessions: 2, focusMinutes: 60, earned: 0 })
})

describe('achievements', () => {
  const earned = (entries: readonly LedgerEntry[]): readonly string[] => [...fold(entries).achieved.keys()]

  test('name the entry that earned them', () => {
    const first = task(0, 10, 10)
    expect(fold([first, task(1, 10, 10)]).achieved.get('first_task')).toMatchObject({ eventId: first.id, at: first.at })
  })

  test('of a steady week and of four in a row', () => {
    const week = (start: number): LedgerEntry[] => [0, 1, 2, 3, 4].map((day) => session(start + day, 25))
    expect(earned(week(0))).toContain('five_day_week')
    expect(earned([...week(0), ...week(7), ...week(14)])).not.toContain('four_steady_weeks')
    expect(earned([...week(0), ...week(7), ...week(14), ...week(21)])).toContain('four_steady_weeks')
    expect(earned([...week(0), ...week(7), ...week(21), ...week(28)])).not.toContain('four_steady_weeks')
  })

  test('of estimates need estimates that were close', () => {
    const close = Array.from({ length: 5 }, (_, day) => task(day, 60, 55))
    expect(earned(close)).toContain('calibrated_week')
    expect(earned(close.map((one) => ({ ...one, estimateMinutes: 200 })))).not.toContain('calibrated_week')
  })

  test('welcome whoever comes back', () => {
    expect(earned([session(0, 25), session(14, 25)])).not.toContain('back_again')
    expect(earned([session(0, 25), session(15, 25)])).toContain('back_again')
  })
})

test('the same ledger always gives the same progress, and adding to a fold equals folding anew', () => {
  const entries = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 90 }),
      minutes: fc.option(fc.integer({ min: 0, max: 600 })),
      estimate: fc.option(fc.integer({ min: 1, max: 600 })),
      subject: fc.integer({ min: 0, max: 12 }),
      isTask: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(entries, fc.nat(), (made, cut) => {
      const ledger = made.map(({ day, minutes, estimate, subject, isTask }) =>
        isTask ? task(day, minutes, estimate, `subject-${subject}`) : session(day, minutes ?? 0),
      )
      const kept = fold(ledger.slice(0, cut % (ledger.length + 1)))
      for (const one of ledger.slice(cut % (ledger.length + 1))) kept.add(one)
      expect(reading(kept)).toEqual(reading(fold(ledger)))
      expect(kept.points('2027-01-01')).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 100 },
  )
})
