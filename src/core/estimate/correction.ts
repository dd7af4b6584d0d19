import { ShrunkLine, ShrunkOffsets } from './shrunk-line'
import { SlidingQuantiles } from './sliding-quantiles'
import type { Work } from './estimate.types'

/** How fast a person's own past fades: half after 138 tasks. */
const KEEP = 0.995
/** What many persons have in common changes more slowly. */
const KEEP_COMMON = 0.999
/** Residuals beyond this many typical ones count as that many, so that one forgotten timer does not bend the line. */
const CLIP = 2.5
const TYPICAL_AT_FIRST = 0.5
/** Window of a median, and how many tasks it needs to count as much as saying nothing. */
const MEDIAN_WINDOW = 200
const MEDIAN_PRIOR = 12

/** A task's guess in logs with the names of its groups. */
export type Guess = Pick<Work, 'person' | 'project' | 'tags'> & { readonly x: number }

/** The parts that a correction of one guess is made of, in logs. */
type Parts = { readonly common: number; readonly own: number; readonly project: number; readonly tag: number }

/**
 * `log a = β0 + β1·log e + offsets`, written as a correction of the guess: with no history it is zero. β1 < 1 comes out
 * when small guesses overrun and large ones do not. Offsets are shrunk, Σr/(n + 8).
 */
export class LinearCorrection {
  readonly #common = new ShrunkLine(KEEP_COMMON)
  readonly #own = new Map<string, ShrunkLine>()
  readonly #projects = new ShrunkOffsets(KEEP)
  readonly #tags = new ShrunkOffsets(KEEP)
  readonly #typical = new Map<string, { sum: number; weight: number }>()

  of(guess: Guess): number {
    const { common, own, project, tag } = this.#parts(guess)
    return common + own + project + tag
  }

  observe(guess: Guess, logRatio: number): void {
    const { common, own, project, tag } = this.#parts(guess)
    const predicted = common + own + project + tag
    const typical = this.#typical.get(guess.person) ?? { sum: 0, weight: 0 }
    const limit = (CLIP * (typical.sum + 8 * TYPICAL_AT_FIRST)) / (typical.weight + 8)
    const y = predicted + Math.max(-limit, Math.min(limit, logRatio - predicted))
    this.#typical.set(guess.person, {
      sum: typical.sum * KEEP + Math.abs(y - predicted),
      weight: typical.weight * KEEP + 1,
    })
    // Each part learns what the others leave over.
    this.#common.observe(guess.x, y - project - tag)
    this.#line(guess.person).observe(guess.x, y - common - project - tag)
    if (guess.project !== null) {
      const [all, mine] = projectKeys(guess.person, guess.project)
      this.#projects.observe(all, y - common - own - tag - this.#projects.of(mine))
      this.#projects.observe(mine, y - common - own - tag - this.#projects.of(all))
    }
    for (const name of guess.tags) this.#tags.observe(name, y - common - own - project)
  }

  #parts(guess: Guess): Parts {
    return {
      common: this.#common.at(guess.x),
      own: this.#own.get(guess.person)?.at(guess.x) ?? 0,
      project:
        guess.project === null ? 0 : sum(projectKeys(guess.person, guess.project).map((key) => this.#projects.of(key))),
      tag: guess.tags.length === 0 ? 0 : sum(guess.tags.map((name) => this.#tags.of(name))) / guess.tags.length,
    }
  }

  #line(person: string): ShrunkLine {
    const line = this.#own.get(person) ?? new ShrunkLine(KEEP)
    this.#own.set(person, line)
    return line
  }
}

/** The median of a person's own log ratios lately: right where most guesses are exact and the rest overrun. */
export class MedianCorrection {
  readonly #own = new Map<string, SlidingQuantiles>()

  of({ person }: Guess): number {
    const own = this.#own.get(person)
    return own === undefined ? 0 : (own.quantile(0.5) * own.count) / (own.count + MEDIAN_PRIOR)
  }

  observe({ person }: Guess, logRatio: number): void {
    const own = this.#own.get(person) ?? new SlidingQuantiles(MEDIAN_WINDOW)
    own.add(logRatio)
    this.#own.set(person, own)
  }
}

/** A project goes wrong for all who work in it, and for each in a way of their own. */
function projectKeys(person: string, project: string): readonly [string, string] {
  return [project, `${person}\n${project}`]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
