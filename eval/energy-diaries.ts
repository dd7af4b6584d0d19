import type { Person, Sample } from './energy-file'
import { normal } from './energy-people'

/**
 * Studies as real ones are: weeks of five to eight prompts a day on scales of their own, answers and days that are
 * missing, persons who differ more from each other than their days do. Shares are of a person's variance.
 */
type Study = {
  readonly day: number
  /** What is left of a good or bad day on the next. */
  readonly dayKept: number
  readonly spell: number
  readonly noise: number
  /** Strength of the daily course, in standard deviations, from and to; and the hours between which it is highest. */
  readonly strength: readonly [number, number]
  readonly peak: readonly [number, number]
  /** Steps of the scale between its ends. */
  readonly steps: number
  /** Whether answers crowd at the lower end. */
  readonly floor?: boolean
  readonly prompts: readonly [number, number]
  readonly days: readonly [number, number]
}

const usual = {
  day: 0.2,
  dayKept: 0.2,
  spell: 0.3,
  noise: 0.5,
  strength: [0.1, 0.4],
  peak: [10, 16],
  steps: 6,
} as const
const long = { prompts: [5, 8], days: [10, 21] } as const

export const studies = {
  'weak rhythm': { ...usual, ...long },
  'nothing but chance': { ...usual, ...long, day: 0.03, dayKept: 0, spell: 0.05, noise: 0.92, strength: [0, 0] },
  'slow days': { ...usual, ...long, day: 0.3, dayKept: 0.4, spell: 0.4, noise: 0.3, strength: [0.2, 0.5], steps: 100 },
  'best at night': { ...usual, ...long, strength: [0.3, 0.6], peak: [19, 24] },
  'crowded at the bottom': { ...usual, ...long, day: 0.3, dayKept: 0.3, noise: 0.4, steps: 100, floor: true },
  'a few days only': { ...usual, prompts: [4, 7], days: [3, 8] },
} as const satisfies Readonly<Record<string, Study>>

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const FIRST_DAY = Date.parse('2026-03-02T00:00:00Z')

/** Persons of one study. */
export function diariesOf(study: Study, count: number, random: () => number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({ name: String(index + 1), samples: diaryOf(study, random) }))
}

function diaryOf(study: Study, random: () => number): readonly Sample[] {
  const between = ([from, to]: readonly [number, number]): number => from + (to - from) * random()
  const mean = 0.5 + 0.15 * normal(random)
  const size = 0.19 * Math.exp(0.3 * normal(random))
  const [strength, peak] = [between(study.strength) * Math.SQRT2, between(study.peak)]
  const [days, prompts] = [Math.round(between(study.days)), Math.round(between(study.prompts))]
  const [diligence, wakes, awake, fades] = [
    between([0.65, 0.95]),
    between([7, 8.5]),
    between([13, 15]),
    between([2, 5]),
  ]
  let [mood, spell, last] = [normal(random), normal(random), -1e9]
  const samples: Sample[] = []
  for (let day = 0; day < days; day += 1) {
    mood = study.dayKept * mood + Math.sqrt(1 - study.dayKept ** 2) * normal(random)
    if (random() < 0.08) continue
    for (let prompt = 0; prompt < prompts; prompt += 1) {
      const hour = wakes + (awake * (prompt + random())) / prompts
      const kept = Math.exp(-(day * 24 + hour - last) / fades)
      spell = kept * spell + Math.sqrt(1 - kept * kept) * normal(random)
      last = day * 24 + hour
      if (random() > diligence) continue
      const felt =
        Math.sqrt(study.day) * mood +
        Math.sqrt(study.spell) * spell +
        Math.sqrt(study.noise) * normal(random) +
        strength * Math.cos((2 * Math.PI * (hour - peak)) / 24)
      const place =
        study.floor === true ? mean * 0.2 + Math.max(0, size * (Math.exp(0.8 * felt) - 1)) : mean + size * felt
      const answer = Math.min(1, Math.max(0, Math.round(place * study.steps) / study.steps))
      samples.push({ at: Math.round(FIRST_DAY + day * DAY_MS + hour * HOUR_MS), value: 1 + 4 * answer })
    }
  }
  return samples.toSorted((a, b) => a.at - b.at)
}
