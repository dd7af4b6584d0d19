import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { FocusWorld } from '@test/focus-truth'
import { person } from '@test/test-core'

const SECOND = 1000
const HOUR = 3600 * SECOND
const YEAR = 365 * 24 * HOUR

let world: FocusWorld
beforeEach(() => {
  world = new FocusWorld()
  world.services.focus.start({ technique: 'flowtime' }, person)
  world.time.advance(60 * SECOND)
})
afterEach(() => world.close())

const session = () => world.services.focus.current().session
const focused = (): number => Math.round((session()?.focusMs ?? 0) / SECOND)

describe.each(['everything', 'all but beats'] as const)('a beat that could not be written (%s)', (how) => {
  test.each([
    ['a year ahead', YEAR],
    ['a year back', -YEAR],
  ])('forgets no clock that was set %s', (_, ms) => {
    world.fail(how)
    world.time.step(world.time.clock.now() + ms)
    world.time.advance(2 * SECOND)
    expect(focused()).toBe(62)
    world.heal()
    world.time.advance(2 * SECOND)
    expect(focused()).toBe(64)
    expect(session()?.state).toBe('focusing')
    expect(session()?.asOf).toBe(world.time.clock.now())
  })

  test('forgets no hour of sleep', () => {
    world.fail(how)
    world.time.suspend(HOUR)
    world.time.advance(2 * SECOND)
    expect(focused()).toBe(62)
    world.heal()
    world.time.advance(2 * SECOND)
    expect(focused()).toBe(61)
    expect(session()).toMatchObject({ state: 'deciding', decision: { lengthMs: HOUR } })
  })

  test('forgets nothing when the process is killed before it could be', () => {
    world.fail(how)
    world.time.suspend(HOUR)
    world.time.advance(2 * SECOND)
    world.kill(0, { heal: true })
    expect(focused()).toBe(60)
    const length = session()?.decision?.lengthMs ?? 0
    expect(Math.abs(length - HOUR)).toBeLessThan(10 * SECOND)
  })

  test('refuses what a person does meanwhile rather than doing it at the wrong time', () => {
    world.fail(how)
    world.time.suspend(HOUR)
    expect(() => world.services.focus.pause(person)).toThrow()
    world.heal()
    expect(() => world.services.focus.pause(person)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
    expect(session()).toMatchObject({ state: 'deciding', decision: { lengthMs: HOUR } })
  })

  test('ends nothing: the log is told once, and closing works', () => {
    world.fail(how)
    world.time.suspend(HOUR)
    world.time.advance(30 * SECOND)
    expect(world.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
    return expect(world.services.stop()).resolves.toBeUndefined()
  })
})
