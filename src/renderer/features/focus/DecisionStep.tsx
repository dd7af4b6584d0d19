import { useEffect, useRef, useState } from 'react'

import type { FocusDecision } from '@contract/focus'
import { useCommands } from '@renderer/app/use-commands'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'

import { focusCommands } from './focus-commands'
import { TaskPicker } from './TaskPicker'
import type { FocusActions } from './use-focus-actions'

const MINUTE = 60_000
/** The core keeps no gap longer than this. */
const LONGEST = 24 * 60 * MINUTE

/** Time that the clock cannot vouch for: one question, four answers, nothing lost meanwhile. */
export function DecisionStep({
  decision,
  actions,
}: {
  readonly decision: FocusDecision
  readonly actions: FocusActions
}) {
  const format = useFormatter()
  const [picking, setPicking] = useState(false)
  const keepButton = useRef<HTMLButtonElement>(null)
  const tooLong = decision.lengthMs > LONGEST
  useEffect(() => keepButton.current?.focus(), [])
  useCommands([
    { ...focusCommands.keep, when: () => !tooLong, run: () => void actions.decide({ verdict: 'keep' }) },
    { ...focusCommands.trim, run: () => void actions.decide({ verdict: 'trim' }) },
    { ...focusCommands.break, run: () => void actions.decide({ verdict: 'break' }) },
  ])
  const sameDay = decision.to === null || format.localDate(decision.from) === format.localDate(decision.to)
  const from = sameDay ? format.time(decision.from) : format.dateTime(decision.from, decision.to ?? decision.from)
  return (
    <div className="flex w-full max-w-[460px] animate-fade-in flex-col items-center gap-4" data-testid="focus-decision">
      <div>
        <h3 className="text-18 font-semibold text-balance">
          {decision.to === null
            ? t('focus.decision.titleOpen', { from })
            : t('focus.decision.title', {
                from,
                to: sameDay ? format.time(decision.to) : format.dateTime(decision.to, decision.to),
              })}
        </h3>
        <p className="mt-1 text-14 text-fg-muted">
          {t(`focus.decision.cause.${decision.cause}`)}{' '}
          {t('focus.decision.length', { duration: formatDuration(decision.lengthMs / MINUTE) })}
        </p>
        <p className="text-13 text-fg-muted">
          {tooLong ? t('focus.decision.tooLong') : decision.to === null ? null : t('focus.decision.after')}
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {!tooLong && (
          <Button
            ref={keepButton}
            size="large"
            variant="primary"
            disabled={actions.pending}
            command={focusCommands.keep.id}
            onClick={() => void actions.decide({ verdict: 'keep' })}
          >
            {t('focus.decision.keep')}
          </Button>
        )}
        <Button
          size="large"
          variant={tooLong ? 'primary' : 'secondary'}
          disabled={actions.pending}
          command={focusCommands.trim.id}
          onClick={() => void actions.decide({ verdict: 'trim' })}
        >
          {t('focus.decision.trim')}
        </Button>
        <Button
          size="large"
          disabled={actions.pending}
          command={focusCommands.break.id}
          onClick={() => void actions.decide({ verdict: 'break' })}
        >
          {t('focus.decision.break')}
        </Button>
        {!tooLong && (
          <Button size="large" variant="ghost" disabled={actions.pending} onClick={() => setPicking(true)}>
            {t('focus.decision.task')}
          </Button>
        )}
      </div>
      <TaskPicker
        open={picking}
        onOpenChange={setPicking}
        title={t('focus.decision.pick')}
        none={t('focus.decision.none')}
        onPick={(taskId) => void actions.decide({ verdict: 'task', taskId })}
      />
    </div>
  )
}
