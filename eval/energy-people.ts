import type { Person, Sample } from './energy-file'

/** Kinds of simulated persons; most of them are not made the way the model thinks. */
export const kinds = ['sleeper', 'irregular', 'clockwork', 'wanderer', 'noise', 'weekly', 'skewed'] as const
export type Kind = (typeof kinds)[number]

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** A Monday. */
const FIRST_DAY = Date.parse('2026-01-05T00:00:00Z')

/** A normal number with mean 0 and deviation 1. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Persons of one kind who answer two to six times a day and miss some days. */
export function peopleOf(kind: Kind, count: number, days: number, random: () => number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${kind} ${index + 1}`,
    ...personOf(kind, days, random),
  }))
}

function personOf(kind: Kind, days: number, random: () => number): Pick<Person, 'samples' | 'curve'> {
  const { felt: truth, curve } = truthOf(kind, random)
  const aDay = 2 + Math.floor(random() * 5)
  const diligence = 0.7 + 0.3 * random()
  const wakes = 6.5 + 2 * random()
  // Whole numbers as in the app, or a fine scale as in many studies.
  const grid = random() < 0.7 ? 1 : 0.04
  const samples: Sample[] = []
  for (let day = 0; day < days; day += 1) {
    if (random() > diligence) continue
    const asked = Math.max(1, aDay + Math.round(normal(random) * 0.7))
    const hours = Array.from({ length: asked }, () => wakes + 0.3 + random() * 15)
      .toSorted((a, b) => a - b)
      .filter((hour, index, all) => index === 0 || hour - (all[index - 1] ?? 0) > 0.3)
    for (const hour of hours) {
      const felt = truth(day, hour)
      const value = Math.min(5, Math.max(1, Math.round(felt / grid) * grid))
      samples.push({ at: Math.round(FIRST_DAY + day * DAY_MS + hour * HOUR_MS), value })
    }
  }
  return { samples, curve }
}

type Truth = {
  /** What the person feels at an hour of a day; asked in the order of time. */
  readonly felt: (day: number, hour: number) => number
  /** The part of it that the hour makes, every day. */
  readonly curve: (hour: number) => number
}

function truthOf(kind: Kind, random: () => number): Truth {
  const mean = 3.1 + 0.55 * normal(random)
  const size = Math.exp(Math.log(0.7) + 0.3 * normal(random))
  const peak = 12 + 3 * normal(random)
  const noise = (share: number): number => size * Math.sqrt(share) * normal(random)
  /** A spell that fades within hours. */
  const spellOf = (hoursToFade: number, share: number) => {
    let value = 0
    let at = -1e9
    return (hours: number): number => {
      const kept = Math.exp(-(hours - at) / hoursToFade)
      value = value * kept + noise(share) * Math.sqrt(1 - kept * kept)
      at = hours
      return value
    }
  }
  const ofDay = (share: number) => {
    const values = new Map<number, number>()
    return (day: number): number => {
      const value = values.get(day) ?? noise(share)
      values.set(day, value)
      return value
    }
  }
  const daily = (hour: number, strength: number): number => strength * Math.cos((2 * Math.PI * (hour - peak)) / 24)
  switch (kind) {
    case 'sleeper': {
      const [mood, spell] = [ofDay(0.25), spellOf(3, 0.45)]
      const strength = 0.35 + 0.25 * random()
      const curve = (hour: number): number => daily(hour, strength) - 0.3 * Math.exp(hour - 24)
      return { curve, felt: (day, hour) => mean + curve(hour) + mood(day) + spell(day * 24 + hour) + noise(0.3) }
    }
    case 'irregular': {
      // Nights of very different length carry over into the day and fade in its course.
      const [night, spell] = [ofDay(0.6), spellOf(5, 0.3)]
      const strength = 0.15 + 0.35 * random()
      const curve = (hour: number): number => daily(hour, strength)
      return {
        curve,
        felt: (day, hour) =>
          mean + curve(hour) + night(day) * Math.exp((7 - hour) / 12) + spell(day * 24 + hour) + noise(0.3),
      }
    }
    case 'clockwork': {
      const second = 0.3 * normal(random)
      const strength = 0.7 + 0.4 * random()
      const curve = (hour: number): number => daily(hour, strength) + second * Math.cos((Math.PI * (hour - 15)) / 6)
      return { curve, felt: (_day, hour) => mean + curve(hour) + noise(0.5) }
    }
    case 'wanderer': {
      let level = mean
      const felt = (): number => {
        level = Math.min(5, Math.max(1, level + 0.4 * normal(random)))
        return level + noise(0.05)
      }
      return { curve: () => 0, felt }
    }
    case 'noise':
      return { curve: () => 0, felt: () => mean + noise(1) }
    case 'weekly': {
      const week = Array.from({ length: 7 }, () => 0.45 * normal(random))
      const spell = spellOf(3, 0.3)
      const curve = (hour: number): number => daily(hour, 0.3)
      return {
        curve,
        felt: (day, hour) => mean + (week[day % 7] ?? 0) + curve(hour) + spell(day * 24 + hour) + noise(0.4),
      }
    }
    case 'skewed': {
      // Mostly well, now and then far down for some hours.
      const low = spellOf(4, 1)
      const curve = (hour: number): number => daily(hour, 0.25)
      return {
        curve,
        felt: (day, hour) => mean + 0.8 + curve(hour) - 1.3 * Math.max(0, low(day * 24 + hour)) + noise(0.2),
      }
    }
  }
}
