import { useEffect } from 'react'

import { useCurrentFocus } from '@renderer/features/focus/index'

import { useApi } from './api'
import { useHost } from './host'

const EVERY_MS = 15_000
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Where the host cannot ask the system, tells it during a session how long nobody touched this page. With another window
 * in front nothing is known of the person, and that is said.
 */
export function useReportPresence(): void {
  const { client } = useApi()
  const { reportsPresence } = useHost()
  const state = useCurrentFocus().session?.state
  const wanted = reportsPresence === true && (state === 'focusing' || state === 'deciding')

  useEffect(() => {
    if (!wanted) return undefined
    let touchedAt = performance.now()
    const touched = (): void => {
      touchedAt = performance.now()
    }
    const report = (): void => {
      const idleMs = document.hasFocus() ? Math.round(performance.now() - touchedAt) : null
      // Told again soon; a lost one does no harm.
      client.focus.presence({ idleMs }).catch(() => {})
    }
    for (const kind of touches) window.addEventListener(kind, touched, { passive: true })
    window.addEventListener('focus', touched)
    const timer = setInterval(report, EVERY_MS)
    return () => {
      for (const kind of touches) window.removeEventListener(kind, touched)
      window.removeEventListener('focus', touched)
      clearInterval(timer)
    }
  }, [client, wanted])
}
