import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'

import { t } from '@renderer/i18n/index'

import { useConnection } from './connection.store'

/** Longer than a restart of the host's socket takes; a banner that flashes would only unsettle. Milliseconds. */
const PATIENCE_MS = 700

/** A quiet line while the core cannot be reached. */
export function ConnectionBanner() {
  const lost = useConnection() === 'lost'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!lost) {
      setShown(false)
      return undefined
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [lost])

  return (
    // The region is always there: one that appears together with its text is not read out.
    <div role="status" className="contents">
      {shown && (
        <p
          title={t('shell.connection.lostHint')}
          className="flex items-center justify-center gap-2 border-b border-line bg-warning-soft px-4 py-1.5 text-13 text-warning-text"
        >
          <WifiOff size={14} aria-hidden />
          {t('shell.connection.lost')}
        </p>
      )}
    </div>
  )
}
