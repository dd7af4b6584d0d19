import { describe, expect, test } from 'vitest'

import type { FinishBy, TaskForecast } from '@contract/estimate'
import { createFormatter } from '@renderer/i18n/index'

import { scaleOf } from './chart-scale'
import {
  basisSentence,
  daySentence,
  projectSentence,
  roundedDuration,
  sizeSentences,
  taskSentence,
} from './estimate-words'

const format = createFormatter({ locale: 'en-GB', hourCycle: 'h23', weekStart: 1, timeZone: 'Europe/Berlin' })
const at = (text: string): number => Date.parse(`${text}+01:00`)
const now = at('2026-03-03T10:00')
const day: FinishBy = {
  date: '2026-03-03',
  tasks: 4,
  unknown: 0,
  guessedMinutes: 120,
  work: { p50: 178, p90: 260 },
  freeMinutes: 300,
  finish: { p50: at('2026-03-03T15:00'), p80: at('2026-03-03T17:18'), p90: at('2026-03-04T09:40') },
  todayChance: 0.84,
  restsOn: 40,
}

describe('the day in words', () => {
  test('is said with a chance when there is history', () => {
    expect(daySentence(day, format)).toBe('3 h of work in 5 h of day; 80% likely done by 17:20.')
    expect(daySentence({ ...day, todayChance: 0.62 }, format)).toBe('3 h of work in 5 h of day; 60% likely to fit.')
    expect(daySentence({ ...day, todayChance: 0.02 }, format)).toBe('3 h of work in 5 h of day: more than fits.')
  })

  test('claims no chance without history, and says what was not counted', () => {
    expect(daySentence({ ...day, restsOn: 3, unknown: 2 }, format)).toBe(
      '2 h of work in 5 h of day, by your guesses. 2 more tasks have no estimate.',
    )
  })

  test('ends with the working day, and is silent when there is nothing to add up', () => {
    expect(daySentence({ ...day, freeMinutes: 0, todayChance: 0 }, format)).toBe(
      '3 h of work, and no working time left today.',
    )
    expect(daySentence({ ...day, work: null, finish: null, todayChance: null }, format)).toBe('')
  })
})

test('a project is done by a day, or in more than a year', () => {
  expect(projectSentence(day, format, now)).toBe(
    '3 h of work: as likely as not done by today, nine in ten by tomorrow.',
  )
  expect(projectSentence({ ...day, finish: { p50: now, p80: now, p90: now } }, format, now)).toBe(
    '3 h of work: nine in ten done by today.',
  )
  expect(projectSentence({ ...day, finish: { p50: null, p80: null, p90: null } }, format, now)).toBe(
    '3 h of work: more than a year of your working hours.',
  )
  expect(projectSentence({ ...day, restsOn: 0 }, format, now)).toBe('2 h of work by your guesses: done around today.')
})

describe('a task in words', () => {
  const forecast: TaskForecast = {
    taskId: '',
    p50: 33,
    p90: 64,
    basis: 'history',
    restsOn: 24,
    ask: false,
    similar: [],
  }

  test('is likely this long, and rests on so many', () => {
    expect(taskSentence(forecast)).toBe('Likely 35 min; nine in ten within 1 h 05.')
    expect(basisSentence(forecast)).toBe('Your guess, corrected by 24 finished tasks.')
  })

  test('says plainly when there is not enough', () => {
    expect(taskSentence({ ...forecast, basis: 'none', p50: null, p90: null })).toBe(
      'Not enough data to say how long this takes.',
    )
    expect(taskSentence({ ...forecast, basis: 'estimate', p90: null })).toBe(
      'Not enough finished tasks yet to say how your guesses turn out.',
    )
    expect(basisSentence({ ...forecast, basis: 'estimate' })).toBeNull()
  })
})

test('sizes are said as guess and real', () => {
  expect(
    sizeSentences([
      { estimateMinutes: 15, minutes: 26, count: 9 },
      { estimateMinutes: 120, minutes: 121, count: 9 },
    ]),
  ).toEqual(['Tasks you guess at 15 min take 26 min.', 'Tasks you guess at 2 h do take 2 h 01.'])
})

test('forecasts are not said to the minute', () => {
  expect([0.2, 12.4, 47, 130, 251].map(roundedDuration)).toEqual(['1 min', '12 min', '45 min', '2 h 10', '4 h 15'])
})

test('the axes of the chart hold every dot, with no more than eight marks', () => {
  const points = [
    { taskId: '', title: '', at: 0, projectId: null, estimateMinutes: 15, minutes: 9000 },
    { taskId: '', title: '', at: 0, projectId: null, estimateMinutes: 3, minutes: 5 },
  ]
  const { domain, ticks } = scaleOf({ points })
  expect(domain).toEqual([2, 9600])
  expect(ticks.length).toBeLessThanOrEqual(8)
})
