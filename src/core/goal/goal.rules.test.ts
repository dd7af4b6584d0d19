import { describe, expect, test } from 'vitest'

import { earlierSpans, goalProgress, goalSpan, type GoalTerms } from './goal.rules'

const weekly: GoalTerms = {
  measure: 'count',
  target: 7,
  period: 'week',
  startsOn: '2026-01-01',
  endsOn: null,
  pausedAt: null,
  archivedAt: null,
}
const MONDAY = 1
const at = (today: string, done: number, goal: GoalTerms = weekly) =>
  goalProgress(goal, goalSpan(goal, today, MONDAY), done, today)

describe('the period that counts', () => {
  test.each([
    ['day', '2026-03-04', { from: '2026-03-04', to: '2026-03-04' }],
    ['week', '2026-03-04', { from: '2026-03-02', to: '2026-03-08' }],
    ['month', '2026-02-10', { from: '2026-02-01', to: '2026-02-28' }],
    ['once', '2026-03-04', { from: '2026-01-01', to: null }],
  ] as const)('of a %s', (period, date, span) => {
    expect(goalSpan({ ...weekly, period }, date, MONDAY)).toEqual(span)
  })

  test('is cut to when the goal begins and ends, and starts where the week of the person does', () => {
    const goal = { ...weekly, startsOn: '2026-03-04', endsOn: '2026-03-06' }
    expect(goalSpan(goal, '2026-03-05', MONDAY)).toEqual({ from: '2026-03-04', to: '2026-03-06' })
    expect(goalSpan(weekly, '2026-03-04', 0).from).toBe('2026-03-01')
  })

  test('has those before it, as far back as the goal goes', () => {
    const spans = earlierSpans({ ...weekly, startsOn: '2026-02-18' }, '2026-03-04', MONDAY, 8)
    expect(spans).toEqual([
      { from: '2026-02-23', to: '2026-03-01' },
      { from: '2026-02-18', to: '2026-02-22' },
    ])
  })
})

describe('where a goal stands', () => {
  test('nobody is behind on the first morning, and an even pace is on pace', () => {
    expect(at('2026-03-02', 0)).toMatchObject({ state: 'on_pace', expected: 0, daysLeft: 7, remaining: 7 })
    expect(at('2026-03-05', 3)).toMatchObject({ state: 'on_pace', expected: 3, daysLeft: 4 })
    expect(at('2026-03-05', 2)).toMatchObject({ state: 'behind' })
    expect(at('2026-03-05', 7)).toMatchObject({ state: 'met', remaining: 0 })
  })

  test('a habit that has more days to go than there are says so', () => {
    const habit = { ...weekly, measure: 'habit', target: 5 } as const
    expect(at('2026-03-07', 3, habit).state).toBe('behind')
    expect(at('2026-03-07', 2, habit).state).toBe('out_of_reach')
  })

  test('resting, put away, to come and over are told apart', () => {
    expect(at('2026-03-05', 0, { ...weekly, pausedAt: 1 }).state).toBe('paused')
    expect(at('2026-03-05', 9, { ...weekly, archivedAt: 1 }).state).toBe('archived')
    expect(at('2026-03-05', 0, { ...weekly, startsOn: '2026-04-01' }).state).toBe('upcoming')
    expect(at('2026-03-05', 3, { ...weekly, endsOn: '2026-03-04' }).state).toBe('ended')
  })

  test('without an end there is no pace to keep', () => {
    expect(at('2026-03-05', 0, { ...weekly, period: 'once' })).toMatchObject({
      state: 'on_pace',
      daysLeft: null,
      expected: null,
    })
  })
})
