/** What the ticker needs from the page; a test passes its own. */
export type TickerHost = {
  /** Monotonic milliseconds. */
  now(): number
  /** Wall-clock milliseconds; only compared with `now`, to notice a suspend or a changed clock. */
  wall(): number
  after(ms: number, run: () => void): () => void
  visible(): boolean
  onVisibilityChange(run: () => void): () => void
}

export type SecondTicker = {
  /** Monotonic time of the last tick: the same for everything that is drawn because of it. */
  readonly lastTick: () => number
  /** Ticks now, and from now on whole seconds after this moment. */
  readonly alignTo: (moment: number) => void
  readonly subscribe: (listener: () => void) => () => void
  /** Tells when the clocks drifted apart by more than two seconds: the computer slept, or its clock was set. */
  readonly onJump: (listener: () => void) => () => void
}

const SECOND = 1000
/** Beyond this, wall minus monotonic time is not timer noise. */
const JUMP = 2 * SECOND

/** One timer for all that shows seconds; it rests while nobody listens or the page cannot be seen. */
export function createSecondTicker(host: TickerHost): SecondTicker {
  const listeners = new Set<() => void>()
  const jumpListeners = new Set<() => void>()
  let phase = host.now()
  let last = host.now()
  let drift = host.wall() - host.now()
  let cancel: (() => void) | undefined
  let stopWatching: (() => void) | undefined

  const tick = () => {
    last = host.now()
    const drifted = host.wall() - last
    const jumped = Math.abs(drifted - drift) > JUMP
    drift = drifted
    for (const listener of listeners) listener()
    if (jumped) for (const listener of jumpListeners) listener()
  }

  const schedule = () => {
    cancel?.()
    cancel = undefined
    if (listeners.size === 0 || !host.visible()) return
    const sinceSecond = (((host.now() - phase) % SECOND) + SECOND) % SECOND
    cancel = host.after(SECOND - sinceSecond, () => {
      tick()
      schedule()
    })
  }

  const onVisibilityChange = () => {
    if (host.visible()) tick()
    schedule()
  }

  return {
    lastTick: () => last,
    alignTo: (moment) => {
      if (moment === phase) return
      phase = moment
      tick()
      schedule()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        last = host.now()
        drift = host.wall() - last
        stopWatching = host.onVisibilityChange(onVisibilityChange)
        schedule()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        cancel?.()
        cancel = undefined
        stopWatching?.()
        stopWatching = undefined
      }
    },
    onJump: (listener) => {
      jumpListeners.add(listener)
      return () => jumpListeners.delete(listener)
    },
  }
}

/** The page's ticker. */
export const secondTicker = createSecondTicker({
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  visible: () => document.visibilityState === 'visible',
  onVisibilityChange: (run) => {
    document.addEventListener('visibilitychange', run)
    return () => document.removeEventListener('visibilitychange', run)
  },
})
