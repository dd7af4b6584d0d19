import { useEffect, useState } from 'react'

import type { ParsedCapture, ParsedNode } from '@contract/capture'
import { useApi } from '@renderer/app/api'
import { readingLocale } from '@renderer/i18n/index'

import { LONGEST_HIGHLIGHTED, LONGEST_TEXT } from './capture-text'

/** A text as capture would read it. */
export type Reading = { readonly text: string; readonly capture: ParsedCapture; readonly lines: readonly ParsedNode[] }

/** Short enough to feel immediate, long enough to skip what lies between two fast key presses. Milliseconds. */
const PAUSE_MS = 60
/** A pasted page is read when the typing rests. */
const LONG_PAUSE_MS = 250

/** What capture recognises in a text, a moment behind the typing; null for nothing to read. */
export function useReading(text: string, dismissed: readonly string[], wanted: boolean): Reading | null {
  const { client } = useApi()
  const [reading, setReading] = useState<Reading | null>(null)
  const readable = text.trim() !== '' && text.length <= LONGEST_TEXT

  useEffect(() => {
    if (!readable) {
      setReading(null)
      return undefined
    }
    if (!wanted) return undefined
    const cancelled = new AbortController()
    const timer = setTimeout(
      () => {
        client.capture
          .parse({ text, dismissed: [...dismissed], locale: readingLocale() }, { signal: cancelled.signal })
          // An answer to an older text was cancelled together with its effect.
          .then((answer) => {
            if (!cancelled.signal.aborted) setReading({ text, ...answer })
          })
          // Reading ahead is a help; without it the text is saved just as well.
          .catch(() => {})
      },
      text.length > LONGEST_HIGHLIGHTED ? LONG_PAUSE_MS : PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      cancelled.abort()
    }
  }, [client, text, dismissed, readable, wanted])

  return reading
}
