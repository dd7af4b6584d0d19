import { Play, Plus, Shuffle } from 'lucide-react'
import { useState } from 'react'

import type { FocusSession } from '@contract/focus'
import { useCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

import { focusCommands } from './focus-commands'
import type { FocusReading } from './focus-reading'
import { sessionTitle } from './focus-wording'
import type { FocusActions } from './use-focus-actions'

const letters = ['a', 'b', 'c', 'd'] as const

/** What a break of so many minutes has room for. */
function lengthOf(minutes: number | null): 'short' | 'middle' | 'long' {
  if (minutes === null || minutes <= 5) return 'short'
  return minutes < 15 ? 'middle' : 'long'
}

type BreakViewProps = {
  readonly session: FocusSession
  readonly reading: FocusReading
  readonly actions: FocusActions
}

/** Below the ring of a break: one idea, and the way back. */
export function BreakView({ session, reading, actions }: BreakViewProps) {
  // Another break begins with another idea.
  const [idea, setIdea] = useState(session.round)
  const goOn = () => void actions.endBreak()
  const alone = session.segments.every(({ kind }) => kind === 'break')
  useCommands([
    { ...focusCommands.break, run: goOn },
    { ...focusCommands.toggle, run: goOn },
    { ...focusCommands.extend, run: () => void actions.extend(5) },
  ])
  const letter = letters[idea % letters.length] ?? 'a'
  return (
    <div className="flex w-full flex-col items-center gap-4">
      {reading.planElapsed ? (
        <div>
          <p className="text-15 font-medium">{t('focus.break.overTitle')}</p>
          <p className="text-13 text-fg-muted">{t('focus.break.overHint')}</p>
        </div>
      ) : (
        <p className="flex items-center gap-1 text-15">
          <span>{t(`focus.break.${lengthOf(session.breakMinutes)}.${letter}`)}</span>
          <Button
            size="small"
            variant="ghost"
            icon={<Shuffle size={14} aria-hidden />}
            onClick={() => setIdea((before) => before + 1)}
          >
            {t('focus.break.another')}
          </Button>
        </p>
      )}
      {!alone && (
        <p className="text-13 text-fg-muted">
          {t('focus.break.nextRound', { round: session.round + 1, title: sessionTitle(session) })}
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          size="large"
          variant={reading.planElapsed ? 'primary' : 'secondary'}
          loading={actions.pending}
          command={focusCommands.break.id}
          icon={<Play size={16} aria-hidden />}
          onClick={goOn}
        >
          {alone ? t('focus.break.end') : reading.planElapsed ? t('focus.break.goOn') : t('focus.break.skip')}
        </Button>
        <Button
          size="large"
          command={focusCommands.extend.id}
          icon={<Plus size={16} aria-hidden />}
          onClick={() => void actions.extend(5)}
        >
          {t('focus.fiveMore')}
        </Button>
      </div>
    </div>
  )
}
