import { overlaps, type Span } from './sleep.rules'

/** A stretch of sleep as a device wrote it down; `inBed` says nothing about sleep, only about lying down. */
export type SleepSample = Span & { readonly kind: 'asleep' | 'inBed' }

/** Waking up for a while is still the same night. */
const GAP_MS = 90 * 60_000
/** Shorter than this nobody would call it sleep. */
const SHORTEST_MS = 20 * 60_000

/**
 * Makes nights of stages: several sources that overlap are one, short gaps are bridged, and where a device knew only
 * that somebody lay in bed, that counts.
 */
export function mergeSleep(samples: readonly SleepSample[]): readonly Span[] {
  const asleep = joined(samples.filter(({ kind }) => kind === 'asleep'))
  const inBed = joined(samples.filter(({ kind }) => kind === 'inBed')).filter((bed) => !anyOverlaps(asleep, bed))
  return [...asleep, ...inBed]
    .filter(({ startedAt, endedAt }) => endedAt - startedAt >= SHORTEST_MS)
    .toSorted((a, b) => a.startedAt - b.startedAt)
}

function joined(samples: readonly Span[]): readonly Span[] {
  const result: { startedAt: number; endedAt: number }[] = []
  for (const { startedAt, endedAt } of samples.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const last = result.at(-1)
    if (last && startedAt - last.endedAt <= GAP_MS) last.endedAt = Math.max(last.endedAt, endedAt)
    else result.push({ startedAt, endedAt })
  }
  return result
}

/** Whether any of the sorted, separate spans overlaps one; looks only near it. */
function anyOverlaps(sorted: readonly Span[], span: Span): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.endedAt ?? 0) <= span.startedAt) low = middle + 1
    else high = middle
  }
  const next = sorted[low]
  return next !== undefined && overlaps(next, span)
}
