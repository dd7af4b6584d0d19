import { AnimatePresence, useReducedMotion } from 'framer-motion'
import * as m from 'framer-motion/m'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { celebrationStore } from '@renderer/app/celebration.store'
import { useSettings } from '@renderer/app/settings'
import { useReducedMotion as useReducedMotionChoice } from '@renderer/app/theme'
import { t } from '@renderer/i18n/index'
import { MotionProvider } from '@renderer/ui/motion'

/** From the first frame to the last, in milliseconds; never longer than a second. */
const LASTS_MS = 800
const SPARKS = 8
const REACH_PX = 44

/** A brief mark over any screen when a task was completed, and a word for who cannot see it. */
export function Celebration() {
  const count = useStore(celebrationStore, (state) => state.count)
  const [seen, setSeen] = useState(count)
  const wanted = useSettings()?.celebrate !== false
  const showing = wanted && count !== seen
  useEffect(() => {
    if (count === seen) return undefined
    const timer = setTimeout(() => setSeen(count), wanted ? LASTS_MS : 0)
    return () => clearTimeout(timer)
  }, [count, seen, wanted])
  const chosen = useReducedMotionChoice()
  const still = useReducedMotion() === true || chosen === 'always'
  return (
    <MotionProvider reduced={chosen}>
      <div aria-live="polite" data-celebration-words className="sr-only">
        {showing ? t('shell.celebration') : ''}
      </div>
      <AnimatePresence>{showing && !still && <Burst key={count} />}</AnimatePresence>
    </MotionProvider>
  )
}

function Burst() {
  return (
    <m.div
      aria-hidden
      data-celebration
      data-print="hide"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-50 mx-auto grid size-14 place-items-center"
      initial={{ opacity: 0, scale: 0.6 }}
      animate={{ opacity: 1, scale: 1 }}
      exit={{ opacity: 0, transition: { duration: 0.15 } }}
      transition={{ duration: 0.16 }}
    >
      <span className="grid size-12 place-items-center rounded-full bg-success text-on-accent">
        <Check size={24} />
      </span>
      {Array.from({ length: SPARKS }, (_, index) => {
        const angle = (index / SPARKS) * 2 * Math.PI
        return (
          <m.span
            key={index}
            className="absolute size-1.5 rounded-full bg-success"
            initial={{ x: 0, y: 0, opacity: 1 }}
            animate={{ x: Math.cos(angle) * REACH_PX, y: Math.sin(angle) * REACH_PX, opacity: 0 }}
            transition={{ duration: 0.5, ease: 'easeOut' }}
          />
        )
      })}
    </m.div>
  )
}
