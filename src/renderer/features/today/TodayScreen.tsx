import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useMemo } from 'react'

import type { Today } from '@contract/today'
import { useApi } from '@renderer/app/api'
import { useSettings } from '@renderer/app/settings'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { DateText, ErrorState, List, Page, Section, Skeleton, SkeletonRows } from '@renderer/ui/index'
import { ModelHint } from '@renderer/features/proxies/index'
import { CaptureBox } from '@renderer/features/capture/index'
import { AskEstimate, daySentence } from '@renderer/features/estimates/index'
import { useCurrentFocus } from '@renderer/features/focus/index'
import { GoalLine } from '@renderer/features/progress/index'
import {
  type TaskFact,
  TaskFacts,
  TaskListArea,
  TaskRow,
  useNow,
  useSettling,
  useTaskActions,
} from '@renderer/features/task-list/index'

import { RunningSession } from './RunningSession'
import { TodayEnergy } from './TodayEnergy'
import { greeting, stateSentence } from './today-words'
import { Offer } from './Offer'

/** The day gets shorter without an event to say so. */
const FORECAST_STALE_AFTER = 60_000
/** When it was due does not matter any more. */
const DONE_WITHOUT: readonly TaskFact[] = ['due', 'priority']

/** The day as a page: what now, how one is, what there is, what was done. */
export function TodayScreen() {
  const { query } = useApi()
  const today = useQuery(query.today.get.queryOptions())
  const day = useQuery(query.estimate.finishBy.queryOptions({ input: {}, staleTime: FORECAST_STALE_AFTER }))
  const format = useFormatter()
  const now = useNow()
  const name = useSettings()?.name ?? ''

  if (today.data === undefined) {
    return (
      <Page title={t('today.title')} hideTitle={!today.isError}>
        {today.isError ? (
          <ErrorState
            title={t('today.loadFailed')}
            kept={t('today.loadFailedKept')}
            advice={t('today.loadFailedAdvice')}
            onRetry={() => void today.refetch()}
            retrying={today.isFetching}
          />
        ) : (
          <TodaySkeleton />
        )}
      </Page>
    )
  }
  return (
    <Page
      title={greeting(now, format, name)}
      lead={
        <>
          <time dateTime={today.data.date} className="text-fg">
            {format.exactDay(today.data.date)}.
          </time>{' '}
          {!day.isPending && stateSentence(today.data, day.data === undefined ? '' : daySentence(day.data, format))}
        </>
      }
    >
      <TodayBody today={today.data} receivedAt={today.dataUpdatedAt} />
    </Page>
  )
}

function TodayBody({ today, receivedAt }: { readonly today: Today; readonly receivedAt: number }) {
  const now = useNow()
  const actions = useTaskActions()
  const current = useCurrentFocus()
  const focus = current.status === 'known' ? current : { session: today.session, receivedAt }
  const present = useMemo(() => today.tasks.filter((task) => task.deletedAt === null), [today.tasks])
  const tasks = useSettling(present)
  const done = useMemo(() => {
    const above = new Set(tasks.map((task) => task.id))
    return today.done.filter((task) => task.deletedAt === null && !above.has(task.id))
  }, [today.done, tasks])
  const all = useMemo(() => [...tasks, ...done], [tasks, done])
  const startable = focus.session === null ? (today.whatNow?.task ?? null) : null
  const more = today.taskCount - today.tasks.length

  return (
    <>
      <CaptureBox />
      <div className="mt-6">
        {focus.session === null ? (
          <Offer today={today} now={now} actions={actions} />
        ) : (
          <RunningSession session={focus.session} receivedAt={focus.receivedAt} />
        )}
      </div>
      <TodayEnergy checkIns={today.checkIns} now={now} />
      <GoalLine />
      <TaskListArea tasks={all} fallback={startable}>
        {/* On an empty day the card above has said it already. */}
        {(tasks.length > 0 || done.length > 0 || today.whatNow !== null) && (
          <Section title={t('today.tasks.title')} meta={tasks.length === 0 ? undefined : tasksMeta(today)}>
            {tasks.length === 0 ? (
              <p className="px-2 py-2 text-14 text-fg-muted">
                {done.length > 0 ? t('today.tasks.allDone') : t('today.tasks.empty')}
              </p>
            ) : (
              <List label={t('today.tasks.list')}>
                {tasks.map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </List>
            )}
            <AskEstimate tasks={tasks} />
            {more > 0 && (
              <p className="px-2 py-2 text-13 text-fg-muted">
                <Link to="/tasks" search={{ sort: 'due' }}>
                  {t('today.tasks.more', { count: more })}
                </Link>
              </p>
            )}
          </Section>
        )}
        {today.inbox > 0 && (today.whatNow !== null || focus.session !== null) && <InboxHint count={today.inbox} />}
        {done.length > 0 && (
          <Section title={t('today.done.title')} meta={done.length} foldable folded>
            <List label={t('today.done.list')}>
              {done.map((task) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  meta={
                    <>
                      <TaskFacts task={task} now={now} without={DONE_WITHOUT} />
                      {task.completedAt !== null && (
                        <DateText at={task.completedAt} now={now} as="time" className="text-fg-muted" />
                      )}
                    </>
                  }
                />
              ))}
            </List>
          </Section>
        )}
      </TaskListArea>
      <ModelHint quiet adds={t('today.modelAdds')} className="mt-8" />
    </>
  )
}

function tasksMeta(today: Today): string {
  return today.estimatedMinutes === 0
    ? t('today.tasks.meta', { count: today.taskCount })
    : t('today.tasks.metaEstimate', { count: today.taskCount, duration: formatDuration(today.estimatedMinutes) })
}

function InboxHint({ count }: { readonly count: number }) {
  return (
    <Link
      to="/inbox"
      className="mt-6 flex min-h-row items-center gap-3 rounded-control px-2 text-14 text-fg-muted no-underline hover:bg-hover hover:text-fg"
    >
      <Inbox size={16} aria-hidden />
      <span className="flex-1">{t('today.inbox.hint', { count })}</span>
      <span className="text-13 font-medium text-accent-text">{t('today.inbox.action')}</span>
    </Link>
  )
}

function TodaySkeleton() {
  return (
    <div>
      <Skeleton className="h-7 w-56" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <Skeleton className="mt-6 h-12 w-full" />
      <Skeleton className="mt-6 h-48 w-full" />
      <div className="mt-8">
        <SkeletonRows count={5} />
      </div>
    </div>
  )
}
