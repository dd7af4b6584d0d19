import type { ReactNode } from 'react'
import { cx } from './cx'

export interface RingProps {
  /** 0 to 1: how much of the time has gone; undefined for an open end, which shows the track alone. */
  readonly value: number | undefined
  /** Name for assistive technology: 'Focus, 12 minutes left'. Not a live region: say minutes elsewhere, sparingly. */
  readonly label: string
  /** The one number in the middle, '24:05'. */
  readonly text: string
  /** One quiet line below the number. */
  readonly caption?: ReactNode
  /** Diameter in px; it shrinks to the width and the height there are. */
  readonly size?: number
  readonly state?: 'running' | 'paused' | 'over'
  readonly className?: string | undefined
}

const TONES = { running: 'stroke-accent-mark', paused: 'stroke-line-control', over: 'stroke-warning' } as const
const BOX = 100
const STROKE = 2.5
const RADIUS = (BOX - STROKE) / 2 - 0.75

/** The focus ring: fills clockwise from noon, with the time in tabular figures inside. */
export function Ring({ value, label, text, caption, size = 280, state = 'running', className }: RingProps) {
  const share = value === undefined ? 0 : Math.min(1, Math.max(0, value))
  return (
    <div
      role="timer"
      aria-live="off"
      aria-label={label}
      className={cx('relative grid aspect-square max-w-full place-items-center', className)}
      // In a low window what stands below it must stay in sight.
      style={{ width: `min(${size}px, max(136px, 36dvh))`, containerType: 'inline-size' }}
    >
      <svg
        viewBox={`0 0 ${BOX} ${BOX}`}
        aria-hidden
        data-mark
        className="absolute inset-0 size-full -rotate-90"
        fill="none"
      >
        <circle cx={BOX / 2} cy={BOX / 2} r={RADIUS} strokeWidth={STROKE} className="stroke-line" />
        {share > 0 && (
          <circle
            cx={BOX / 2}
            cy={BOX / 2}
            r={RADIUS}
            strokeWidth={STROKE}
            strokeLinecap="round"
            pathLength={1}
            strokeDasharray={`${share} 1`}
            className={cx('transition-[stroke] duration-(--duration-slow)', TONES[state])}
          />
        )}
      </svg>
      <div className="relative flex flex-col items-center">
        <span
          data-numeric
          className={cx('leading-none font-medium tracking-tight', state === 'paused' && 'text-fg-muted')}
          // 20 % of the ring, so that '1:04:05' fits as well.
          style={{ fontSize: `clamp(1rem, ${text.length > 5 ? 17 : 21}cqi, 4.5rem)` }}
        >
          {text}
        </span>
        {caption !== undefined && <span className="mt-2 max-w-[70cqi] truncate text-13 text-fg-muted">{caption}</span>}
      </div>
    </div>
  )
}
