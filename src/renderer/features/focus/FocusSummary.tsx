import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Coffee, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'

import type { FocusSession } from '@contract/focus'
import { useApi } from '@renderer/app/api'
import { formatDuration, formatPercent, t, useFormatter } from '@renderer/i18n/index'
import { Button, buttonClass, Card } from '@renderer/ui/index'

import { reasonText } from './focus-wording'
import type { FocusActions } from './use-focus-actions'

const MINUTE = 60_000
const LEAST_BEFORE_BREAK = 10 * MINUTE

type FocusSummaryProps = {
  readonly session: FocusSession
  readonly actions: FocusActions
  readonly onLeave: () => void
}

/** What was, in a few facts, and what could come next. */
export function FocusSummary({ session, actions, onLeave }: FocusSummaryProps) {
  const { query } = useApi()
  const format = useFormatter()
  const today = useQuery(query.today.get.queryOptions())
  const summary = useQuery(query.focus.summary.queryOptions({ input: { id: session.id } }))
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that ended the session is gone; the summary is what comes after it.
  useEffect(() => heading.current?.focus(), [])

  const endedAt = session.endedAt ?? session.asOf
  // After a few minutes a break would be an interruption.
  const planned = session.plannedMinutes !== null && session.roundMs >= session.plannedMinutes * MINUTE
  const earned = session.focusMs >= LEAST_BEFORE_BREAK || planned
  // A Pomodoro is followed by a break; it is offered then, too, only not recommended.
  const offered = earned || session.technique === 'pomodoro'
  const breakMinutes = !offered || summary.data === undefined ? null : summary.data.suggestedBreakMinutes
  const parts = summary.data?.tasks ?? []
  const completed = summary.data?.completed ?? []
  const noted = session.interruptions.filter(({ note }) => note !== '')
  const next = today.data?.whatNow ?? null

  const facts = [
    session.taskCompleted ? t('focus.summary.taskDone') : null,
    t('focus.summary.interruptions', { count: session.interruptions.length }),
    session.pausedMs >= MINUTE
      ? t('focus.summary.paused', { duration: formatDuration(session.pausedMs / MINUTE) })
      : null,
    session.interruptedMs >= MINUTE
      ? t('focus.summary.interrupted', { duration: formatDuration(session.interruptedMs / MINUTE) })
      : null,
    session.score === null || session.score >= 0.995
      ? null
      : t('focus.summary.score', { share: formatPercent(session.score) }),
  ].filter((fact) => fact !== null)

  return (
    <div className="flex flex-col gap-8">
      <div>
        <h2
          ref={heading}
          tabIndex={-1}
          data-numeric
          className="text-32 font-semibold outline-none first-letter:uppercase"
        >
          {t('focus.summary.focused', { duration: formatDuration(session.focusMs / MINUTE) })}
        </h2>
        {session.task !== null && (
          <p className="text-15 text-fg-muted">{t('focus.summary.onTask', { title: session.task.title })}</p>
        )}
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-13 text-fg-muted">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {(parts.length > 1 || completed.length > 0 || noted.length > 0) && (
          <dl className="mt-4 grid gap-3 text-14">
            {parts.length > 1 && (
              <SummaryList
                term={t('focus.summary.byTask')}
                items={parts.map(({ task, focusMs }) => ({
                  key: task?.id ?? 'free',
                  text: task?.title ?? t('focus.freeSession'),
                  figure: formatDuration(focusMs / MINUTE),
                }))}
              />
            )}
            {completed.length > 0 && (
              <SummaryList
                term={t('focus.summary.done')}
                items={completed.map((task) => ({ key: task.id, text: task.title }))}
              />
            )}
            {noted.length > 0 && (
              <SummaryList
                term={t('focus.summary.cameUp')}
                items={noted.map(({ id, note }) => ({ key: id, text: note }))}
              />
            )}
          </dl>
        )}
        {breakMinutes !== null && earned && (
          <p className="mt-3 text-14">
            {t('focus.summary.breakUntil', {
              minutes: breakMinutes,
              time: format.time(endedAt + breakMinutes * MINUTE),
            })}
          </p>
        )}
      </div>
      {next !== null && (
        <Card>
          <p className="text-12 font-medium text-fg-faint">{t('focus.summary.next')}</p>
          <div className="mt-1 flex flex-wrap items-center gap-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="text-15 font-medium [overflow-wrap:anywhere]">{next.task.title}</p>
              {next.reasons[0] !== undefined && <p className="text-13 text-fg-muted">{reasonText(next.reasons[0])}</p>}
            </div>
            <Button
              variant="primary"
              loading={actions.pending}
              icon={<Play size={16} aria-hidden />}
              onClick={() => void actions.start({ taskId: next.task.id, technique: session.technique })}
            >
              {t('focus.summary.startNext')}
            </Button>
          </div>
        </Card>
      )}
      {next === null && today.data !== undefined && (
        <p className="text-14 text-fg-muted">{t('focus.summary.nextNothing')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {breakMinutes !== null && (
          <Button
            loading={actions.pending}
            icon={<Coffee size={16} aria-hidden />}
            onClick={() => void actions.startBreak(breakMinutes)}
          >
            {t('focus.break.take', { minutes: breakMinutes })}
          </Button>
        )}
        <Button onClick={onLeave}>{t('focus.summary.another')}</Button>
        <Link to="/today" className={buttonClass({ variant: 'ghost' })}>
          {t('focus.summary.toToday')}
        </Link>
      </div>
    </div>
  )
}

type SummaryListProps = {
  readonly term: string
  readonly items: readonly { readonly key: string; readonly text: string; readonly figure?: string }[]
}

function SummaryList({ term, items }: SummaryListProps) {
  return (
    <div>
      <dt className="text-12 font-medium text-fg-faint">{term}</dt>
      {items.map(({ key, text, figure }) => (
        <dd key={key} className="flex gap-3 [overflow-wrap:anywhere]">
          <span className="min-w-0 flex-1">{text}</span>
          {figure !== undefined && (
            <span data-numeric className="shrink-0 text-fg-muted">
              {figure}
            </span>
          )}
        </dd>
      ))}
    </div>
  )
}
