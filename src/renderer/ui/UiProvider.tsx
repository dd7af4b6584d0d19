import { type ReactNode, useEffect } from 'react'
import { keepFocus } from './focus-place'
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
  useEffect(keepFocus, [])
  return (
    <KeyHintProvider lookup={keyHint}>
      {children}
      <TooltipHost />
      <ToastHost />
    </KeyHintProvider>
  )
}
