import { FIRST_STEP_MINUTES } from '@contract/task-proxy'

import { oneLine, sameWords } from './step-words.rules'

/** A step as it would be added. */
export type Step = { readonly title: string; readonly minutes: number; readonly reason: string }

/** A part of the work before it has minutes; the first one of a list is the beginning, which stays short. */
export type Part = {
  readonly title: string
  readonly weight: number
  /** From which fineness on it is wanted, 1 to 5. */
  readonly from: number
  readonly reason: string
}

/** More steps than this are a list to be lost in. */
export const MOST_STEPS = 24
/** The longest a step may be at each fineness, in minutes. */
const LONGEST = [180, 90, 50, 30, 20] as const
/** How many steps of one's own are taken as they are at each fineness; more are put together in pairs. */
const MOST_PARTS = [4, 6, 12, 16, 20] as const
/** A step shorter than this on average is not worth a line. */
const SHORTEST = 3
/** Beyond this weights only overflow. */
const HEAVIEST = 1e6
/** Times are easier to believe in fives. */
const ROUND = 5

/**
 * Gives parts minutes that sum exactly to `total` (at least 1), the first at most five. Parts that the time does not reach
 * for are left out, those that are too long are split. At five minutes or less there is nothing to break down: no step.
 */
export function planSteps(parts: readonly Part[], total: number, fineness: number): readonly Step[] {
  const wanted = chosen(parts, total, fineness)
  if (total <= FIRST_STEP_MINUTES || wanted.length < 2) return []
  const minutes = allot(
    total,
    wanted.map(({ weight }) => weight),
  )
  const longest = Math.max(LONGEST[fineness - 1] ?? LONGEST[2], ROUND * Math.ceil(total / 12 / ROUND))
  return split(
    wanted.map(({ title, reason }, index) => ({ title, reason, minutes: minutes[index] ?? 1 })),
    longest,
  )
}

/**
 * Minutes for steps, in whole numbers that sum exactly to `total`: the first at most five, every one at least one, the others
 * by their weights. Needs `total` of at least the number of steps, and two steps where it is more than five.
 */
export function allot(total: number, weights: readonly number[]): readonly number[] {
  const [first = 1, ...rest] = weights
  if (total <= FIRST_STEP_MINUTES) return apportion(total, [first, ...rest])
  // What is left for the others is then a round number.
  const rounded = ((total - 1) % ROUND) + 1
  const begin = Math.max(1, Math.min(rounded, total - rest.length))
  return [begin, ...apportion(total - begin, rest)]
}

/** Shares of a whole by weight, each at least 1, that sum to it exactly (largest remainders); in fives where they fit. */
function apportion(whole: number, weights: readonly number[]): readonly number[] {
  const unit = whole % ROUND === 0 && whole / ROUND >= weights.length ? ROUND : 1
  const sound = weights.map((weight) => (weight > 0 ? Math.min(weight, HEAVIEST) : 1))
  const sum = sound.reduce((all, weight) => all + weight, 0)
  const free = whole / unit - weights.length
  const exact = sound.map((weight) => (free * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = free - shares.reduce((all, share) => all + share, 0)
  const byRemainder = exact.map((share, index) => ({ index, rest: share % 1 })).toSorted((a, b) => b.rest - a.rest)
  const luckier = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return shares.map((share, index) => unit * (1 + share + (luckier.has(index) ? 1 : 0)))
}

function chosen(parts: readonly Part[], total: number, fineness: number): readonly Part[] {
  const room = Math.min(MOST_STEPS / 2, Math.max(2, Math.floor(total / SHORTEST)))
  const most = Math.min(room, MOST_PARTS[fineness - 1] ?? MOST_PARTS[2])
  let kept: readonly Part[] = unique(parts).filter(({ from }, index) => index === 0 || from <= fineness)
  while (kept.length > most) {
    const finest = Math.max(...kept.slice(1).map(({ from }) => from))
    kept = finest > 1 ? without(kept, finest) : together(kept)
  }
  return unique(kept)
}

function unique(parts: readonly Part[]): readonly Part[] {
  return parts.filter(
    ({ title }, index) => title !== '' && parts.findIndex((other) => sameWords(other.title, title)) === index,
  )
}

/** Without the lightest of the finest parts; the beginning stays. */
function without(parts: readonly Part[], finest: number): readonly Part[] {
  const weights = parts.flatMap(({ from, weight }, index) => (index > 0 && from === finest ? [weight] : []))
  const lightest = Math.min(...weights)
  const gone = parts.findIndex(({ from, weight }, index) => index > 0 && from === finest && weight === lightest)
  return parts.filter((_, index) => index !== gone)
}

/** With the two neighbours that weigh least as one part; the beginning stays alone. */
function together(parts: readonly Part[]): readonly Part[] {
  let at = 1
  const weigh = (index: number): number => (parts[index]?.weight ?? 0) + (parts[index + 1]?.weight ?? 0)
  for (let index = 1; index < parts.length - 1; index += 1) if (weigh(index) < weigh(at)) at = index
  const [a, b] = [parts[at], parts[at + 1]]
  if (a === undefined || b === undefined) return parts.slice(0, -1)
  const both = { ...a, title: oneLine(`${a.title}; ${b.title}`, 240), weight: a.weight + b.weight }
  return [...parts.slice(0, at), both, ...parts.slice(at + 2)]
}

/** What is longer than `longest` in parts of about the same length; the first step is short already. */
function split(steps: readonly Step[], longest: number): readonly Step[] {
  const names = steps.map(({ title }) => title)
  return steps.flatMap((step): readonly Step[] => {
    const count = Math.ceil(step.minutes / longest)
    if (count < 2) return [step]
    const parts = apportion(
      step.minutes,
      Array.from({ length: count }, () => 1),
    ).map((minutes, index) => ({
      ...step,
      title: `${step.title} (${index + 1} of ${count})`,
      minutes,
    }))
    const taken = parts.some(({ title }) => names.some((name) => sameWords(name, title)))
    return taken ? [step] : parts
  })
}
