import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './Kbd'
import type { TooltipSide } from './Tooltip'

interface Shown {
  readonly trigger: HTMLElement
  readonly text: string
  readonly keys: string | undefined
  readonly side: TooltipSide
}

/** Rest on a thing this long, in ms, and its hint appears. */
const DELAY = 500
/** A second hint this soon after the first comes without delay. */
const WARM = 300
const GAP = 6
const MARGIN = 8

/**
 * Shows the hint of whatever is hovered or focused. Follows WCAG 1.4.13: Escape takes it away, the pointer may go onto
 * it, and it stays until the pointer or the focus leaves.
 */
export function TooltipHost() {
  const [shown, setShown] = useState<Shown>()
  const surface = useRef<HTMLDivElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let warm = false
    let cooling: ReturnType<typeof setTimeout> | undefined

    const hide = () => {
      clearTimeout(timer)
      timer = undefined
      setShown((now) => {
        if (now === undefined) return now
        clearTimeout(cooling)
        cooling = setTimeout(() => {
          warm = false
        }, WARM)
        return undefined
      })
    }
    const plan = (trigger: HTMLElement) => {
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          const text = trigger.dataset['tooltip']
          if (text === undefined || !trigger.isConnected) return
          clearTimeout(cooling)
          warm = true
          setShown({ trigger, text, keys: trigger.dataset['tooltipKeys'], side: sideOf(trigger) })
        },
        warm ? 0 : DELAY,
      )
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || surface.current?.contains(event.target as Node) === true) return
      const trigger = triggerOf(event.target)
      if (trigger === undefined) hide()
      else plan(trigger)
    }
    const focus = (event: FocusEvent) => {
      const trigger = triggerOf(event.target)
      if (trigger !== undefined && trigger === event.target && trigger.matches(':focus-visible')) plan(trigger)
      else hide()
    }

    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('keydown', hide)
    window.addEventListener('scroll', hide, true)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      clearTimeout(cooling)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('keydown', hide)
      window.removeEventListener('scroll', hide, true)
      window.removeEventListener('blur', hide)
    }
  }, [])

  useLayoutEffect(() => {
    const element = surface.current
    if (shown === undefined || element === null) return
    const { left, top } = place(shown.trigger.getBoundingClientRect(), element.getBoundingClientRect(), shown.side)
    element.style.left = `${left}px`
    element.style.top = `${top}px`
  }, [shown])

  if (shown === undefined) return null
  return createPortal(
    <div
      ref={surface}
      role="tooltip"
      className="pointer-events-auto fixed top-0 left-0 z-60 flex max-w-72 animate-fade-in items-center gap-2 rounded-control bg-fg px-2 py-1 text-12 text-surface"
    >
      {shown.text}
      {shown.keys !== undefined && <Kbd keys={shown.keys} tone="quiet" />}
    </div>,
    document.body,
  )
}

function triggerOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-tooltip]') ?? undefined) : undefined
}

function sideOf(trigger: HTMLElement): TooltipSide {
  const side = trigger.dataset['tooltipSide']
  return side === 'right' || side === 'bottom' || side === 'left' ? side : 'top'
}

/** Beside the trigger, on the other side where there is no room, never outside of the window. */
function place(trigger: DOMRect, own: DOMRect, side: TooltipSide): { readonly left: number; readonly top: number } {
  const { innerWidth: width, innerHeight: height } = window
  const above = trigger.top - own.height - GAP
  const below = trigger.bottom + GAP
  const before = trigger.left - own.width - GAP
  const after = trigger.right + GAP
  const middleX = trigger.left + (trigger.width - own.width) / 2
  const middleY = trigger.top + (trigger.height - own.height) / 2
  const vertical = side === 'top' || side === 'bottom'
  const left = vertical
    ? middleX
    : side === 'left'
      ? before >= MARGIN
        ? before
        : after
      : after + own.width <= width - MARGIN
        ? after
        : before
  const top = !vertical
    ? middleY
    : side === 'top'
      ? above >= MARGIN
        ? above
        : below
      : below + own.height <= height - MARGIN
        ? below
        : above
  return {
    left: Math.max(MARGIN, Math.min(left, width - own.width - MARGIN)),
    top: Math.max(MARGIN, Math.min(top, height - own.height - MARGIN)),
  }
}
