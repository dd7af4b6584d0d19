import { beforeEach, expect, test, vi } from 'vitest'

import { createSecondTicker, type TickerHost } from './second-ticker'

let now = 0
let wall = 1_000_000
let visible = true
let pending: { at: number; run: () => void } | undefined
let notifyVisibility: (() => void) | undefined

const host: TickerHost = {
  now: () => now,
  wall: () => wall,
  after: (ms, run) => {
    const timer = { at: now + ms, run }
    pending = timer
    return () => {
      if (pending === timer) pending = undefined
    }
  },
  visible: () => visible,
  onVisibilityChange: (run) => {
    notifyVisibility = run
    return () => (notifyVisibility = undefined)
  },
}

/** Lets both clocks run, firing the timer when it is due. */
function pass(ms: number): void {
  const end = now + ms
  while (pending !== undefined && pending.at <= end) {
    const due = pending
    pending = undefined
    wall += due.at - now
    now = due.at
    due.run()
  }
  wall += end - now
  now = end
}

beforeEach(() => {
  now = 0
  wall = 1_000_000
  visible = true
  pending = undefined
  notifyVisibility = undefined
})

test('ticks on whole seconds after the moment it is aligned to', () => {
  const ticker = createSecondTicker(host)
  const ticks: number[] = []
  ticker.subscribe(() => ticks.push(now))
  ticker.alignTo(250)
  ticks.length = 0
  pass(3000)
  expect(ticks).toEqual([250, 1250, 2250])
})

test('rests while the page cannot be seen, and is right at once when it can be again', () => {
  const ticker = createSecondTicker(host)
  const listener = vi.fn<() => void>()
  ticker.subscribe(listener)
  visible = false
  notifyVisibility?.()
  pass(60_000)
  expect(listener).not.toHaveBeenCalled()
  visible = true
  notifyVisibility?.()
  expect(listener).toHaveBeenCalledOnce()
  expect(ticker.lastTick()).toBe(60_000)
})

test('one timer serves all, and none is left when nobody listens', () => {
  const ticker = createSecondTicker(host)
  const stopFirst = ticker.subscribe(() => {})
  const stopSecond = ticker.subscribe(() => {})
  stopFirst()
  expect(pending).toBeDefined()
  stopSecond()
  expect(pending).toBeUndefined()
  expect(notifyVisibility).toBeUndefined()
})

test('tells when the wall clock jumped, as after a night of sleep', () => {
  const ticker = createSecondTicker(host)
  const jumped = vi.fn<() => void>()
  ticker.onJump(jumped)
  ticker.subscribe(() => {})
  pass(5000)
  expect(jumped).not.toHaveBeenCalled()
  wall += 8 * 3_600_000
  pass(1000)
  expect(jumped).toHaveBeenCalledOnce()
  pass(5000)
  expect(jumped).toHaveBeenCalledOnce()
})
