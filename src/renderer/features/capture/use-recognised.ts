import { useMemo } from 'react'

import type { ParsedCapture, ParsedNode, ParsedSpan } from '@contract/capture'

import { carrySpans } from './capture-spans'
import { useReading } from './use-reading'

export type Recognised = {
  /** The recognised parts where they stand in the text, without those turned back into words. */
  readonly spans: readonly ParsedSpan[]
  /** Only while its part stands in the text. */
  readonly recurrence: ParsedCapture['recurrence']
  /** Of a text of several lines, what each would be, a moment behind the typing. */
  readonly lines: readonly ParsedNode[]
}

const NOTHING: readonly never[] = []

/** What capture recognises in a text, followed while more is typed. */
export function useRecognised(text: string, dismissed: readonly string[] = NOTHING): Recognised {
  const reading = useReading(text, dismissed, true)
  const spans = useMemo(
    () =>
      (reading === null ? NOTHING : carrySpans({ text: reading.text, spans: reading.capture.spans }, text)).filter(
        ({ key }) => !dismissed.includes(key),
      ),
    [reading, text, dismissed],
  )
  const repeats = spans.some(({ kind }) => kind === 'recurrence')
  return {
    spans,
    recurrence: repeats ? (reading?.capture.recurrence ?? null) : null,
    lines: reading?.lines ?? NOTHING,
  }
}
