import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, vi } from 'vitest'

import { loadScreenTexts } from '@renderer/i18n/index'

// The router does this beside each screen; tests mount screens without it.
await loadScreenTexts()

// Two busy cores are slower than a person's laptop; a second is too short to tell "late" from "never".
configure({ asyncUtilTimeout: 5_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

// A page that is closed takes its timers with it. Here they are Node's, and would fire when the document is gone.
const timers = new Set<NodeJS.Timeout>()
function remembered<Start extends typeof setTimeout | typeof setInterval>(start: Start): Start {
  return new Proxy(start, {
    apply: (target, self, given) => {
      const timer: NodeJS.Timeout = Reflect.apply(target, self, given)
      timers.add(timer)
      return timer
    },
  })
}
globalThis.setTimeout = remembered(globalThis.setTimeout)
globalThis.setInterval = remembered(globalThis.setInterval)
afterAll(() => timers.forEach((timer) => clearTimeout(timer)))

// What jsdom leaves out and Radix, recharts and the virtual lists ask for. Layout is always zero here: what a
// screen looks like is tested in a browser (e2e/).
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class NoIntersectionObserver implements IntersectionObserver {
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = []
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): IntersectionObserverEntry[] {
    return []
  }
}

globalThis.ResizeObserver ??= NoResizeObserver
globalThis.IntersectionObserver ??= NoIntersectionObserver
Element.prototype.scrollIntoView ??= vi.fn<Element['scrollIntoView']>()
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}

window.matchMedia ??= (query: string): MediaQueryList => {
  const list = new EventTarget()
  return Object.assign(list, {
    // Tests run as for a person who asked for no motion, so that nothing is half-way when it is looked at.
    matches: query.includes('prefers-reduced-motion'),
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  })
}
