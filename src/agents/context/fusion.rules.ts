import type { ContextReason } from '@contract/vocabulary'

/** Cormack, Clarke and Büttcher 2009: with 60, the first places count without drowning the rest. */
const K = 60

/** What one way of looking found, best first. */
export type Ranking = {
  readonly why: ContextReason
  readonly ids: readonly string[]
  /** How much it counts; 1 when left out. */
  readonly weight?: number
}

export type Fused = { readonly id: string; readonly score: number; readonly why: readonly ContextReason[] }

/** Reciprocal rank fusion: what several ways of looking place well comes first. Ties keep the order of the rankings. */
export function fuse(rankings: readonly Ranking[]): readonly Fused[] {
  const scores = new Map<string, { score: number; why: Set<ContextReason> }>()
  for (const { why, ids, weight = 1 } of rankings) {
    ids.forEach((id, place) => {
      const entry = scores.get(id) ?? { score: 0, why: new Set() }
      entry.score += weight / (K + place + 1)
      entry.why.add(why)
      scores.set(id, entry)
    })
  }
  return [...scores].map(([id, { score, why }]) => ({ id, score, why: [...why] })).toSorted((a, b) => b.score - a.score)
}
