import { AnimatePresence } from 'framer-motion'
import * as m from 'framer-motion/m'

import { useReducedMotion } from '@renderer/app/theme'
import { MotionProvider } from '@renderer/ui/motion'

import { WhatNow, type WhatNowProps } from './WhatNow'

/** What now, with the one offer making way for the next, so that it is seen that something changed and what. */
export function Offer(props: WhatNowProps) {
  return (
    <MotionProvider reduced={useReducedMotion()}>
      <AnimatePresence initial={false} mode="wait">
        <m.div
          key={props.today.whatNow?.task.id ?? 'none'}
          initial={{ opacity: 0, y: 8 }}
          animate={{ opacity: 1, y: 0 }}
          exit={{ opacity: 0, y: -8, transition: { duration: 0.08 } }}
        >
          <WhatNow {...props} />
        </m.div>
      </AnimatePresence>
    </MotionProvider>
  )
}
