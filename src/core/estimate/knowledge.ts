import { ME, type AppWork, type Judged } from './calibration.rules'
import { isDuration } from './estimate.types'
import type { EstimateRepository, TimedRow } from './estimate.repository'
import { BUNDLE, replay, type Knowledge } from './replay'
import { seriesOf, wordsOf, type Precedent } from './similar.rules'

/** Finished tasks that count. Older ones weigh less than a hundredth anyway (0.995 to the thousandth is 0.007). */
export const HISTORY = 1000
/** Up to this many new tasks are learned one by one; then all is gone through again, bundles too. */
const ONE_BY_ONE = 2 * BUNDLE
/** Less than this is a timer that was started to tick a task off, not a time it took. */
const SHORTEST_MINUTES = 1
const REAL_TASK_MINUTES = 5

type Known = Knowledge & {
  readonly precedents: Precedent[]
  readonly judged: Judged[]
  readonly bundles10: { covered: number; count: number }
  /** Rows that were read, and the place of the last. */
  rows: number
  last: { readonly at: number; readonly id: string } | null
  sinceReplay: number
}

/** What finished tasks teach, kept until the ledger changes. */
export class History {
  #known: Known | null = null
  #stale = true

  constructor(private readonly repository: EstimateRepository) {}

  /** The ledger changed. */
  forget(): void {
    this.#stale = true
  }

  get(): Readonly<Known> {
    if (this.#known === null || (this.#stale && !this.#append(this.#known))) this.#known = this.#learn()
    this.#stale = false
    return this.#known
  }

  /** Learns what was finished since; false when something else changed, too. */
  #append(known: Known): boolean {
    const added = this.repository.timed(ONE_BY_ONE + 1, known.last)
    const total = this.repository.timedCount(Number.MAX_SAFE_INTEGER)
    if (total !== known.rows + added.length || known.sinceReplay + added.length > ONE_BY_ONE) return false
    for (const { row, precedent, work } of this.#withGroups(added)) {
      if (work === null) continue
      if (isDuration(work.estimate)) known.judged.push(judge(precedent, work.estimate, known.estimator.forecast(work)))
      known.precedents.push(precedent)
      known.estimator.observe({ ...work, actual: row.minutes })
    }
    const last = added.at(-1)
    if (last) known.last = { at: last.at, id: last.eventId }
    known.rows = total
    known.sinceReplay += added.length
    return true
  }

  #learn(): Known {
    const rows = this.repository.timed(HISTORY)
    const usable = this.#withGroups(rows).flatMap(({ row, precedent, work }) =>
      work === null ? [] : [{ precedent, done: { ...work, actual: row.minutes } }],
    )
    const judged: Judged[] = []
    const bundles10 = { covered: 0, count: 0 }
    let place = 0
    const knowledge = replay(
      usable.map(({ done }) => done),
      {
        task: ({ work, forecast }) => {
          const precedent = usable[place]?.precedent
          place += 1
          if (precedent && isDuration(work.estimate)) judged.push(judge(precedent, work.estimate, forecast))
        },
        bundle: ({ said, actual }) => {
          bundles10.count += 1
          bundles10.covered += actual <= said.p90 ? 1 : 0
        },
      },
    )
    const last = rows.at(-1)
    return {
      ...knowledge,
      precedents: usable.map(({ precedent }) => precedent),
      judged,
      bundles10,
      rows: this.repository.timedCount(Number.MAX_SAFE_INTEGER),
      last: last ? { at: last.at, id: last.eventId } : null,
      sinceReplay: 0,
    }
  }

  /** Rows with what the estimator needs of them; no work where the time says nothing. */
  #withGroups(
    rows: readonly TimedRow[],
  ): readonly { readonly row: TimedRow; readonly precedent: Precedent; readonly work: AppWork | null }[] {
    const tags = this.repository.tags(rows.map(({ taskId }) => taskId))
    return rows.map((row) => {
      const tagIds = tags.get(row.taskId) ?? []
      const { taskId, title, projectId, estimate, minutes, at } = row
      const tickedOff = minutes < SHORTEST_MINUTES && (estimate ?? REAL_TASK_MINUTES) >= REAL_TASK_MINUTES
      return {
        row,
        precedent: lazily({ taskId, title, projectId, tagIds, estimate, minutes, at }),
        work: tickedOff ? null : { person: ME, project: projectId, tags: tagIds, series: seriesOf(row), estimate },
      }
    })
  }
}

/** Words of titles are looked for only where tasks are compared. */
function lazily(precedent: Omit<Precedent, 'words'>): Precedent {
  let words: ReadonlySet<string> | undefined
  return {
    ...precedent,
    get words() {
      words ??= wordsOf(precedent.title)
      return words
    },
  }
}

function judge(precedent: Precedent, estimate: number, forecast: Judged['forecast']): Judged {
  const { taskId, title, at, projectId, minutes } = precedent
  return { taskId, title, at, projectId, estimate, minutes, forecast }
}
