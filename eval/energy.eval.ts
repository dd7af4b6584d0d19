import { alertness, levelAsleep, levelAwake, sleepiness, steadyLevels } from '@core/energy/alertness.rules'

import { seeded } from '../bench/dataset'
import { row, type Measured } from '../bench/table'
import { bootstrapByPerson, inWords } from './bootstrap'
import { population } from '@core/energy/population'

import { baselineOf, baselines, runningMean } from './energy-baselines'
import { diariesOf, studies } from './energy-diaries'
import { readPersons, type Person, type Sample } from './energy-file'
import { kinds, peopleOf } from './energy-people'
import { figures, scorePerson, type Scored } from './energy-score'

/** Limits of the design; the nearer to 1 a ratio, the less was gained over the best simple rule. */
const AHEAD = 0.97
const NOW = 0.93
const ORDER = 0.62
const COVERAGE = [0.77, 0.83] as const

/** No kind of person may be much worse off than with the rule that fits that kind best; all rounded to their answers. */
const KIND = 1.07

/** In no study may the forecast be worse than the plain average, nor its answers by more than chance makes of rounding. */
const STUDY = 1
const STUDY_ANSWERS = 1.03

/** Too few rows, or rows without any difference. */
const NOTHING = 'nothing to compare'

const PEOPLE = 40
const DAYS = 28
const DIARIES = 60

type Group = readonly (readonly Scored[])[]

/** Scores the app's forecast on simulated persons, or on the real ones of a file. */
export async function energyEval(file: string | undefined): Promise<readonly Measured[]> {
  if (file === undefined) return [oracles(), ...simulated(), ...diaries()]
  const { persons, unread } = readPersons(file)
  const readings = persons.reduce((sum, { samples }) => sum + samples.length, 0)
  const group = persons.map((person) => scorePerson(person))
  return [
    row('persons · readings · rows left out', 'no target', `${persons.length} · ${readings} · ${unread}`, true),
    ...errors(persons, group),
    ...targets(group, group),
    limited(
      'day one, where the other persons of the file are the population',
      persons.map(({ name, samples }) => {
        const others = persons.filter((other) => other.name !== name)
        const mean =
          others.length === 0
            ? population.mean
            : others.reduce((sum, other) => sum + runningMean(other.samples), 0) / others.length
        return scorePerson({ name, samples: firstDay(samples) }, { ...population, mean })
      }),
      'dayOneRatio',
      1,
    ),
  ]
}

function simulated(): readonly Measured[] {
  const random = seeded(7)
  const groups = kinds.map((kind) => ({
    kind,
    group: peopleOf(kind, PEOPLE, DAYS, random).map((person) => scorePerson(person)),
  }))
  const all = groups.flatMap(({ group }) => group)
  return [
    ...targets(
      all,
      // The days of the others have no order that could be known.
      groups.flatMap(({ kind, group }) => (kind === 'noise' || kind === 'wanderer' ? [] : group)),
    ),
    row(
      'order with the two kinds that have none · the most that knowing each daily curve would get',
      'no target',
      `${figures.concordance(all).toFixed(3)} · ${figures.concordanceKnown(all).toFixed(3)}`,
    ),
    ...groups.flatMap(({ kind, group }) => [
      limited(`${kind}: day ahead ÷ running mean`, group, 'aheadAnswer', KIND),
      limited(`${kind}: same day ÷ best of three`, group, 'nowAnswer', KIND),
    ]),
  ]
}

/** Made the way real studies are; the limits of the design are out of reach where there is little to foretell. */
function diaries(): readonly Measured[] {
  const random = seeded(11)
  return Object.entries(studies).flatMap(([name, study]) => {
    const group = diariesOf(study, DIARIES, random).map((person) => scorePerson(person))
    return [
      limited(`study, ${name}: day ahead ÷ running mean`, group, 'aheadLine', STUDY),
      limited(`study, ${name}: day ahead, both rounded`, group, 'aheadAnswer', STUDY_ANSWERS),
      limited(`study, ${name}: same day ÷ best of three`, group, 'nowLine', STUDY_ANSWERS),
    ]
  })
}

/** Everything that the design sets a figure for. */
function targets(group: Group, ordered: Group): readonly Measured[] {
  const random = seeded(1)
  const concordance = bootstrapByPerson(ordered, figures.concordance, random)
  return [
    limited('day ahead: error ÷ that of the running mean', group, 'aheadLine', AHEAD),
    limited('day ahead, both rounded to the answers of the scale', group, 'aheadAnswer', AHEAD),
    limited('same day: error ÷ that of the best of last value, mean, hour mean', group, 'nowLine', NOW),
    limited('same day, all rounded to the answers of the scale', group, 'nowAnswer', NOW),
    Number.isFinite(concordance.value)
      ? row('order within a day, of pairs told right', `≥ ${ORDER}`, inWords(concordance), concordance.value >= ORDER)
      : row('order within a day, of pairs told right', 'no target', NOTHING),
    coverage('80 % band, day ahead', group, 'aheadCoverage'),
    coverage('80 % band, same day', group, 'nowCoverage'),
    limited('day one: error ÷ that of the population mean', group, 'dayOneRatio', 1),
  ]
}

function limited(what: string, group: Group, figure: keyof typeof figures, limit: number): Measured {
  const interval = bootstrapByPerson(group, figures[figure], seeded(1))
  if (!Number.isFinite(interval.value)) return row(what, 'no target', NOTHING)
  return row(what, `≤ ${limit}`, inWords(interval), interval.value <= limit)
}

function coverage(what: string, group: Group, figure: 'aheadCoverage' | 'nowCoverage'): Measured {
  const interval = bootstrapByPerson(group, figures[figure], seeded(1))
  if (!Number.isFinite(interval.value)) return row(what, 'no target', NOTHING)
  return row(
    what,
    `${COVERAGE[0]} to ${COVERAGE[1]}`,
    inWords(interval),
    interval.value >= COVERAGE[0] && interval.value <= COVERAGE[1],
  )
}

const firstDay = (samples: readonly Sample[]): readonly Sample[] => {
  const end = (samples[0]?.at ?? 0) + 86_400_000
  return samples.filter(({ at }) => at < end)
}

/** Mean absolute errors of the forecast and of the simple rules, each reading from those before it. */
function errors(persons: readonly Person[], group: Group): readonly Measured[] {
  const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length
  return [
    row(
      'mean absolute error, forecast',
      'no target',
      inWords(
        bootstrapByPerson(
          group,
          (sample) =>
            mean(sample.flatMap((it) => it.slice(1).map(({ value, before }) => Math.abs(value - before.likely)))),
          seeded(1),
        ),
      ),
      true,
    ),
    row(
      'mean absolute error, the line itself (not the answer it stands for)',
      'no target',
      inWords(
        bootstrapByPerson(
          group,
          (sample) =>
            mean(sample.flatMap((it) => it.slice(1).map(({ value, before }) => Math.abs(value - before.mean)))),
          seeded(1),
        ),
      ),
      true,
    ),
    ...baselines.map((kind) => {
      const byPerson = persons.map(({ samples }) =>
        samples
          .slice(1)
          .map(({ at, value }, index) => Math.abs(value - baselineOf(kind, samples.slice(0, index + 1), at))),
      )
      const interval = bootstrapByPerson(byPerson, (sample) => mean(sample.flat()), seeded(1))
      return row(`mean absolute error, ${kind}`, 'no target', inWords(interval))
    }),
  ]
}

/** The published equations against values computed from them elsewhere. */
function oracles(): Measured {
  const { atWaking, atBed } = steadyLevels(8)
  const clock = [7, 8, 10, 14, 17, 21, 23]
  const sleepy = [7.024, 4.309, 3.524, 3.292, 3.117, 4.356, 5.675]
  const pairs = [
    ...[12.4725, 11.1461, 8.9943, 7.3719].map((value, index) => [levelAwake(14, [4, 8, 16, 24][index] ?? 0), value]),
    ...[11.1634, 12.6954, 13.5516].map((value, index) => [levelAsleep(7.96, [4, 6, 8][index] ?? 0), value]),
    [atWaking, 13.8198],
    [atBed, 8.8919],
    ...sleepy.map((value, index) => {
      const hour = clock[index] ?? 0
      return [sleepiness(alertness({ atWaking, hoursAwake: hour - 7, clock: hour })), value]
    }),
  ]
  const worst = Math.max(...pairs.map(([got = 0, wanted = 0]) => Math.abs(got - wanted)))
  return row(`${pairs.length} oracles of the alertness model`, '≤ 0.001', `worst ${worst.toFixed(4)}`, worst <= 0.001)
}
