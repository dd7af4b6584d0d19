import { useSyncExternalStore } from 'react'

import type { Instant } from '@renderer/i18n/index'

const MINUTE = 60_000

let now = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** The present as of the last change of the minute (or of coming back to the page); enough for words like 'in 20 min'. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    now = Date.now()
    schedule()
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

function schedule(): void {
  clearTimeout(timer)
  timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE))
}

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
  schedule()
}
