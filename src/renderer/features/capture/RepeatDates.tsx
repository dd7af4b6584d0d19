import { Suspense } from 'react'

import type { ParsedCapture } from '@contract/capture'
import { loadScreenTexts } from '@renderer/i18n/index'
import { lazyPart } from '@renderer/ui/lazy-part'

const CaptureNextDates = lazyPart(async () => {
  const [{ CaptureNextDates: component }] = await Promise.all([import('./CaptureNextDates'), loadScreenTexts()])
  return component
})

/** When a repetition that was recognised comes next; fetched with the first one. */
export function RepeatDates({ recurrence }: { readonly recurrence: ParsedCapture['recurrence'] }) {
  if (recurrence === null) return null
  return (
    <Suspense fallback={null}>
      <CaptureNextDates recurrence={recurrence} />
    </Suspense>
  )
}
