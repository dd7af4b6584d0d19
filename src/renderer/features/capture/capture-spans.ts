import type { ParsedSpan } from '@contract/capture'

/** A reading of the text, and the text it was made of: by the time it arrives, more may have been typed. */
export type ReadText = { readonly text: string; readonly spans: readonly ParsedSpan[] }

/** Part of the text as the layer below the words draws it. */
export type Segment = { readonly text: string; readonly start: number; readonly span: ParsedSpan | null }

/**
 * The recognised parts of an earlier text where they are in the present one: what stands before and after the place of
 * the edit is still recognised, so that nothing flickers between a key press and the next reading.
 */
export function carrySpans(read: ReadText, text: string): readonly ParsedSpan[] {
  if (read.text === text) return read.spans
  if (read.spans.length === 0) return read.spans
  const before = commonPrefix(read.text, text)
  const after = commonSuffix(read.text, text, Math.min(read.text.length, text.length) - before)
  const shift = text.length - read.text.length
  const kept: ParsedSpan[] = []
  for (const span of read.spans) {
    // A part that touches the edit may be growing into another word.
    if (span.end < before || (span.end === before && boundaryAt(text, before))) kept.push(span)
    else if (
      span.start > read.text.length - after ||
      (span.start === read.text.length - after && after > 0 && span.start + shift >= before)
    ) {
      kept.push({ ...span, start: span.start + shift, end: span.end + shift })
    }
  }
  return kept.filter((span) => text.slice(span.start, span.end) === span.text)
}

/** Cuts a text into plain and recognised parts, in order and without gaps; overlapping parts are left out. */
export function segmentsOf(text: string, spans: readonly ParsedSpan[]): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    if (span.start < at || span.end > text.length || span.start >= span.end) continue
    if (span.start > at) segments.push({ text: text.slice(at, span.start), start: at, span: null })
    segments.push({ text: text.slice(span.start, span.end), start: span.start, span })
    at = span.end
  }
  if (at < text.length) segments.push({ text: text.slice(at), start: at, span: null })
  return segments
}

/** The recognised part that ends where the caret is; Backspace there turns it back into words. */
export function spanEndingAt(spans: readonly ParsedSpan[], caret: number): ParsedSpan | undefined {
  return spans.find((span) => span.end === caret)
}

function boundaryAt(text: string, at: number): boolean {
  const next = text.charAt(at)
  return next === '' || /\s/.test(next)
}

function commonPrefix(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let at = 0
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at += 1
  return at
}

function commonSuffix(one: string, other: string, limit: number): number {
  let length = 0
  while (length < limit && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length))
    length += 1
  return length
}
