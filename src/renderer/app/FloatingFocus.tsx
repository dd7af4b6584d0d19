import { Suspense } from 'react'
import { createPortal } from 'react-dom'

import { useFloating } from '@renderer/features/focus/index'
import { lazyPart } from '@renderer/ui/lazy-part'

const MiniFocus = lazyPart(async () => (await import('@renderer/features/focus/MiniFocus')).MiniFocus)

/** What the small window above all others shows; it lives with the frame, whatever screen is open. */
export function FloatingFocus() {
  const floating = useFloating()
  if (floating === null) return null
  return createPortal(
    <Suspense fallback={null}>
      <MiniFocus />
    </Suspense>,
    floating.document.body,
  )
}
