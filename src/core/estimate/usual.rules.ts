/** Lengths that people say, in minutes. */
const SAID = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480] as const
/** Asked of every finished task, so the logarithms are taken once. */
const LOGS = SAID.map((minutes) => Math.log(minutes))
const AT_FIRST = [5, 15, 30, 60, 120] as const
/** Tasks before the offer follows what this person's work takes. */
const ENOUGH = 20
const SHARES = [0.1, 0.3, 0.5, 0.75, 0.92] as const

/** Five lengths to choose from that cover what a person's tasks take, shortest first. */
export function usualMinutes(taken: readonly number[]): readonly number[] {
  if (taken.length < ENOUGH) return AT_FIRST
  const sorted = taken.toSorted((a, b) => a - b)
  const chosen = new Set<number>(SHARES.map((share) => nearest(sorted[Math.floor(share * sorted.length)] ?? 0)))
  const middle = sorted[sorted.length >> 1] ?? 0
  const others = SAID.toSorted((a, b) => apart(a, middle) - apart(b, middle))
  for (const said of others) if (chosen.size < AT_FIRST.length) chosen.add(said)
  return [...chosen].toSorted((a, b) => a - b)
}

/** The length people would say for so many minutes, nearest in proportion. */
export function nearest(minutes: number): number {
  const log = Math.log(Math.max(1, minutes))
  let best = 0
  for (let index = 1; index < LOGS.length; index += 1) {
    if (Math.abs((LOGS[index] ?? 0) - log) < Math.abs((LOGS[best] ?? 0) - log)) best = index
  }
  return SAID[best] ?? SAID[0]
}

/** How far apart two lengths are in proportion. */
function apart(a: number, b: number): number {
  return Math.abs(Math.log(a / Math.max(1, b)))
}
