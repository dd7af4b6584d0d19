import { type ReactNode, useEffect } from 'react'
import { type KeyHintLookup, KeyHintProvider } from './key-hints'
import { ToastHost } from './ToastHost'
import { TooltipHost } from './TooltipHost'

export interface UiProviderProps {
  readonly children: ReactNode
  /** Present key of a command; `useKeyHintLookup()` of app/use-commands. */
  readonly keyHint?: KeyHintLookup
}

const NO_HINTS: KeyHintLookup = () => undefined

/** Everything components need around them, once: key hints, tooltips, toasts. */
export function UiProvider({ children, keyHint = NO_HINTS }: UiProviderProps) {
  useEffect(keepFocusOnceLoaded, [])
  return (
    <KeyHintProvider lookup={keyHint}>
      {children}
      <TooltipHost />
      <ToastHost />
    </KeyHintProvider>
  )
}

/** Not part of the first script: nothing is lost in the first moment. */
function keepFocusOnceLoaded(): () => void {
  let stop: (() => void) | undefined
  let gone = false
  import('./focus-place').then(
    ({ keepFocus }) => {
      if (!gone) stop = keepFocus()
    },
    // Only a help; what the screens do for the focus themselves goes on.
    () => {},
  )
  return () => {
    gone = true
    stop?.()
  }
}
