import { describe, expect, test } from 'vitest'

import { HybridClock } from './hybrid-clock'

describe('the hybrid clock', () => {
  test('follows the wall clock where it moves on', () => {
    let now = 0x0195_5af5_0000
    const clock = new HybridClock(() => now, null)
    expect(clock.tick()).toBe('01955af50000-0000')
    now += 5
    expect(clock.tick()).toBe('01955af50005-0000')
  })

  test('counts within a millisecond, and never goes back when the wall clock does', () => {
    let now = 2000
    const clock = new HybridClock(() => now, null)
    const stamps = [clock.tick(), clock.tick()]
    now = 1000
    stamps.push(clock.tick(), clock.tick())
    expect(stamps.toSorted()).toEqual(stamps)
    expect(new Set(stamps).size).toBe(4)
  })

  test('borrows from the next millisecond when the counter is full', () => {
    const clock = new HybridClock(() => 7, '000000000007-fffe')
    expect([clock.tick(), clock.tick()]).toEqual(['000000000007-ffff', '000000000008-0000'])
  })

  test('goes on after the last stamp of the run before, even with a clock set back a year', () => {
    const clock = new HybridClock(() => 1000, '01955af50000-0003')
    expect(clock.tick()).toBe('01955af50000-0004')
  })
})
