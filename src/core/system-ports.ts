import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'

import { uuidv7 } from 'uuidv7'

import type { Clock, Ids, Random, Timers } from './ports'

export type SystemPorts = { readonly clock: Clock; readonly ids: Ids; readonly random: Random; readonly timers: Timers }

/** For so long the zone is taken to be what it was. */
const ZONE_BELIEVED_MS = 20_000

/**
 * The system's zone as it is now. The runtime asks the system once and keeps the answer for as long as the process lives;
 * removing TZ makes it ask again, also where there is none (except on Windows, where a TZ set for a moment would even stay
 * the zone). A TZ that is set is the person's wish, and no zone of the system counts.
 */
function zoneReader(): () => string {
  let known: { readonly zone: string; readonly wish: string | undefined; readonly at: number } | null = null
  return () => {
    const wish = process.env['TZ']
    // By the wall clock, which goes on while the system sleeps; it may be set, too.
    const at = Date.now()
    if (known === null || known.wish !== wish || Math.abs(at - known.at) >= ZONE_BELIEVED_MS) {
      if (wish === undefined) delete process.env['TZ']
      known = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, wish, at }
    }
    return known.zone
  }
}

/** Time, ids and chance as the machine has them. */
export function systemPorts(): SystemPorts {
  return {
    clock: {
      // The one place where the core meets the real clock.
      now: () => Date.now(),
      monotonic: () => performance.now(),
      uptime: () => uptime() * 1000,
      timeZone: zoneReader(),
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
