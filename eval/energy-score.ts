import { alertness, steadyLevels } from '@core/energy/alertness.rules'
import type { Moment } from '@core/energy/forecast-filter'
import { PersonalForecast } from '@core/energy/personal-forecast'
import { population as everybody, type Population } from '@core/energy/population'

import { baselineOf, baselines, runningMean, type Baseline } from './energy-baselines'
import type { Person, Sample } from './energy-file'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A night at four in the morning belongs to the day before. */
const DAY_START_MS = 4 * HOUR_MS

/** What was foretold; `median` is the line, `likely` the answer of the person's scale nearest to it. */
type Guess = {
  readonly mean: number
  readonly median: number
  readonly likely: number
  readonly low: number
  readonly high: number
}

/** What a simple rule says, as it is and as the answer of the person's scale nearest to it. */
type Simple = { readonly line: number; readonly answer: number }

/** A reading, what was foretold of it and what simple rules said, each from nothing but what came before. */
export type Scored = {
  readonly value: number
  readonly day: number
  readonly firstDay: boolean
  /** Foretold before the person's day began; null on the first day. */
  readonly ahead: { readonly guess: Guess; readonly runningMean: Simple } | null
  /** Foretold with what was said on the same day; null for the first reading of a day. */
  readonly now: { readonly guess: Guess; readonly baselines: Readonly<Record<Baseline, Simple>> } | null
  /** What the hour makes of a simulated person; null of a real one. */
  readonly curve: number | null
  /** Foretold from every reading before it, and what the population's mean and this person's mean say. */
  readonly before: Guess
  readonly populationMean: number
}

/** Scores one person's readings in the order in which they were made. */
export function scorePerson({ samples, curve }: Person, population: Population = everybody): readonly Scored[] {
  const model = new PersonalForecast(population)
  const byDay = Map.groupBy(samples, ({ at }) => dayOf(at))
  const scored: Scored[] = []
  for (const ofDay of byDay.values())
    scored.push(...scoreDay(model, ofDay, samples.slice(0, scored.length), population, curve))
  return scored
}

/** Scores one day and lets the model learn it; `known` are the readings of the days before. */
function scoreDay(
  model: PersonalForecast,
  ofDay: readonly Sample[],
  known: readonly Sample[],
  population: Population,
  curve: Person['curve'],
): readonly Scored[] {
  const simpleOf = (line: number): Simple => ({ line, answer: model.answer(line) })
  const ahead = ofDay.map(({ at }) =>
    known.length === 0 ? null : { guess: model.expect(momentOf(at)), runningMean: simpleOf(runningMean(known)) },
  )
  return ofDay.map(({ at, value }, index) => {
    const past = [...known, ...ofDay.slice(0, index)]
    const guess = model.expect(momentOf(at))
    const simple = Object.fromEntries(baselines.map((kind) => [kind, simpleOf(baselineOf(kind, past, at))])) as Record<
      Baseline,
      Simple
    >
    model.learn({ ...momentOf(at), value })
    return {
      value,
      day: dayOf(at),
      firstDay: known.length === 0,
      ahead: ahead[index] ?? null,
      now: index === 0 ? null : { guess, baselines: simple },
      curve: curve === undefined ? null : curve((at / HOUR_MS) % 24),
      before: guess,
      populationMean: population.mean,
    }
  })
}

const dayOf = (at: number): number => Math.floor((at - DAY_START_MS) / DAY_MS)

const { atWaking } = steadyLevels(8)

/** Nothing is known of these persons' sleep: an ordinary night is assumed. */
function momentOf(at: number): Moment {
  const day = dayOf(at)
  const clock = (at % DAY_MS) / HOUR_MS
  const hoursAwake = (clock - 7 + 24) % 24
  const level = (alertness({ atWaking, hoursAwake, clock }) - 11.2) / 1.3
  const weekday = new Date(day * DAY_MS).getUTCDay()
  return {
    at,
    day,
    clock,
    alertness: Math.min(2, Math.max(-2, level)),
    free: weekday === 0 || weekday === 6,
    caffeine: 0,
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length
const inside = (guess: Guess, value: number): number => (value >= guess.low && value <= guess.high ? 1 : 0)

type Persons = readonly (readonly Scored[])[]

/**
 * Lines are compared with lines and answers with answers: rounding to a whole answer alone makes any rule's error smaller.
 * The forecast's line may itself lean to an answer, where that was closer: the median of whole answers is one of them.
 */
export type Likeness = 'line' | 'answer'
const said = (guess: Guess, likeness: Likeness): number => (likeness === 'line' ? guess.median : guess.likely)

function aheadRatio(persons: Persons, likeness: Likeness): number {
  const all = persons.flat().flatMap(({ value, ahead }) => (ahead === null ? [] : [{ value, ...ahead }]))
  return (
    mean(all.map(({ value, guess }) => Math.abs(value - said(guess, likeness)))) /
    mean(all.map(({ value, runningMean }) => Math.abs(value - runningMean[likeness])))
  )
}

function nowRatio(persons: Persons, likeness: Likeness): number {
  const all = persons.flat().flatMap(({ value, now }) => (now === null ? [] : [{ value, ...now }]))
  const best = Math.min(
    ...baselines.map((kind) => mean(all.map(({ value, baselines }) => Math.abs(value - baselines[kind][likeness])))),
  )
  return mean(all.map(({ value, guess }) => Math.abs(value - said(guess, likeness)))) / best
}

/** Share of the pairs of one day that a rule puts in the right order; it says null where it knows nothing. */
function concordance(persons: Persons, says: (scored: Scored) => number | null): number {
  let right = 0
  let pairs = 0
  for (const person of persons) {
    for (const ofDay of Map.groupBy(person, ({ day }) => day).values()) {
      for (const [index, first] of ofDay.entries()) {
        for (const second of ofDay.slice(index + 1)) {
          const [a, b] = [says(first), says(second)]
          if (a === null || b === null || Math.abs(first.value - second.value) < 1e-9) continue
          const product = (first.value - second.value) * (a - b)
          right += product > 0 ? 1 : product === 0 ? 0.5 : 0
          pairs += 1
        }
      }
    }
  }
  return right / pairs
}

/** Figures of a group of scored persons; each is NaN where nothing could be scored. */
export const figures = {
  aheadLine: (persons: Persons): number => aheadRatio(persons, 'line'),
  aheadAnswer: (persons: Persons): number => aheadRatio(persons, 'answer'),
  nowLine: (persons: Persons): number => nowRatio(persons, 'line'),
  nowAnswer: (persons: Persons): number => nowRatio(persons, 'answer'),
  concordance: (persons: Persons): number => concordance(persons, ({ ahead }) => ahead?.guess.mean ?? null),
  /** What somebody would get right who knew each person's daily curve; the rest is chance. */
  concordanceKnown: (persons: Persons): number =>
    concordance(persons, ({ ahead, curve }) => (ahead === null ? null : curve)),
  aheadCoverage: (persons: Persons): number =>
    mean(persons.flat().flatMap(({ value, ahead }) => (ahead === null ? [] : [inside(ahead.guess, value)]))),
  nowCoverage: (persons: Persons): number => mean(persons.flat().map(({ value, before }) => inside(before, value))),
  dayOneRatio: (persons: Persons): number => {
    const all = persons.flat().filter(({ firstDay }) => firstDay)
    return (
      mean(all.map(({ value, before }) => Math.abs(value - before.median))) /
      mean(all.map(({ value, populationMean }) => Math.abs(value - populationMean)))
    )
  },
} as const
