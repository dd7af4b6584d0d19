/** What the machine's clocks say at one moment, in milliseconds. */
export type Reading = {
  /** The wall clock: may be set to anything at any time. */
  readonly wall: number
  /** Never goes back within a process; leaves out suspend on some systems. */
  readonly monotonic: number
  /** Since the system started, suspend included; null where it is not known. */
  readonly uptime: number | null
}

/** What happened between two readings. */
export type Observed =
  | { readonly kind: 'nothing' }
  /** The wall clock was set; no time is missing. */
  | { readonly kind: 'step' }
  /** So much time passed without the process running, or seems to have. */
  | { readonly kind: 'gap'; readonly lengthMs: number; readonly cause: 'suspend' | 'clock' }

/** Wall minus monotonic time drifting by more than this is a suspend or a clock that was set, not timer noise. */
export const DRIFT_MS = 2_000
/** Slewing (a time server pulling the clock along) that adds up to this is taken as a small step. */
export const SLEW_MS = 500
/** A process that was gone for no longer than this (an update, a restart) goes on without a question. */
export const SHORT_ABSENCE_MS = 120_000
/** A session that undo opened again after longer than this has time in it that has to be asked about. */
export const REOPENED_MS = 60_000

/**
 * Tells suspend from a clock that was set. The time since the system started tells by itself where it is known; else
 * `tellsSuspend` says whether the system would have told of a suspend.
 */
export function observe(before: Reading, now: Reading, tellsSuspend: boolean): Observed {
  const ran = now.monotonic - before.monotonic
  const drift = now.wall - before.wall - ran
  const asleep = before.uptime === null || now.uptime === null ? null : now.uptime - before.uptime - ran
  if (asleep !== null && asleep > DRIFT_MS) return { kind: 'gap', lengthMs: asleep, cause: 'suspend' }
  if (Math.abs(drift) <= DRIFT_MS) return { kind: 'nothing' }
  if (drift > 0 && asleep === null && !tellsSuspend) return { kind: 'gap', lengthMs: drift, cause: 'clock' }
  return { kind: 'step' }
}

/** How long the system slept between two readings that it told of. */
export function sleepLength(fell: Reading, woke: Reading): number {
  if (fell.uptime !== null && woke.uptime !== null) return Math.max(0, woke.uptime - fell.uptime)
  return Math.max(0, woke.monotonic - fell.monotonic, woke.wall - fell.wall)
}

/** The last sign of life of a process that ended. */
export type Heartbeat = {
  /** By the session's own clock: what is counted up to here is certain. */
  readonly at: number
  readonly wall: number
  readonly uptime: number | null
}

/** What to do about the time in which no process was there: count it, or ask. */
export function absence(beat: Heartbeat, now: Reading): { readonly lengthMs: number; readonly ask: boolean } {
  const byWall = now.wall - beat.wall
  const byUptime = beat.uptime === null || now.uptime === null ? null : now.uptime - beat.uptime
  // After a restart of the system only the wall clock is left, and it may have been set.
  const restarted = byUptime === null || byUptime < 0 || now.wall - (now.uptime ?? 0) > beat.wall + DRIFT_MS
  const lengthMs = Math.max(0, restarted ? byWall : byUptime)
  return { lengthMs, ask: lengthMs > SHORT_ABSENCE_MS || (restarted && byWall < 0) }
}
