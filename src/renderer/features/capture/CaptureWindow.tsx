import { type CSSProperties, useEffect, useRef } from 'react'

import { useApplySettings } from '@renderer/app/settings'
import { useHost } from '@renderer/app/host'
import { usePageTitle } from '@renderer/app/page-title'
import { t } from '@renderer/i18n/index'

import { CaptureBox, type CaptureBoxHandle } from './CaptureBox'

/** How far the text may grow before it scrolls: of its own, because the window is as high as what it holds. */
const room = { '--capture-room': '320px' } as CSSProperties

/** The page of the desktop's small capture window: it appears, takes a thought, and goes. */
export function CaptureWindow() {
  const { leaveCapture } = useHost()
  const box = useRef<CaptureBoxHandle>(null)
  const content = useRef<HTMLDivElement>(null)
  useApplySettings()
  usePageTitle(t('capture.title'))

  useEffect(() => {
    // The window is made once and shown again: each time the caret has to be where the typing goes.
    const focus = (): void => box.current?.focus()
    window.addEventListener('focus', focus)
    return () => window.removeEventListener('focus', focus)
  }, [])

  useEffect(() => {
    if (content.current === null) return undefined
    // As high as what it holds. Only a window without tabs obeys, which is what the desktop's is.
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height !== undefined)
        window.resizeTo(window.outerWidth, Math.ceil(height) + window.outerHeight - window.innerHeight)
    })
    observer.observe(content.current)
    return () => observer.disconnect()
  }, [])

  return (
    <main className="min-h-dvh bg-raised">
      <h1 className="sr-only">{t('capture.title')}</h1>
      <div ref={content} style={room}>
        <CaptureBox
          ref={box}
          source="hotkey"
          variant="bare"
          autoFocus
          onCaptured={leaveCapture}
          onEscape={leaveCapture}
        />
      </div>
    </main>
  )
}
