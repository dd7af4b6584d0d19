import { alertness, levelAsleep, levelAwake, steadyLevels } from './alertness.rules'

/** From falling asleep to waking up, milliseconds UTC. */
export type Night = { readonly startedAt: number; readonly endedAt: number }

const HOUR_MS = 3_600_000
/** Middle and standard step of alertness over a usual day. */
const MIDDLE = 11.2
const STEP = 1.3
const LOWEST = -2
const HIGHEST = 2
/** The model was not made for longer wakefulness. */
const LONGEST_AWAKE = 48

/** Alertness by the three-process model along a person's nights. */
export class SleepCurve {
  readonly #nights: readonly (Night & { readonly atBed: number; readonly atWaking: number })[]

  /** Nights must be sorted and must not overlap; `shift` moves the daily waves, hours. */
  constructor(
    nights: readonly Night[],
    private readonly shift = 0,
  ) {
    let { atWaking } = steadyLevels(8)
    let wokeAt: number | null = null
    this.#nights = nights.map(({ startedAt, endedAt }) => {
      const awake = wokeAt === null ? 16 : Math.min(LONGEST_AWAKE, (startedAt - wokeAt) / HOUR_MS)
      const atBed = levelAwake(atWaking, awake)
      atWaking = levelAsleep(atBed, (endedAt - startedAt) / HOUR_MS)
      wokeAt = endedAt
      return { startedAt, endedAt, atBed, atWaking }
    })
  }

  /** Standard steps from the middle of a usual day; 0 before the first known night. */
  at(instant: number, clock: number): number {
    const night = this.#before(instant)
    if (night === undefined) return 0
    const awake = Math.max(0, instant - night.endedAt) / HOUR_MS
    const atWaking =
      instant >= night.endedAt ? night.atWaking : levelAsleep(night.atBed, (instant - night.startedAt) / HOUR_MS)
    const level = alertness({ atWaking, hoursAwake: Math.min(LONGEST_AWAKE, awake), clock, shift: this.shift })
    return Math.min(HIGHEST, Math.max(LOWEST, (level - MIDDLE) / STEP))
  }

  /** The last night that began at or before an instant. */
  #before(instant: number) {
    let low = 0
    let high = this.#nights.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#nights[middle]?.startedAt ?? 0) <= instant) low = middle + 1
      else high = middle
    }
    return this.#nights[low - 1]
  }
}
