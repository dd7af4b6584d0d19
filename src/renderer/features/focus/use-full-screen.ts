import { useCallback, useEffect } from 'react'

import { setBare, useBare } from '@renderer/app/shell.store'
import { useCommands } from '@renderer/app/use-commands'

import { focusCommands } from './focus-commands'

/** One task and nothing around it: the frame of the app goes, and the system's as well where it may. */
export function useFullScreen(): { readonly on: boolean; readonly toggle: () => void } {
  const on = useBare()
  const leave = useCallback(() => {
    setBare(false)
    if (document.fullscreenElement instanceof Element) document.exitFullscreen().catch(() => {})
  }, [])
  const toggle = useCallback(() => {
    if (on) {
      leave()
      return
    }
    setBare(true)
    // Refused by some systems and browsers; without the frame it is still one task alone.
    document.documentElement.requestFullscreen?.().catch(() => {})
  }, [on, leave])

  useEffect(() => {
    const follow = (): void => {
      if (!(document.fullscreenElement instanceof Element)) setBare(false)
    }
    document.addEventListener('fullscreenchange', follow)
    return () => {
      document.removeEventListener('fullscreenchange', follow)
      leave()
    }
  }, [leave])
  useCommands([{ ...focusCommands.leaveFull, when: () => on, run: leave }])
  return { on, toggle }
}
