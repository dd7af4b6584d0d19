import { describe, expect, test } from 'vitest'

import { bestHourOf } from './focus-days'

const MINUTE = 60_000

/** Minutes by hour; the days hold the same sum, a share each. */
function figures(minutes: Readonly<Record<number, number>>, { sessions = 10, days = 5 } = {}) {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    focusMs: (minutes[hour] ?? 0) * MINUTE,
    interruptions: 0,
  }))
  const focusMs = hours.reduce((sum, hour) => sum + hour.focusMs, 0)
  return {
    hours,
    days: Array.from({ length: 30 }, (_, day) => ({
      date: `2026-03-${String(day + 1).padStart(2, '0')}`,
      focusMs: day < days ? focusMs / days : 0,
      sessions: 1,
      interruptions: 0,
    })),
    totals: { focusMs, sessions, pausedMs: 0, interruptedMs: 0, score: 1 },
  }
}

describe('the hour with most focus', () => {
  test('is said to have most only when it has more than half', () => {
    expect(bestHourOf(figures({ 9: 200, 10: 90 }))).toEqual({ hour: 9, most: true })
    expect(bestHourOf(figures({ 9: 100, 10: 90, 11: 40 }))).toEqual({ hour: 9, most: false })
  })

  test('is not said on a tie, nor when the lead is chance', () => {
    expect(
      bestHourOf(figures(Object.fromEntries(Array.from({ length: 15 }, (_, hour) => [hour, 120])))),
    ).toBeUndefined()
    expect(bestHourOf(figures({ 9: 100, 10: 98 }))).toBeUndefined()
  })

  test('is not said of few sessions or few days', () => {
    expect(bestHourOf(figures({ 1: 60 }, { sessions: 1, days: 1 }))).toBeUndefined()
    expect(bestHourOf(figures({ 9: 200 }, { sessions: 4 }))).toBeUndefined()
    expect(bestHourOf(figures({ 9: 200 }, { days: 2 }))).toBeUndefined()
    expect(bestHourOf(figures({}, { sessions: 0, days: 0 }))).toBeUndefined()
  })
})
