import type { UrgencyPart } from '@contract/vocabulary'

const DAY_MS = 86_400_000
/** Days after which a task is as old as it gets. */
const OLDEST_DAYS = 365

/** Taskwarrior's own default coefficients (task 3.4, `urgency.*.coefficient`). */
const WEIGHTS = {
  next: 15,
  due: 12,
  blocking: 8,
  scheduled: 5,
  active: 4,
  age: 2,
  project: 1,
  tags: 1,
  annotations: 1,
  blocked: -5,
  waiting: -3,
} as const satisfies Record<Exclude<UrgencyPart, 'priority'>, number>

const PRIORITIES = { H: 6, M: 3.9, L: 1.8 } as const

/** A task as Taskwarrior knows it. Instants are milliseconds UTC. */
export type UrgencyFacts = {
  readonly now: number
  readonly createdAt: number
  /** A date without a time is its midnight. */
  readonly due: number | null
  readonly scheduled: number | null
  readonly priority: keyof typeof PRIORITIES | null
  readonly active: boolean
  readonly waiting: boolean
  readonly blocked: boolean
  readonly blocking: boolean
  readonly project: boolean
  /** Tagged “next”, which counts among the tags, too. */
  readonly next: boolean
  readonly tags: number
  readonly annotations: number
}

/** A share of a weight; the product is what a task gets for it. */
export type UrgencyTerm = { readonly part: UrgencyPart; readonly share: number; readonly weight: number }

/** What Taskwarrior's urgency of a task is made of, parts that give nothing left out. */
export function urgencyTerms(facts: UrgencyFacts): readonly UrgencyTerm[] {
  const { now } = facts
  const shares: Readonly<Record<keyof typeof WEIGHTS, number>> = {
    next: facts.next ? 1 : 0,
    due: facts.due === null ? 0 : dueShare((now - facts.due) / DAY_MS),
    blocking: facts.blocking ? 1 : 0,
    scheduled: facts.scheduled !== null && facts.scheduled < now ? 1 : 0,
    active: facts.active ? 1 : 0,
    age: Math.min(1, Math.max(0, Math.floor((now - facts.createdAt) / DAY_MS)) / OLDEST_DAYS),
    project: facts.project ? 1 : 0,
    tags: countShare(facts.tags),
    annotations: countShare(facts.annotations),
    blocked: facts.blocked ? 1 : 0,
    waiting: facts.waiting ? 1 : 0,
  }
  const terms: UrgencyTerm[] = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[])
    .filter((part) => shares[part] !== 0)
    .map((part) => ({ part, share: shares[part], weight: WEIGHTS[part] }))
  return facts.priority === null
    ? terms
    : [...terms, { part: 'priority', share: 1, weight: PRIORITIES[facts.priority] }]
}

/** Taskwarrior's urgency. */
export function urgencyOf(facts: UrgencyFacts): number {
  return urgencyTerms(facts).reduce((sum, { share, weight }) => sum + share * weight, 0)
}

/** From 0.2 two weeks ahead to 1 a week after. */
function dueShare(daysOverdue: number): number {
  if (daysOverdue >= 7) return 1
  if (daysOverdue >= -14) return ((daysOverdue + 14) * 0.8) / 21 + 0.2
  return 0.2
}

function countShare(count: number): number {
  if (count >= 3) return 1
  if (count === 2) return 0.9
  return count === 1 ? 0.8 : 0
}
