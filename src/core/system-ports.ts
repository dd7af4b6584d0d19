import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'

import { uuidv7 } from 'uuidv7'

import type { Clock, Ids, Random, Timers } from './ports'

export type SystemPorts = { readonly clock: Clock; readonly ids: Ids; readonly random: Random; readonly timers: Timers }

/** Time, ids and chance as the machine has them. */
export function systemPorts(): SystemPorts {
  return {
    clock: {
      // The one place where the core meets the real clock.
      now: () => Date.now(),
      monotonic: () => performance.now(),
      uptime: () => uptime() * 1000,
      timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
    },
    ids: { next: () => uuidv7() },
    random: { bytes: (length) => randomBytes(length) },
    timers: {
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        timer.unref()
        return () => clearTimeout(timer)
      },
    },
  }
}
