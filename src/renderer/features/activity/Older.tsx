import { type RefObject, useEffect, useRef } from 'react'

import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

/** Asks for more shortly before it comes into view; the button is for those who do not scroll. */
export function Older({ loading, onWanted }: { readonly loading: boolean; readonly onWanted: () => void }) {
  const mark = useRef<HTMLDivElement>(null)
  useNearView(mark, onWanted)
  return (
    <div ref={mark} className="mt-4">
      <Button variant="ghost" loading={loading} onClick={onWanted}>
        {t('activity.older')}
      </Button>
    </div>
  )
}

function useNearView(mark: RefObject<HTMLElement | null>, onNear: () => void): void {
  const newest = useRef(onNear)
  useEffect(() => {
    newest.current = onNear
  })
  useEffect(() => {
    if (mark.current === null) return undefined
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((it) => it.isIntersecting)) newest.current()
      },
      // The page scrolls inside of <main>; a margin counts only on what scrolls.
      { root: mark.current.closest('main'), rootMargin: '400px' },
    )
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [mark])
}
