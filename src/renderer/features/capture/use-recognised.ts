import { useMemo } from 'react'

import type { ParsedCapture, ParsedNode, ParsedSpan } from '@contract/capture'

import { carrySpans } from './capture-spans'
import { LONGEST_HIGHLIGHTED, spansOf } from './capture-text'
import { standing } from './dismissals'
import { useReading } from './use-reading'

export type Recognised = {
  /** The recognised parts where they stand in the text, without those turned back into words. */
  readonly spans: readonly ParsedSpan[]
  /** Only while its part stands in the text. */
  readonly recurrence: ParsedCapture['recurrence']
  /** Of a text of several lines, what each would be, a moment behind the typing. */
  readonly lines: readonly ParsedNode[]
}

type How = {
  /** Each line is a task, and has parts of its own. */
  readonly split?: boolean
  /** Nothing new is asked while it is not. */
  readonly wanted?: boolean
}

const NOTHING: readonly never[] = []

/** What capture recognises in a text, followed while more is typed. */
export function useRecognised(
  text: string,
  dismissed: readonly string[] = NOTHING,
  { split = false, wanted = true }: How = {},
): Recognised {
  const reading = useReading(text, dismissed, wanted)
  const byLine = split && text.length <= LONGEST_HIGHLIGHTED
  const spans = useMemo(() => {
    if (reading === null) return NOTHING
    const read = byLine && reading.lines.length > 0 ? spansOf(reading.lines) : reading.capture.spans
    return standing(carrySpans({ text: reading.text, spans: read }, text), text, dismissed)
  }, [reading, text, dismissed, byLine])
  const repeats = spans.some(({ kind }) => kind === 'recurrence')
  return {
    spans,
    recurrence: repeats ? (reading?.capture.recurrence ?? null) : null,
    lines: reading?.lines ?? NOTHING,
  }
}
