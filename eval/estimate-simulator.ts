import { normalDraw, seededRandom } from '@core/estimate/seeded-random'
import type { Finished } from '@core/estimate/estimate.types'

/**
 * Simulated persons whose truth is known. The first kinds are like the model; the others are not: heavy tails, jumps,
 * rounding, forgotten timers, guesses that are met to the minute.
 */
export const kinds = [
  'unbiased',
  'biased',
  'noisy',
  'drifting',
  'by project',
  'small ones overrun',
  'heavy tails',
  'rounded',
  'one-minute closures',
  'often exact',
  'change of scale',
  'bad weeks',
] as const
export type Kind = (typeof kinds)[number]

/** How far from the guess a kind's work must allow a better forecast: where history helps, and where it cannot. */
export const helped: ReadonlySet<Kind> = new Set<Kind>(['biased', 'by project', 'small ones overrun', 'drifting'])

const GUESSES = [5, 10, 15, 30, 30, 45, 60, 60, 90, 120, 180, 240]
const PROJECTS = ['a', 'b', 'c', 'd', 'e']

/** A person's finished tasks in order. */
export function simulate(kind: Kind, index: number, count: number): readonly Finished[] {
  const random = seededRandom(1000 * kinds.indexOf(kind) + index + 1)
  const normal = (): number => normalDraw(random)
  const choose = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const person = `${kind} ${index + 1}`
  const offsets = new Map(PROJECTS.map((name) => [name, normal() * 0.5]))
  const own = (index % 2 === 0 ? 1 : -1) * (0.25 + random() * 0.4)
  let week = 0
  let drift = 0
  return Array.from({ length: count }, (_, place) => {
    drift += normal() * 0.04
    if (place % 10 === 0) week = normal() * 0.45
    const project = choose(PROJECTS)
    let estimate = choose(GUESSES)
    let log = Math.log(estimate) + normal() * 0.5
    switch (kind) {
      case 'unbiased':
        break
      case 'biased':
        log += own
        break
      case 'noisy':
        log += normal() * 0.9
        break
      case 'drifting':
        log += drift
        break
      case 'by project':
        log += offsets.get(project) ?? 0
        break
      case 'small ones overrun':
        log += 0.35 * (Math.log(90) - Math.log(estimate))
        break
      case 'heavy tails':
        // Student's t with 2.5 degrees of freedom.
        log = Math.log(estimate) + 0.35 * (normal() / Math.sqrt(chiSquared(normal) / 2.5))
        break
      case 'rounded':
        log = Math.log(roundTo(Math.exp(log + 0.1), choose([5, 15, 30, 60])))
        break
      case 'one-minute closures':
        if (random() < 0.15) log = 0
        break
      case 'often exact':
        if (random() < 0.4) log = Math.log(estimate)
        else log += 0.3
        break
      case 'change of scale':
        if (place > count / 2) {
          estimate *= 24
          log += Math.log(24) + 0.3
        }
        break
      case 'bad weeks':
        log += week
        break
    }
    const tags = random() < 0.3 ? [choose(['deep', 'calls'])] : []
    return { person, project, tags, series: null, estimate, actual: Math.max(1, Math.exp(log)) }
  })
}

function chiSquared(normal: () => number): number {
  // 2.5 degrees of freedom, halfway between the sums of two and of three squares.
  return normal() ** 2 + normal() ** 2 + 0.5 * normal() ** 2
}

function roundTo(minutes: number, step: number): number {
  return Math.max(step, Math.round(minutes / step) * step)
}
