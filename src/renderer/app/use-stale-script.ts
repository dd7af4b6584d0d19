import { useRef } from 'react'

import { isMissingScript } from '@renderer/ui/lazy-part'

/**
 * After an update of the app the scripts of screens that were not open yet are gone, and a browser remembers a failed
 * import. Trying again then means loading the page again; drafts are kept.
 */
export function useStaleScript(): { readonly notice: (error: unknown) => void; readonly reloadIfStale: () => void } {
  const stale = useRef(false)
  return {
    notice: (error) => {
      stale.current = isMissingScript(error)
    },
    reloadIfStale: () => {
      if (stale.current) window.location.reload()
    },
  }
}
