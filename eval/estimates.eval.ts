import { seeded } from '../bench/dataset'
import { row, type Measured } from '../bench/table'
import { bootstrapByPerson, inWords, type Interval } from './bootstrap'
import { helped, kinds, simulate } from './estimate-simulator'
import { readLog } from './estimates-file'
import { emptyTally, score, total, type Tally } from './estimates-score'

/** Simulated persons of a kind, and tasks of each. */
const PERSONS = 12
const TASKS = 500

/**
 * Scores the estimator prequentially: on simulated persons, each alone with their own history as in the app, or on a file,
 * where one estimator hears of all persons in the order of the dates.
 */
export function estimatesEval(file: string | undefined): Promise<readonly Measured[]> {
  return Promise.resolve(file === undefined ? simulated() : scoredFile(file))
}

function simulated(): readonly Measured[] {
  return kinds.flatMap((kind) => {
    const tallies = Array.from({ length: PERSONS }, (_, index) => {
      const parts = score(simulate(kind, index, TASKS))
      return merged(parts)
    })
    return figures(tallies, `${kind}: `, helped.has(kind) ? 0.96 : 1.01)
  })
}

function scoredFile(file: string): readonly Measured[] {
  const { tasks, leftOut } = readLog(file)
  const persons = new Set(tasks.map(({ person }) => person)).size
  const unguessed = tasks.filter(({ estimate }) => estimate === null).length
  const counts = `${persons} · ${tasks.length} · ${unguessed} · ${leftOut}`
  const tallies = score(tasks)
  const rows = [row('persons · tasks · of them without an estimate · rows left out', 'no target', counts)]
  if (total(tallies, 'tasks') > 0) {
    rows.push(...figures(tallies, '', 1.01))
    const rule = interval(tallies, 'scaledError', 'rawError')
    if (Number.isFinite(rule.value))
      rows.push(row('for comparison: estimate × 1.5, error ÷ raw', 'no target', inWords(rule)))
  }
  if (total(tallies, 'unguessed') > 0) {
    const ratio = interval(tallies, 'unguessedError', 'medianError')
    rows.push(row('without an estimate: error ÷ running median', 'no target', inWords(ratio)))
    const covered = interval(tallies, 'unguessedCovered', 'unguessed')
    rows.push(row('without an estimate: P90 covers', 'no target', percent(covered)))
  }
  return rows
}

/** The rows that targets speak of. */
function figures(tallies: readonly Tally[], prefix: string, most: number): readonly Measured[] {
  const ratio = interval(tallies, 'error', 'rawError')
  const covered = interval(tallies, 'covered', 'tasks')
  const rows = [
    Number.isFinite(ratio.value)
      ? row(`${prefix}P50 absolute log error ÷ raw`, `≤ ${most}`, inWords(ratio), ratio.value <= most)
      : row(`${prefix}P50 absolute log error ÷ raw`, 'no target', 'every estimate was met to the minute'),
    row(`${prefix}P90 covers`, '88–92 %', percent(covered), within(covered.value, 0.88, 0.92)),
  ]
  if (total(tallies, 'bundles') > 0) {
    const bundles = interval(tallies, 'bundlesCovered', 'bundles')
    rows.push(row(`${prefix}ten-task P90 covers`, '87–93 %', percent(bundles), within(bundles.value, 0.87, 0.93)))
  }
  return rows
}

function interval(tallies: readonly Tally[], over: keyof Tally, under: keyof Tally): Interval {
  return bootstrapByPerson(tallies, (sample) => total(sample, over) / total(sample, under), seeded(1))
}

function merged(parts: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const field of Object.keys(sum) as (keyof Tally)[]) sum[field] = total(parts, field)
  return sum
}

const percent = ({ value, low, high }: Interval): string =>
  `${inWords({ value: value * 100, low: low * 100, high: high * 100 }, 1)} %`

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high
