import { Pause, Play, Zap } from 'lucide-react'

import { t } from '@renderer/i18n/index'
import { IconButton } from '@renderer/ui/index'

import { clockSpoken, clockText, sessionTitle } from './focus-wording'
import { useFocusSession } from './use-focus-session'

/** The session in the smallest form: its task, its clock, pause, and a key for an interruption. */
export function MiniFocus() {
  const { session, reading, actions } = useFocusSession()
  if (session === null || reading === null) {
    return (
      <main className="grid h-dvh place-items-center bg-surface text-13 text-fg-muted">{t('focus.mini.none')}</main>
    )
  }
  const running = session.state === 'focusing'
  const asked = session.state === 'deciding'
  return (
    <main className="flex h-dvh items-center gap-3 bg-surface px-4 text-fg">
      <div className="min-w-0 flex-1">
        <p
          role="timer"
          aria-label={clockSpoken(reading)}
          data-numeric
          className="text-32 leading-tight font-semibold tabular-nums"
        >
          {clockText(reading)}
        </p>
        <p className="truncate text-13 text-fg-muted" dir="auto">
          {session.state === 'break'
            ? t('focus.break.title')
            : asked
              ? t('focus.decision.caption')
              : sessionTitle(session)}
        </p>
      </div>
      {!asked && (
        <IconButton
          label={running ? t('focus.pause') : t('focus.resume')}
          icon={running ? <Pause size={18} /> : <Play size={18} />}
          onClick={() => void (running ? actions.pause() : actions.resume())}
        />
      )}
      {running && (
        <IconButton label={t('focus.interrupted')} icon={<Zap size={18} />} onClick={() => void actions.interrupt()} />
      )}
    </main>
  )
}
