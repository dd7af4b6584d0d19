import type { Basis, Finished, Forecast, Work } from './estimate.types'
import { NORMAL_P90, type Placed } from './placed'
import { SlidingQuantiles } from './sliding-quantiles'

/** Latest members of a class that count, and how few make one. */
const WINDOW = 200
const FEWEST = { series: 2, tag: 4, project: 4, all: 8 } as const
/** How many tasks the wider class weighs against the members of the narrower one. */
const PRIOR = 8
const STEP = 0.05

type Class = { readonly basis: Basis; readonly logs: SlidingQuantiles }

/**
 * How long tasks without a guess take: as long as others of their kind did. The kind is the turns of the same repeating
 * task, else its tag, else its project, else everything (reference class forecasting, Kahneman and Tversky 1979).
 */
export class ReferenceClasses {
  readonly #logs = new Map<string, SlidingQuantiles>()
  readonly #corrections = new Map<string, number>()

  forecast(work: Work): Forecast {
    const found = this.#classOf(work)
    if (!found) return { p50: Number.NaN, p90: Number.NaN, basis: 'none', restsOn: this.#all(work)?.count ?? 0 }
    const { p50, p90 } = this.#quantiles(work, found)
    return { p50: Math.exp(p50), p90: Math.exp(p90), basis: found.basis, restsOn: found.logs.count }
  }

  place(work: Work): Placed | null {
    const found = this.#classOf(work)
    if (!found) return null
    const { p50, p90 } = this.#quantiles(work, found)
    return {
      center: p50,
      unit: 1,
      deviation: (p90 - p50) / NORMAL_P90,
      draw: (random) => found.logs.pick(random()) - p50,
    }
  }

  observe(done: Finished): void {
    const log = Math.log(done.actual)
    const found = this.#classOf(done)
    if (found) {
      const before = this.#corrections.get(done.person) ?? 0
      const step = STEP * Math.max(0.1, found.logs.quantile(0.9) - found.logs.quantile(0.5))
      const missed = log > this.#quantiles(done, found).p90
      this.#corrections.set(done.person, before + step * (missed ? 0.9 : -0.1))
    }
    for (const { key } of keys(done)) {
      const logs = this.#logs.get(key) ?? new SlidingQuantiles(WINDOW)
      logs.add(log)
      this.#logs.set(key, logs)
    }
  }

  #classOf(work: Work): Class | null {
    for (const { key, basis } of keys(work)) {
      const logs = this.#logs.get(key)
      if (logs && logs.count >= FEWEST[basis]) return { basis, logs }
    }
    return null
  }

  #all(work: Work): SlidingQuantiles | undefined {
    return this.#logs.get(keyOfAll(work.person))
  }

  #quantiles(work: Work, { basis, logs }: Class): { readonly p50: number; readonly p90: number } {
    const all = this.#all(work)
    const share = basis === 'all' || all === undefined ? 0 : PRIOR / (PRIOR + logs.count)
    const wide = (p: number): number => (share === 0 || all === undefined ? 0 : all.quantile(p) * share)
    const p50 = logs.quantile(0.5) * (1 - share) + wide(0.5)
    const p90 = logs.quantile(0.9) * (1 - share) + wide(0.9) + (this.#corrections.get(work.person) ?? 0)
    return { p50, p90: Math.max(p50, p90) }
  }
}

type Key = { readonly key: string; readonly basis: keyof typeof FEWEST }

/** No name holds a control character. */
const SEPARATOR = '\u001F'

const keyOfAll = (person: string): string => person

/** The classes a task belongs to, narrowest first. */
function keys(work: Work): readonly Key[] {
  const key = (kind: string, name: string): string => work.person + SEPARATOR + kind + SEPARATOR + name
  return [
    ...(work.series === null ? [] : [{ key: key('series', work.series), basis: 'series' as const }]),
    ...work.tags.map((name) => ({ key: key('tag', name), basis: 'tag' as const })),
    ...(work.project === null ? [] : [{ key: key('project', work.project), basis: 'project' as const }]),
    { key: keyOfAll(work.person), basis: 'all' as const },
  ]
}
