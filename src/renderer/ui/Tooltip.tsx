import { cloneElement, type ReactElement } from 'react'
import { type KeyHintProps, useKeyHint } from './key-hints'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

export interface TooltipProps extends KeyHintProps {
  readonly content: string
  /** One element that can be hovered and focused. */
  readonly children: ReactElement<TooltipData>
  readonly side?: TooltipSide
  /** Whether the content says more than the element's own name; then assistive technology gets it, too. */
  readonly describes?: boolean
}

/** What a trigger carries; TooltipHost, one for the whole app, reads it. */
export interface TooltipData {
  readonly 'data-tooltip'?: string | undefined
  readonly 'data-tooltip-keys'?: string | undefined
  readonly 'data-tooltip-side'?: TooltipSide | undefined
  readonly 'aria-description'?: string | undefined
}

/**
 * A short hint on hover and focus, with the key of the thing. Never the only place of a text. It only marks its child:
 * hundreds of rows with hints cost nothing until one is shown.
 */
export function Tooltip({ content, children, side = 'top', describes = false, command, shortcut }: TooltipProps) {
  const keys = useKeyHint({ command, shortcut })
  return cloneElement(children, {
    'data-tooltip': content,
    'data-tooltip-keys': keys,
    'data-tooltip-side': side,
    ...(describes ? { 'aria-description': content } : {}),
  })
}
