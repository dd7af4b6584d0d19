import { useRef } from 'react'

export interface ReturnFocus {
  /** For `onOpenAutoFocus`: remembers what had the focus before. */
  readonly remember: () => void
  /** For `onCloseAutoFocus`: gives it back, which Radix does for its own triggers only. */
  readonly restore: (event: Event) => void
}

/** Gives the focus back to where it was when a modal surface closes that was opened by code or by a key. */
export function useReturnFocus(): ReturnFocus {
  const origin = useRef<HTMLElement | null>(null)
  return {
    remember: () => {
      origin.current = focusOrigin(document.activeElement)
    },
    restore: (event) => {
      event.preventDefault()
      const target = origin.current?.isConnected === true ? origin.current : document.querySelector<HTMLElement>('main')
      target?.focus()
    },
  }
}

/** What has the focus; for an entry of a menu, which is about to go, the button that the menu belongs to. */
function focusOrigin(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role=menu]')
  const opener =
    menu === null || menu === undefined ? null : document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
  return opener ?? (focused instanceof HTMLElement && focused !== document.body ? focused : null)
}
