import { useMemo } from 'react'

import type { ParsedSpan } from '@contract/capture'

import { carrySpans } from './capture-spans'
import { type Reading, useReading } from './use-reading'

export type Recognised = {
  /** Of the text as it was a moment ago. */
  readonly reading: Reading | null
  /** The recognised parts where they stand in the present text, without those turned back into words. */
  readonly spans: readonly ParsedSpan[]
}

/** What capture recognises in a text; nothing is asked while it is not wanted. */
export function useRecognised(text: string, dismissed: readonly string[], wanted = true): Recognised {
  const reading = useReading(text, dismissed, wanted)
  const spans = useMemo(
    () =>
      (reading === null ? [] : carrySpans({ text: reading.text, spans: reading.capture.spans }, text)).filter(
        ({ key }) => !dismissed.includes(key),
      ),
    [reading, text, dismissed],
  )
  return { reading, spans }
}
