import { LazyMotion, MotionConfig, domAnimation } from 'framer-motion'
import type { ReactNode } from 'react'

/** Ease and time of the tokens, for framer-motion, in seconds. */
export const settle = { duration: 0.16, ease: [0.2, 0.7, 0.2, 1] } as const

export interface MotionProviderProps {
  /** What the person chose (`useReducedMotion` in app/theme); 'user' follows the system. */
  readonly reduced?: 'user' | 'always' | 'never'
  readonly children: ReactNode
}

/**
 * Around a part of a screen whose things move, with `m` from framer-motion/m. It is not part of UiProvider and not of
 * ui/index, so that its weight comes with the screens that use it and not with the start.
 */
export function MotionProvider({ reduced = 'user', children }: MotionProviderProps) {
  return (
    <LazyMotion strict features={domAnimation}>
      <MotionConfig reducedMotion={reduced} transition={settle}>
        {children}
      </MotionConfig>
    </LazyMotion>
  )
}
