import { Link } from '@tanstack/react-router'
import { CircleStop, Pause, Play } from 'lucide-react'
import { useId } from 'react'

import type { FocusSession } from '@contract/focus'
import { t } from '@renderer/i18n/index'
import { Button, Card, buttonClass } from '@renderer/ui/index'
import {
  askHowItWent,
  clockSpoken,
  clockText,
  sessionTitle,
  useFocusActions,
  useFocusReading,
} from '@renderer/features/focus/index'

export type RunningSessionProps = {
  readonly session: FocusSession
  /** Wall-clock time at which the session arrived. */
  readonly receivedAt: number
}

/** The session that is running or paused, in the place of what to do: this is what is being done. */
export function RunningSession({ session, receivedAt }: RunningSessionProps) {
  const id = useId()
  const reading = useFocusReading(session, receivedAt)
  const actions = useFocusActions()
  const paused = session.state !== 'focusing'
  const asked = session.state === 'deciding'
  return (
    <Card as="section" tone="accent" padding="roomy" aria-labelledby={`${id}-title`}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={`${id}-title`} className="text-13 font-medium text-accent-text">
            {t(
              `today.session.${session.state === 'focusing' ? 'title' : asked ? 'deciding' : session.state === 'break' ? 'break' : 'paused'}`,
            )}
          </h2>
          <p className="mt-1.5 line-clamp-3 text-22 font-semibold text-balance">
            <bdi className="[overflow-wrap:anywhere]">{sessionTitle(session)}</bdi>
          </p>
        </div>
        {reading !== null && (
          <p
            role="timer"
            aria-label={clockSpoken(reading)}
            data-numeric
            className="text-32 leading-none font-medium text-accent-text tabular-nums"
          >
            {clockText(reading)}
          </p>
        )}
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Link to="/focus" className={buttonClass({ variant: 'primary', size: 'large' })}>
          {t('today.session.open')}
        </Link>
        {!asked && (
          <>
            <Button
              size="large"
              icon={paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
              onClick={() => void (paused ? actions.resume() : actions.pause())}
            >
              {paused ? t('common.action.resume') : t('common.action.pause')}
            </Button>
            <Link to="/focus" onClick={askHowItWent} className={buttonClass({ variant: 'ghost', size: 'large' })}>
              <CircleStop size={16} aria-hidden />
              {t('shell.session.finish')}
            </Link>
          </>
        )}
      </div>
    </Card>
  )
}
