import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { untilLoaded } from './lazy-part'

const missing = () => new TypeError('Failed to fetch dynamically imported module: /assets/Palette.js')

describe('untilLoaded', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits as long as the host is away, and has the script when it is back', async () => {
    let away = true
    const load = vi.fn(() => (away ? Promise.reject(missing()) : Promise.resolve('script')))
    const loaded = untilLoaded(load, () => Promise.resolve(!away))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(load.mock.calls.length).toBeGreaterThan(5)
    away = false
    await vi.advanceTimersByTimeAsync(5_000)
    await expect(loaded).resolves.toBe('script')
  })

  it('rejects when the host answers and the script is not there', async () => {
    const load = vi.fn(() => Promise.reject(missing()))
    const outcome = untilLoaded(load, () => Promise.resolve(true)).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toEqual(missing())
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('rejects at once what a script itself throws', async () => {
    const load = vi.fn(() => Promise.reject(new TypeError('x is not a function')))
    await expect(untilLoaded(load, () => Promise.resolve(false))).rejects.toThrow('x is not a function')
    expect(load).toHaveBeenCalledTimes(1)
  })
})
