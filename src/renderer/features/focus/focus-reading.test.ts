import { describe, expect, test } from 'vitest'

import type { FocusSession } from '@contract/focus'

import { focusAnnouncement } from './focus-announcement'
import { extendedPlan, readFocus } from './focus-reading'

const MINUTE = 60_000

function session(changes: Partial<FocusSession> = {}): FocusSession {
  return {
    id: '01990000-0000-7000-8000-000000000001',
    task: null,
    technique: 'pomodoro',
    plannedMinutes: 25,
    state: 'focusing',
    startedAt: 0,
    endedAt: null,
    breakMinutes: null,
    estimateMinutes: null,
    presetId: null,
    focusMs: 0,
    roundMs: changes.focusMs ?? 0,
    round: 1,
    pausedMs: 0,
    interruptedMs: 0,
    breakMs: 0,
    currentBreakMs: 0,
    score: null,
    decision: null,
    source: 'timer',
    correctsId: null,
    correctedById: null,
    asOf: 0,
    note: '',
    taskCompleted: false,
    segments: [],
    interruptions: [],
    ...changes,
  }
}

describe('the clock of a session', () => {
  test('grows by the time since the server spoke while focusing', () => {
    const reading = readFocus(session({ focusMs: 10 * MINUTE }), 90_000)
    expect(reading.elapsedMs).toBe(11.5 * MINUTE)
    expect(reading.remainingMs).toBe(13.5 * MINUTE)
    expect(reading.share).toBeCloseTo(0.46)
  })

  test('stands still while paused', () => {
    expect(readFocus(session({ state: 'paused', focusMs: 10 * MINUTE }), 90_000).elapsedMs).toBe(10 * MINUTE)
  })

  test('never runs backwards when the server is a little ahead', () => {
    expect(readFocus(session({ focusMs: 5000 }), -200).elapsedMs).toBe(5000)
  })

  test('counts what goes beyond the plan', () => {
    const reading = readFocus(session({ focusMs: 27 * MINUTE }), 0)
    expect(reading).toMatchObject({ planElapsed: true, remainingMs: 0, overtimeMs: 2 * MINUTE, share: 1 })
  })

  test('has no end without a plan', () => {
    const reading = readFocus(session({ technique: 'flowtime', plannedMinutes: null, focusMs: MINUTE }), 0)
    expect(reading).toMatchObject({ remainingMs: null, share: null, planElapsed: false })
  })

  test('five more minutes are five from now, also after ten minutes of overtime', () => {
    const late = session({ focusMs: 35 * MINUTE })
    expect(extendedPlan(late, readFocus(late, 0), 5)).toBe(40)
    const early = session({ focusMs: 10 * MINUTE })
    expect(extendedPlan(early, readFocus(early, 0), 5)).toBe(30)
  })
})

describe('what a screen reader hears', () => {
  const heard = (focusMs: number, changes: Partial<FocusSession> = {}) => {
    const it = session({ focusMs, ...changes })
    return focusAnnouncement(it, readFocus(it, 0))
  }

  test('the remaining time each five minutes, and nothing in between', () => {
    expect(heard(5 * MINUTE)).toMatchObject({ kind: 'remaining', minutes: 20 })
    expect(heard(5 * MINUTE + 1000).mark).toBe(heard(9 * MINUTE).mark)
    expect(heard(10 * MINUTE).mark).not.toBe(heard(9 * MINUTE).mark)
  })

  test('a plan that is no multiple of five begins with its own length', () => {
    expect(heard(0, { plannedMinutes: 12 })).toMatchObject({ kind: 'remaining', minutes: 12 })
  })

  test('the end, the pause and the open-ended clock', () => {
    expect(heard(26 * MINUTE)).toMatchObject({ kind: 'elapsed', overtimeMinutes: 0 })
    expect(heard(3 * MINUTE, { state: 'paused' })).toMatchObject({ kind: 'paused' })
    expect(heard(11 * MINUTE, { plannedMinutes: null })).toMatchObject({ kind: 'focused', minutes: 10 })
  })
})
