import { expect, test } from 'vitest'

import { FakeLogger, FakeTime } from '@test/fake-ports'

import { attempt, guardPresence, guardTimers, kindOf } from './guard'

const fails = (): never => {
  throw new Error('disk I/O error')
}

test('a timer that fails is told to the log and ends nothing', () => {
  const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
  const logger = new FakeLogger()
  const timers = guardTimers(time.timers, logger)
  let ran = 0
  timers.after(1000, fails)
  timers.after(2000, () => (ran += 1))
  const cancel = timers.after(3000, () => (ran += 1))
  cancel()
  time.advance(5000)
  expect(ran).toBe(1)
  expect(logger.lines).toEqual([{ level: 'error', message: 'Something that was due failed' }])
})

test('so is a failure at suspend or resume', () => {
  const logger = new FakeLogger()
  const heard: ((change: 'suspend' | 'resume') => void)[] = []
  const presence = guardPresence(
    { tellsSuspend: true, idleMs: () => 7, onPower: (listener) => (heard.push(listener), () => heard.pop()) },
    logger,
  )
  const stop = presence.onPower(fails)
  heard[0]?.('resume')
  expect(logger.lines).toHaveLength(1)
  expect([presence.idleMs(), presence.tellsSuspend]).toEqual([7, true])
  stop()
  expect(heard).toEqual([])
})

test('a step that fails says so, and nothing else of a failure than its kind is for a log without words', () => {
  const logger = new FakeLogger()
  expect(attempt(logger, 'this', fails)).toBe(false)
  expect(attempt(logger, 'that', () => {})).toBe(true)
  expect(logger.fields).toEqual([{ step: 'this', error: 'Error: disk I/O error' }])
  expect(kindOf(Object.assign(new TypeError('my diary'), { code: 'ERR_X' }))).toBe('ERR_X')
  expect([kindOf(new RangeError('my diary')), kindOf('my diary')]).toEqual(['RangeError', 'unknown'])
})
