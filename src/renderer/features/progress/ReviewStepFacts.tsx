import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { assertNever } from '@contract/assert-never'
import type { ReviewFacts, ReviewStep } from '@contract/review'
import { useOpenTask } from '@renderer/app/navigation'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'

/** What is known about the question, beside the same of the period before. */
export function ReviewStepFacts({ step, facts }: { readonly step: ReviewStep; readonly facts: ReviewFacts }) {
  const format = useFormatter()
  const { totals, previous, comparable } = facts
  const before = (text: string): string | null =>
    comparable
      ? t(facts.kind === 'week' ? 'progress.review.weekBefore' : 'progress.review.monthBefore', { amount: text })
      : null
  switch (step) {
    case 'done':
      return (
        <Facts
          lead={
            <Source facts={facts} kind="task.completed">
              {t('progress.review.completed', { count: totals.completed })}
            </Source>
          }
          before={before(format.number(previous.completed))}
        >
          <TaskLinks tasks={facts.completed} />
        </Facts>
      )
    case 'slipped':
      return (
        <Facts lead={t('progress.review.slipped', { count: facts.slippedCount })}>
          <TaskLinks tasks={facts.slipped} />
        </Facts>
      )
    case 'energy':
      return (
        <Facts
          lead={
            facts.energy.mean === null
              ? t('progress.review.noEnergy')
              : t('progress.review.energy', {
                  mean: format.number(facts.energy.mean, 1),
                  count: facts.energy.checkIns,
                })
          }
          before={facts.energy.previous === null ? null : before(format.number(facts.energy.previous, 1))}
        />
      )
    case 'focus':
      return (
        <Facts
          lead={
            <Source facts={facts} kind="focus.finished">
              {t('progress.review.focus', {
                duration: formatDuration(totals.focusMinutes),
                count: totals.sessions,
              })}
            </Source>
          }
          before={before(formatDuration(previous.focusMinutes))}
        >
          {facts.longestFocus !== null && (
            <p className="text-14 text-fg-muted">
              {t('progress.review.longest', {
                duration: formatDuration(facts.longestFocus.minutes),
                title: facts.longestFocus.title,
              })}
            </p>
          )}
          <p className="text-14 text-fg-muted">{t('progress.review.interruptions', { count: facts.interruptions })}</p>
        </Facts>
      )
    case 'estimates':
      return (
        <Facts
          lead={
            totals.estimated === 0
              ? t('progress.review.noEstimates')
              : t('progress.review.estimates', { close: totals.closeEstimates, count: totals.estimated })
          }
          before={
            previous.estimated === 0
              ? null
              : before(t('progress.review.closeOf', { close: previous.closeEstimates, count: previous.estimated }))
          }
        >
          <ul className="mt-2 text-14">
            {facts.estimates.slice(0, LISTED).map((task) => (
              <li key={`${task.id}.${task.at}`} className="flex gap-3 py-1">
                <TaskLink id={task.id} title={task.title} />
                <span data-numeric className="shrink-0 text-13 text-fg-muted">
                  {t('progress.review.took', {
                    estimate: formatDuration(task.estimateMinutes),
                    minutes: formatDuration(task.minutes),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Facts>
      )
    case 'next':
      return <p className="text-14 text-fg-muted">{t('progress.review.nextHint')}</p>
    default:
      return assertNever(step)
  }
}

const LISTED = 8

function Facts({
  lead,
  before = null,
  children,
}: {
  readonly lead: ReactNode
  readonly before?: string | null
  readonly children?: ReactNode
}) {
  return (
    <div className="rounded-surface bg-sunken p-4">
      <p className="text-15 font-medium">{lead}</p>
      {before !== null && (
        <p data-numeric className="text-13 text-fg-muted">
          {before}
        </p>
      )}
      {children}
    </div>
  )
}

function Source({
  facts,
  kind,
  children,
}: {
  readonly facts: ReviewFacts
  readonly kind: 'task.completed' | 'focus.finished'
  readonly children: ReactNode
}) {
  return (
    <Link to="/progress" search={{ from: facts.from, to: facts.to, kind }} className="text-fg">
      {children}
    </Link>
  )
}

function TaskLinks({ tasks }: { readonly tasks: ReviewFacts['completed'] }) {
  if (tasks.length === 0) return null
  const more = tasks.length - LISTED
  return (
    <ul className="mt-2 text-14">
      {tasks.slice(0, LISTED).map((task) => (
        <li key={`${task.id}.${task.at}`} className="flex py-1">
          <TaskLink id={task.id} title={task.title} />
        </li>
      ))}
      {more > 0 && <li className="py-1 text-13 text-fg-muted">{t('progress.review.moreTasks', { count: more })}</li>}
    </ul>
  )
}

function TaskLink({ id, title }: { readonly id: string; readonly title: string }) {
  const openTask = useOpenTask()
  return (
    <button
      type="button"
      dir="auto"
      onClick={() => openTask(id)}
      className="min-w-0 flex-1 truncate rounded-control text-start hover:underline"
    >
      {title}
    </button>
  )
}
