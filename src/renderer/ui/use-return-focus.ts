import { useRef } from 'react'

import { nearest, placesOutside } from './focus-place'

export interface ReturnFocus {
  /** For `onOpenAutoFocus`: remembers what had the focus before. */
  readonly remember: (event: Event) => void
  /** For `onCloseAutoFocus`: gives it back, which Radix does for its own triggers only. */
  readonly restore: (event: Event) => void
}

/**
 * Gives the focus back to where it was when a modal surface closes that was opened by code or by a key; to what stands
 * nearest, where that is gone. `returnTo` knows better, if it names something.
 */
export function useReturnFocus(returnTo?: () => HTMLElement | null): ReturnFocus {
  const origin = useRef<ReturnType<typeof placesOutside>>([])
  return {
    remember: (event) => {
      origin.current = placesOutside(event.currentTarget)
    },
    restore: (event) => {
      event.preventDefault()
      // Radix asks nobody on opening where a field inside took the focus before it did.
      const from = origin.current.length > 0 ? origin.current : placesOutside(event.currentTarget)
      origin.current = []
      const target = returnTo?.() ?? nearest(from)
      target?.focus()
    },
  }
}
