import { Check, Inbox, Moon, Play, Plus } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'

import type { Today } from '@contract/today'
import { useOpenTask } from '@renderer/app/navigation'
import { openCapture } from '@renderer/app/shell.store'
import { type Instant, t, useFormatter } from '@renderer/i18n/index'
import { Button, Card, buttonClass, cx } from '@renderer/ui/index'
import { type TaskActions, TaskFacts, inTwoHours, taskCommands } from '@renderer/features/task-list/index'

import { RankedNow } from '@renderer/features/priority/index'

import { reasonsSentence } from './today-words'

export type WhatNowProps = {
  readonly today: Today
  readonly now: Instant
  readonly actions: TaskActions
}

/** The answer to the one question of this screen: what now. */
export function WhatNow({ today, now, actions }: WhatNowProps) {
  const id = useId()
  const format = useFormatter()
  const openTask = useOpenTask()
  const offer = today.whatNow
  if (offer === null) return <NothingNow inbox={today.inbox} />
  const { task, reasons } = offer
  // Set aside or finished here a moment ago; the next offer is on its way.
  const leaving =
    task.status === 'done' || task.deletedAt !== null || (task.snoozedUntil !== null && task.snoozedUntil > now)
  return (
    <Card
      as="section"
      padding="roomy"
      aria-labelledby={`${id}-title`}
      className={cx('transition-opacity', leaving && 'opacity-50')}
    >
      <h2 id={`${id}-title`} className="text-13 font-medium text-accent-text">
        {t('today.now.title')}
      </h2>
      <button
        type="button"
        onClick={() => openTask(task.id)}
        title={t('today.now.open')}
        className="mt-1.5 -ms-1 line-clamp-3 max-w-full rounded-control px-1 text-start text-22 font-semibold text-balance hover:bg-hover"
      >
        <bdi className="[overflow-wrap:anywhere]">{task.title}</bdi>
      </button>
      <p className="mt-1.5 text-14 text-fg-muted">{reasonsSentence(reasons, format)}</p>
      <div className="mt-2 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-13">
        <TaskFacts task={task} now={now} />
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          size="large"
          className="max-sm:flex-1"
          icon={<Play size={16} aria-hidden />}
          command={taskCommands.startFocus.id}
          disabled={leaving}
          onClick={() => actions.startFocus(task)}
        >
          {t('today.now.start')}
        </Button>
        <Button
          size="large"
          className="max-sm:flex-1"
          icon={<Check size={16} aria-hidden />}
          disabled={leaving}
          onClick={() => actions.setDone([task], true)}
        >
          {t('today.now.complete')}
        </Button>
        <Button
          size="large"
          variant="ghost"
          className="max-sm:w-full"
          icon={<Moon size={16} aria-hidden />}
          command={NOT_NOW}
          disabled={leaving}
          onClick={() => actions.snooze([task], inTwoHours())}
        >
          {t('today.now.notNow')}
        </Button>
      </div>
      <RankedNow />
    </Card>
  )
}

/** Sets aside what is offered, or the marked task: one key for both. */
const NOT_NOW = taskCommands.snooze.id

function NothingNow({ inbox }: { readonly inbox: number }) {
  const id = useId()
  const unsorted = inbox > 0
  return (
    <Card as="section" tone="quiet" padding="roomy" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-15 font-semibold">
        {t('today.now.none')}
      </h2>
      <p className="mt-1 text-14 text-fg-muted">
        {unsorted ? t('today.now.noneInboxText', { count: inbox }) : t('today.now.noneText')}
      </p>
      {unsorted ? (
        <Link to="/inbox" className={cx(buttonClass({ variant: 'primary' }), 'mt-4')}>
          <Inbox size={16} aria-hidden />
          {t('today.now.noneInbox')}
        </Link>
      ) : (
        <Button
          variant="primary"
          className="mt-4"
          icon={<Plus size={16} aria-hidden />}
          command="capture.open"
          onClick={openCapture}
        >
          {t('today.now.noneAction')}
        </Button>
      )}
    </Card>
  )
}
