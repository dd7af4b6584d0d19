import { describe, expect, test } from 'vitest'

import { urgencyOf, urgencyTerms, type UrgencyFacts } from './urgency.rules'

const now = Date.parse('2026-03-03T09:00:00Z')
const DAY = 86_400_000
const plain: UrgencyFacts = {
  now,
  createdAt: now,
  due: null,
  scheduled: null,
  priority: null,
  active: false,
  waiting: false,
  blocked: false,
  blocking: false,
  project: false,
  next: false,
  tags: 0,
  annotations: 0,
}
const urgency = (facts: Partial<UrgencyFacts>): number => urgencyOf({ ...plain, ...facts })
const inDays = (days: number): Partial<UrgencyFacts> => ({ due: now + days * DAY })

describe('the urgency of Taskwarrior', () => {
  test.each([
    ['due now', inDays(0), 8.8],
    ['a week overdue', inDays(-7), 12],
    ['a month overdue', inDays(-30), 12],
    ['due in three weeks', inDays(21), 2.4],
    ['due in exactly two weeks', inDays(14), 2.4],
    ['due tomorrow', inDays(1), 12 * ((13 * 0.8) / 21 + 0.2)],
    ['a day and a half overdue', inDays(-1.5), 12 * ((15.5 * 0.8) / 21 + 0.2)],
    [
      'important, new, due now, with a project and a tag',
      { ...inDays(0), priority: 'H', project: true, tags: 1 },
      16.6,
    ],
    ['of medium priority', { priority: 'M' }, 3.9],
    ['of low priority', { priority: 'L' }, 1.8],
    ['tagged next', { next: true, tags: 1 }, 15.8],
    ['blocking others', { blocking: true }, 8],
    ['scheduled for yesterday', { scheduled: now - DAY }, 5],
    ['scheduled for tomorrow', { scheduled: now + DAY }, 0],
    ['begun', { active: true }, 4],
    ['blocked', { blocked: true }, -5],
    ['waiting', { waiting: true }, -3],
    ['half a year old', { createdAt: now - 182.9 * DAY }, (2 * 182) / 365],
    ['five years old', { createdAt: now - 1826 * DAY }, 2],
    ['made by a clock that was ahead', { createdAt: now + DAY }, 0],
    ['with two tags', { tags: 2 }, 0.9],
    ['with five comments', { annotations: 5 }, 1],
    ['of which nothing is known', {}, 0],
  ] satisfies [string, Partial<UrgencyFacts>, number][])('of a task that is %s', (_, facts, expected) => {
    expect(Math.abs(urgency(facts) - expected)).toBeLessThan(1e-3)
  })

  test('names each part that counts and none that does not', () => {
    expect(urgencyTerms({ ...plain, ...inDays(0), priority: 'H', project: true, tags: 1 })).toEqual([
      { part: 'due', share: 14 * (0.8 / 21) + 0.2, weight: 12 },
      { part: 'project', share: 1, weight: 1 },
      { part: 'tags', share: 0.8, weight: 1 },
      { part: 'priority', share: 1, weight: 6 },
    ])
  })
})
