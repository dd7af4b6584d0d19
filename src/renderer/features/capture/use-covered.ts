import { useState } from 'react'
import { useStore } from 'zustand'

import { ROOT_LAYER, useKeyboardLayer } from '@renderer/ui/keyboard-layer'
import { surfaceStore } from '@renderer/ui/notice-surfaces'

/** Whether a modal surface lies over the page on which the caller stands. */
export function useIsCovered(): boolean {
  const onPage = useKeyboardLayer() === ROOT_LAYER
  const surfaces = useStore(surfaceStore, (open) => open.length)
  return onPage && surfaces > 0
}

/** What a value was when it began to be held: what is typed above must not move the page below. */
export function useHeld<T>(value: T, held: boolean): T {
  const [before, setBefore] = useState<{ readonly value: T } | null>(null)
  if (held && before === null) setBefore({ value })
  if (!held && before !== null) setBefore(null)
  return held && before !== null ? before.value : value
}
