import { powerMonitor } from 'electron'

import type { Presence } from '@core/ports'

/** What the desktop's system knows of the person and of its own sleep. Use it when the app is ready. */
export function systemPresence(): Presence {
  return {
    idleMs: () => {
      try {
        return powerMonitor.getSystemIdleTime() * 1000
      } catch {
        // Some Wayland desktops tell nobody.
        return null
      }
    },
    tellsSuspend: true,
    onPower: (listener) => {
      const suspend = (): void => listener('suspend')
      const resume = (): void => listener('resume')
      powerMonitor.on('suspend', suspend)
      powerMonitor.on('resume', resume)
      return () => {
        powerMonitor.off('suspend', suspend)
        powerMonitor.off('resume', resume)
      }
    },
  }
}
