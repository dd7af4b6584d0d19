import { describe, expect, test } from 'vitest'

import {
  alertness,
  correctedMidSleep,
  energyOf,
  levelAsleep,
  levelAwake,
  phaseShift,
  sleepiness,
  steadyLevels,
} from './alertness.rules'

/** The oracles are given to a thousandth. */
function near(value: number, oracle: number): void {
  expect(Math.abs(value - oracle)).toBeLessThan(0.001)
}

describe('the three-process model', () => {
  test.each([
    [4, 12.4725],
    [8, 11.1461],
    [16, 8.9943],
    [24, 7.3719],
  ])('%i hours awake bring 14 down to %f', (hours, level) => {
    near(levelAwake(14, hours), level)
  })

  test.each([
    [4, 11.1634],
    [6, 12.6954],
    [8, 13.5516],
  ])('%i hours asleep bring 7.96 up to %f', (hours, level) => {
    near(levelAsleep(7.96, hours), level)
  })

  test('sleep from 23 to 7 every night settles', () => {
    const { atWaking, atBed } = steadyLevels(8)
    near(atWaking, 13.8198)
    near(atBed, 8.8919)
  })

  test.each([
    [7, 7.024],
    [8, 4.309],
    [10, 3.524],
    [14, 3.292],
    [17, 3.117],
    [21, 4.356],
    [23, 5.675],
  ])('at %i o’clock after such nights sleepiness is %f', (clock, expected) => {
    const level = alertness({ atWaking: steadyLevels(8).atWaking, hoursAwake: clock - 7, clock })
    near(sleepiness(level), expected)
    near(energyOf(level), 5 - (expected - 1) / 2)
  })

  test('who goes to bed above the break level recovers slowly from the start', () => {
    expect(levelAsleep(13, 0)).toBe(13)
    expect(levelAsleep(13, 8)).toBeGreaterThan(13)
    expect(levelAsleep(13, 8)).toBeLessThan(14.3)
  })
})

describe('chronotype', () => {
  test('catching up on free days is taken off, sleeping less on them is not', () => {
    const given = { midFree: 5, hoursFree: 9, hoursWeek: 7.5, alarmOnFreeDays: false }
    expect(correctedMidSleep(given)).toBe(4.25)
    expect(correctedMidSleep({ ...given, hoursFree: 7 })).toBe(5)
  })

  test('an alarm on free days hides it', () => {
    expect(correctedMidSleep({ midFree: 5, hoursFree: 8, hoursWeek: 8, alarmOnFreeDays: true })).toBeUndefined()
    expect(phaseShift(undefined)).toBe(0)
  })

  test('it moves the day by at most three hours', () => {
    expect(phaseShift(4.25)).toBe(0)
    expect(phaseShift(6.25)).toBe(2)
    expect(phaseShift(11)).toBe(3)
    expect(phaseShift(-2)).toBe(-3)
  })
})
