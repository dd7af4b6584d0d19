import { Link } from '@tanstack/react-router'
import { CircleStop, Pause, Play } from 'lucide-react'
import { useEffect } from 'react'

import {
  type FocusActions,
  type FocusReading,
  askHowItWent,
  clockSpoken,
  clockText,
  sessionTitle,
  useCurrentFocus,
  useFocusActions,
  useFocusReading,
} from '@renderer/features/focus/index'
import type { FocusSession } from '@contract/focus'
import { t } from '@renderer/i18n/index'
import { buttonClass } from '@renderer/ui/Button'
import { IconButton } from '@renderer/ui/IconButton'

import { titleStore } from './page-title'
import { globalCommands } from './global-commands'

/** The running session on every screen but Focus: what it is about, its clock, pause and finish. */
export function SessionBar({ hidden }: { readonly hidden: boolean }) {
  const { session, receivedAt } = useCurrentFocus()
  const actions = useFocusActions()
  if (session === null) return null
  return <RunningSession session={session} receivedAt={receivedAt} actions={actions} hidden={hidden} />
}

type RunningSessionProps = {
  readonly session: FocusSession
  readonly receivedAt: number
  readonly actions: FocusActions
  readonly hidden: boolean
}

function RunningSession({ session, receivedAt, actions, hidden }: RunningSessionProps) {
  const reading = useFocusReading(session, receivedAt)
  const paused = session.state !== 'focusing'
  const deciding = session.state === 'deciding'
  useSessionInTitle(session, reading)
  if (hidden || reading === null) return null
  const title = sessionTitle(session)
  return (
    <section
      aria-label={t('shell.session.label')}
      data-print="hide"
      className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line bg-accent-soft ps-4 pe-2 md:ps-8"
    >
      <Link
        to="/focus"
        className="flex min-w-0 flex-1 items-center gap-3 self-stretch rounded-control text-13 text-fg no-underline"
      >
        <span
          role="timer"
          aria-label={clockSpoken(reading)}
          data-numeric
          className="text-14 font-semibold text-accent-text tabular-nums"
        >
          {clockText(reading)}
        </span>
        <span className="sr-only">{t('shell.session.open')}</span>
        <span className="truncate" dir="auto">
          {title}
        </span>
        {paused && <span className="shrink-0 text-fg-muted">{stateWord(session)}</span>}
      </Link>
      {!deciding && (
        <IconButton
          label={paused ? t('shell.session.resume') : t('shell.session.pause')}
          command={globalCommands.pauseFocus.id}
          icon={paused ? <Play size={16} /> : <Pause size={16} />}
          tooltipSide="bottom"
          onClick={() => void (paused ? actions.resume() : actions.pause())}
        />
      )}
      {!deciding && (
        <Link to="/focus" onClick={askHowItWent} className={buttonClass({ size: 'small' })}>
          <CircleStop size={14} aria-hidden />
          {t('shell.session.finish')}
        </Link>
      )}
    </section>
  )
}

function stateWord(session: FocusSession): string {
  if (session.state === 'deciding') return t('shell.session.question')
  return session.state === 'break' ? t('shell.session.break') : t('shell.session.paused')
}

/** The window's title carries the clock, for the moments in which another window is in front. */
function useSessionInTitle(session: FocusSession, reading: FocusReading | null): void {
  const clock = reading === null ? '' : clockText(reading)
  const prefix = session.state === 'paused' || session.state === 'deciding' ? stateWord(session) : clock
  const about = sessionTitle(session)
  useEffect(() => {
    titleStore.setState({ session: `${prefix} · ${about}` })
  }, [prefix, about])
  useEffect(() => () => titleStore.setState({ session: null }), [])
}
