import type { LeftOut, LookItem } from '@contract/context'
import type { ContextReason, ContextSource } from '@contract/vocabulary'

import type { Part } from '../models/model.types'
import { delimit, neutralise } from '../models/untrusted'

/** Something that could be given, the most important first. */
export type Candidate = {
  readonly source: ContextSource
  readonly subjectId: string
  readonly label: string
  readonly text: string
  readonly why: readonly ContextReason[]
  /** What of it stands under one heading. */
  readonly heading: string
}

export type Packed = {
  readonly items: readonly LookItem[]
  readonly leftOut: readonly LeftOut[]
  readonly parts: readonly Part[]
  readonly tokens: number
}

/** Bytes of UTF-8 a token has at least, over languages. */
const BYTES_A_TOKEN = 3
/** As long as the marks of a call are. */
const MARK = 'xxxxxxxx'
/** Left out ones that are named; more say nothing more. */
const MOST_LEFT_OUT = 40

/** Tokens a text may come to, rather too many than too few. */
export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN)
}

/**
 * Takes what fits, in order, and says what did not. A text too long is not cut: half a sentence misleads. What is counted is
 * what will stand in the prompt, marks and breaks included.
 */
export function pack(candidates: readonly Candidate[], budget: number): Packed {
  const headings = new Map<string, string[]>()
  const items: LookItem[] = []
  const leftOut: LeftOut[] = []
  let tokens = 0
  for (const { heading, text, ...candidate } of candidates) {
    const lines = headings.get(heading)
    const cost = tokensOf(`${neutralise(text)}\n`) + (lines === undefined ? tokensOf(delimit(heading, '', MARK)) : 0)
    if (tokens + cost > budget) {
      leftOut.push({ ...without(candidate), tokens: cost, because: 'budget' })
      continue
    }
    tokens += cost
    if (lines === undefined) headings.set(heading, [text])
    else lines.push(text)
    items.push({ ...candidate, why: [...candidate.why], text, tokens: cost })
  }
  const parts = [...headings].map(([label, lines]) => ({ label, untrusted: lines.join('\n') }))
  return { items, leftOut: leftOut.slice(0, MOST_LEFT_OUT), parts, tokens }
}

function without({
  source,
  subjectId,
  label,
}: Omit<Candidate, 'text' | 'heading'>): Omit<LeftOut, 'tokens' | 'because'> {
  return { source, subjectId, label }
}
