import { useSyncExternalStore } from 'react'

/** Whether a media query matches now; follows changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    () => window.matchMedia(query).matches,
  )
}

/** The width from which there is room for a list and a panel side by side; `md` in theme.css. */
export function useRoomForPanel(): boolean {
  return useMediaQuery('(min-width: 56rem)')
}
