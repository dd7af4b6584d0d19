import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'

import { loadScreenTexts, t } from '@renderer/i18n/index'
import { ErrorBoundary } from '@renderer/ui/ErrorBoundary'
import { lazyPart } from '@renderer/ui/lazy-part'
import { notify } from '@renderer/ui/notify'

import { type Overlay, closeOverlay, useOverlay } from './shell.store'
import { useTemplateAsk } from './template-ask.store'

const loadPalette = async () => {
  const [{ Palette: component }] = await Promise.all([import('@renderer/features/palette/index'), loadScreenTexts()])
  return component
}
const CaptureDialog = lazyPart(async () => (await import('@renderer/features/capture/CaptureDialog')).CaptureDialog)
const Palette = lazyPart(loadPalette)
const Celebration = lazyPart(async () => (await import('@renderer/features/progress/Celebration')).Celebration)
const TemplateDialogs = lazyPart(
  async () => (await import('@renderer/features/templates/TemplateDialogs')).TemplateDialogs,
)
const NoticeReader = lazyPart(async () => (await import('./NoticeReader')).NoticeReader)
const FocusSounds = lazyPart(async () => (await import('./FocusSounds')).FocusSounds)
const KeyboardMap = lazyPart(async () => {
  const [{ KeyboardMap: component }] = await Promise.all([import('./KeyboardMap'), loadScreenTexts()])
  return component
})

/** What can lie over any screen, and what is heard or told on it. Each is a script of its own, fetched in the first idle moment. */
export function Overlays() {
  const overlay = useOverlay()
  const templateAsk = useTemplateAsk()
  const templateWanted = useRef(false)
  // The capture dialog also looks after a thought that was on its way when the page was closed.
  const [idle, setIdle] = useState(false)
  const wanted = useRef<ReadonlySet<Overlay>>(new Set())
  // Once opened it stays mounted, so that closing can be seen and opening again is instant.
  if (overlay !== 'none' && !wanted.current.has(overlay)) wanted.current = new Set([...wanted.current, overlay])

  if (templateAsk !== null) templateWanted.current = true

  useEffect(() => {
    // Safari has no requestIdleCallback.
    const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1500))
    whenIdle(() => {
      // Only fetched ahead; what fails here is asked for again when it is opened.
      loadPalette().catch(() => undefined)
      setIdle(true)
    })
  }, [])

  return (
    <>
      {(idle || wanted.current.has('capture')) && (
        <Part>
          <CaptureDialog open={overlay === 'capture'} onClose={closeOverlay} />
        </Part>
      )}
      {idle && (
        <Part>
          <Celebration />
        </Part>
      )}
      {idle && (
        <Part>
          <NoticeReader />
          <FocusSounds />
        </Part>
      )}
      {templateWanted.current && (
        <Part>
          <TemplateDialogs ask={templateAsk} />
        </Part>
      )}
      {wanted.current.has('palette') && (
        <Part>
          <Palette open={overlay === 'palette'} onClose={closeOverlay} />
        </Part>
      )}
      {wanted.current.has('keyboard') && (
        <Part>
          <KeyboardMap open={overlay === 'keyboard'} onClose={closeOverlay} />
        </Part>
      )}
    </>
  )
}

/** Alone with its waiting and its failing: neither hides another part nor the screen below. */
function Part({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary size="none" onError={offerReload}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
}

function offerReload(): void {
  notify({
    message: t('shell.partFailed'),
    tone: 'danger',
    action: { label: t('shell.reload'), run: () => window.location.reload() },
  })
}
