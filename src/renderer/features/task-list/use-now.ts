import { startTransition, useEffect, useState } from 'react'

import type { Instant } from '@renderer/i18n/index'

const MINUTE = 60_000

let now = minuteOf(Date.now())
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** The present, as the beginning of its minute; enough for words like 'in 20 min'. */
export function useNow(): Instant {
  const [shown, setShown] = useState(() => (listeners.size === 0 ? minuteOf(Date.now()) : now))
  // The words of a whole list may change with the minute; a key that is pressed meanwhile comes first.
  useEffect(() => subscribe(() => startTransition(() => setShown(now))), [])
  return shown
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = minuteOf(Date.now())
    schedule()
    document.addEventListener('visibilitychange', tick)
  }
  listeners.add(listener)
  listener()
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
  now = minuteOf(Date.now())
  for (const listener of listeners) listener()
  schedule()
}

/** The beginning of the minute, so that all who ask within it are told the same. */
function minuteOf(instant: Instant): Instant {
  return instant - (instant % MINUTE)
}
