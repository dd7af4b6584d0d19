import type { KeyboardEvent } from 'react'

import type { ParsedSpan } from '@contract/capture'

import { spanEndingAt } from './capture-spans'

/** While an input method composes, every key is its own; Safari says so of its last Enter only by the key code. */
export function isComposing(event: globalThis.KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it
  return event.isComposing || event.keyCode === 229
}

/** The recognised part that a key turns back into words: Backspace right behind it. */
export function spanTakenBack(
  event: KeyboardEvent<HTMLTextAreaElement>,
  spans: readonly ParsedSpan[],
): ParsedSpan | undefined {
  if (event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.altKey) return undefined
  const { selectionStart, selectionEnd } = event.currentTarget
  return selectionStart === selectionEnd ? spanEndingAt(spans, selectionStart) : undefined
}
