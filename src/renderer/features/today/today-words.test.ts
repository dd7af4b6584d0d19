import { describe, expect, test } from 'vitest'

import type { Task } from '@contract/task'
import { createFormatter } from '@renderer/i18n/index'

import { greeting, reasonsSentence, stateSentence } from './today-words'

const format = createFormatter({ locale: 'en-GB', hourCycle: 'h23', weekStart: 1, timeZone: 'Europe/Berlin' })
const at = (time: string) => Date.parse(`2026-03-03T${time}:00+01:00`)
const done = (count: number): Task[] => Array.from({ length: count }, () => ({}) as Task)
const day = { tasks: [], taskCount: 0, done: [], estimatedMinutes: 0, unestimated: 0, focusMinutes: 0 }

describe('the state of the day in words', () => {
  test('is honest about what is not known', () => {
    expect(stateSentence({ ...day, taskCount: 6, estimatedMinutes: 180, unestimated: 2 })).toBe(
      '3 h of work, and 2 tasks without an estimate.',
    )
    expect(stateSentence({ ...day, taskCount: 4, unestimated: 4 })).toBe('4 tasks, none with an estimate.')
    expect(stateSentence({ ...day, taskCount: 1, estimatedMinutes: 90 })).toBe('1 h 30 of work in one task.')
  })

  test('tells an empty day from a finished one', () => {
    expect(stateSentence(day)).toBe('Nothing is due today.')
    expect(stateSentence({ ...day, done: done(2), focusMinutes: 75 })).toBe(
      'Nothing is left for today. 2 done, 1 h 15 focused.',
    )
  })
})

test('the greeting follows the clock of the person, with the name where there is one', () => {
  expect(greeting(at('08:00'), format, '')).toBe('Good morning')
  expect(greeting(at('14:00'), format, 'Ada')).toBe('Good afternoon, Ada')
  expect(greeting(at('19:00'), format, '')).toBe('Good evening')
  expect(greeting(at('03:00'), format, '')).toBe('Hello')
})

test('the reasons read as one sentence, the three strongest', () => {
  expect(
    reasonsSentence(
      [
        { kind: 'overdue', days: 1 },
        { kind: 'priority', priority: 'high' },
        { kind: 'short', minutes: 15 },
        { kind: 'fits_energy' },
      ],
      format,
    ),
  ).toBe('Why this one: it was due yesterday, it is important and it takes about 15 min.')
  expect(reasonsSentence([{ kind: 'due_today', time: '15:00' }], format)).toBe(
    'Why this one: it is due today at 15:00.',
  )
  expect(reasonsSentence([{ kind: 'unblocks', count: 2 }], format)).toBe('Why this one: 2 other tasks wait for it.')
})
