import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { captureSize, defaultSize, minimumSize, placeCapture, placeWindow } from './window-state.rules'

const main = { x: 0, y: 25, width: 1920, height: 1015 }
const second = { x: -1280, y: 0, width: 1280, height: 1000 }
const saved = { x: 100, y: 100, width: 900, height: 700, maximized: false }

describe('the main window', () => {
  it('has a sensible size in the middle at first', () => {
    expect(placeWindow(null, [main])).toEqual({ ...defaultSize, maximized: false })
  })

  it('is where it was left, also on another display and also maximised', () => {
    expect(placeWindow(saved, [main])).toEqual(saved)
    const left = { ...saved, x: -1200, maximized: true }
    expect(placeWindow(left, [main, second])).toEqual(left)
  })

  it('comes back when its display is gone', () => {
    expect(placeWindow({ ...saved, x: -1200 }, [main])).toEqual({ width: 900, height: 700, maximized: false })
  })

  it('comes back when its title bar could not be grasped', () => {
    for (const lost of [{ x: 1900 }, { x: -850 }, { y: -300 }, { y: 1039 }]) {
      expect(placeWindow({ ...saved, ...lost }, [main])).not.toHaveProperty('x')
    }
  })

  it('fits on a display that became smaller', () => {
    expect(placeWindow({ ...saved, x: 0, y: 25, width: 3000, height: 2000 }, [main])).toMatchObject({
      width: 1920,
      height: 1015,
    })
  })

  it('can always be grasped, whatever was saved and whatever displays there are', () => {
    const int = fc.integer({ min: -10_000, max: 10_000 })
    const size = fc.integer({ min: 1, max: 10_000 })
    const areas = fc.array(
      fc.record({
        x: int,
        y: int,
        width: fc.integer({ min: 600, max: 5000 }),
        height: fc.integer({ min: 500, max: 5000 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(
        fc.record({ x: int, y: int, width: size, height: size, maximized: fc.boolean() }),
        areas,
        (window, displays) => {
          const placed = placeWindow(window, displays)
          expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width)
          if (placed.x === undefined || placed.y === undefined) return
          const { x, y, width } = placed
          const graspable = displays.some(
            (area) =>
              y >= area.y &&
              y + 32 <= area.y + area.height &&
              Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= 120,
          )
          expect(graspable).toBe(true)
        },
      ),
    )
  })
})

describe('the capture line', () => {
  it('appears centred, in the upper part of the display', () => {
    expect(placeCapture(main)).toEqual({ x: 640, y: 228 })
    expect(placeCapture(second)).toEqual({ x: -960, y: 200 })
  })

  it('starts at the edge of a display that is narrower than itself', () => {
    expect(placeCapture({ x: 0, y: 0, width: captureSize.width - 101, height: 400 })).toEqual({ x: 0, y: 80 })
  })
})
