import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'

import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { saveInBrowser } from '@renderer/app/save-in-browser'
import { formatDuration, formatPercent, t, useFormatter } from '@renderer/i18n/index'
import { DateField } from '@renderer/ui/DateTimeFields'
import { Button, buttonClass, ChartFrame, ErrorState, Page, SegmentedControl, SkeletonRows } from '@renderer/ui/index'

import { FocusDaysChart, FocusHoursChart } from './charts'
import { EntryDialog } from './EntryDialog'
import { bestHourOf, daysBack } from './focus-days'
import { SessionList } from './SessionList'
import { TaskPicker } from './TaskPicker'

const MINUTE = 60_000
const spans = ['7', '30', '90', '365'] as const
type Span = (typeof spans)[number]

/** Sessions that are over: figures, the list with its corrections, time entered by hand, and the way out as CSV. */
export function FocusHistoryScreen() {
  const { query } = useApi()
  const format = useFormatter()
  const [span, setSpan] = useState<Span>('30')
  const [entering, setEntering] = useState(false)
  const days = daysBack(format.localDate(Date.now()), Number(span))
  const statistics = useQuery(query.focus.statistics.queryOptions({ input: days }))
  const data = statistics.data
  const exported = useWrite<void, { readonly fileName: string; readonly csv: string; readonly batchId?: null }>({
    call: async ({ client }) => client.focus.export(days),
    failed: () => t('focus.history.exportFailed'),
    onDone: ({ fileName, csv }) => saveInBrowser({ fileName, mediaType: 'text/csv;charset=utf-8', text: csv }),
  })
  const worked = data?.days.filter(({ focusMs }) => focusMs > 0) ?? []
  const hours = data?.hours.filter(({ focusMs }) => focusMs > 0) ?? []
  const best = data === undefined ? undefined : bestHourOf(data)
  const minutes = (ms: number): string => formatDuration(ms / MINUTE)

  return (
    <Page title={t('focus.history.title')}>
      <div className="mb-6 flex flex-wrap items-center gap-2">
        <SegmentedControl
          label={t('focus.history.span')}
          value={span}
          onValueChange={setSpan}
          segments={spans.map((value) => ({ value, label: t('focus.history.days', { days: Number(value) }) }))}
        />
        <Button icon={<Plus size={16} aria-hidden />} onClick={() => setEntering(true)}>
          {t('focus.history.enter')}
        </Button>
        <Button
          variant="ghost"
          icon={<Download size={16} aria-hidden />}
          loading={exported.pending}
          onClick={() => void exported.run()}
        >
          {t('focus.history.export')}
        </Button>
        <Link to="/focus" className={buttonClass({ variant: 'ghost' })}>
          {t('focus.history.back')}
        </Link>
      </div>
      {statistics.isError && data === undefined ? (
        <ErrorState title={t('focus.error.loadHistory')} onRetry={() => void statistics.refetch()} />
      ) : data === undefined ? (
        <SkeletonRows count={4} />
      ) : (
        <>
          <dl className="mb-6 flex flex-wrap gap-x-10 gap-y-3" data-testid="focus-totals">
            <Figure name={t('focus.history.focused')} value={minutes(data.totals.focusMs)} />
            <Figure name={t('focus.history.sessions')} value={format.number(data.totals.sessions)} />
            <Figure
              name={t('focus.history.interruptions')}
              value={t('focus.history.interruptionSplit', data.interruptions)}
            />
            {data.totals.score !== null && (
              <Figure
                name={t('focus.history.score')}
                value={formatPercent(data.totals.score)}
                hint={t('focus.history.scoreParts', {
                  focus: minutes(data.totals.focusMs),
                  paused: minutes(data.totals.pausedMs),
                  interrupted: minutes(data.totals.interruptedMs),
                })}
              />
            )}
          </dl>
          <div className="grid gap-4 lg:grid-cols-2">
            <ChartFrame
              title={t('focus.history.byDay')}
              unit={t('focus.history.minutesPerDay')}
              height={180}
              table={{
                columns: [t('focus.history.day'), t('focus.history.focused'), t('focus.history.interruptions')],
                rows: worked.map((day) => [format.exactDay(day.date), minutes(day.focusMs), day.interruptions]),
              }}
              empty={{ title: t('focus.history.empty'), text: t('focus.history.emptyHint') }}
            >
              <Suspense fallback={null}>
                <FocusDaysChart days={data.days} />
              </Suspense>
            </ChartFrame>
            <ChartFrame
              title={t('focus.history.byHour')}
              unit={t('focus.history.minutesPerHour')}
              summary={
                best === undefined
                  ? undefined
                  : t(best.most ? 'focus.history.mostHour' : 'focus.history.bestHour', {
                      hour: format.clock(`${String(best.hour).padStart(2, '0')}:00`),
                    })
              }
              height={180}
              table={{
                columns: [t('focus.history.hour'), t('focus.history.focused'), t('focus.history.interruptions')],
                rows: hours.map((hour) => [
                  format.clock(`${String(hour.hour).padStart(2, '0')}:00`),
                  minutes(hour.focusMs),
                  hour.interruptions,
                ]),
              }}
              empty={{ title: t('focus.history.empty'), text: t('focus.history.emptyHint') }}
            >
              <Suspense fallback={null}>
                <FocusHoursChart hours={data.hours} />
              </Suspense>
            </ChartFrame>
          </div>
          {data.tasks.length > 0 && (
            <div className="mt-6 grid gap-6 lg:grid-cols-2">
              <Shares
                title={t('focus.history.byTask')}
                total={data.totals.focusMs}
                rows={data.tasks.slice(0, 8).map(({ task, focusMs }) => ({
                  id: task?.id ?? 'free',
                  name: task?.title ?? t('focus.freeSession'),
                  focusMs,
                }))}
              />
              <Shares
                title={t('focus.history.byProject')}
                total={data.totals.focusMs}
                rows={data.projects.slice(0, 8).map(({ id, name, focusMs }) => ({
                  id: id ?? 'none',
                  name: name ?? t('focus.history.noProject'),
                  focusMs,
                }))}
              />
            </div>
          )}
        </>
      )}
      <h2 className="mt-10 mb-2 text-15 font-semibold">{t('focus.history.list')}</h2>
      <FilteredSessions days={days} />
      <EntryDialog open={entering} onOpenChange={setEntering} />
    </Page>
  )
}

type Days = { readonly from: string; readonly to: string }

/** The sessions of the span, of one of its days, or of one task. */
function FilteredSessions({ days }: { readonly days: Days }) {
  const [task, setTask] = useState<{ readonly id: string; readonly title: string } | null>(null)
  const [day, setDay] = useState('')
  const [picking, setPicking] = useState(false)
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <Button onClick={() => setPicking(true)} className="max-w-72">
          <span className="truncate">{task?.title ?? t('focus.history.allTasks')}</span>
        </Button>
        <DateField
          label={t('focus.history.ofDay')}
          hideLabel
          value={day}
          onValueChange={setDay}
          fieldClassName="w-44"
        />
        {(task !== null || day !== '') && (
          <Button
            variant="ghost"
            onClick={() => {
              setTask(null)
              setDay('')
            }}
          >
            {t('focus.history.showAll')}
          </Button>
        )}
      </div>
      <SessionList
        days={day === '' ? days : { from: day, to: day }}
        taskId={task?.id}
        {...(task === null && day === '' ? {} : { none: t('focus.history.noneFound') })}
      />
      <TaskPicker
        open={picking}
        onOpenChange={setPicking}
        title={t('focus.history.ofTask')}
        none={t('focus.history.allTasks')}
        closedToo
        onPick={(id, title) => setTask(id === null ? null : { id, title })}
      />
    </>
  )
}

function Figure({ name, value, hint }: { readonly name: string; readonly value: string; readonly hint?: string }) {
  return (
    <div>
      <dt className="text-12 text-fg-faint">{name}</dt>
      <dd data-numeric className="text-22 font-semibold">
        {value}
      </dd>
      {hint !== undefined && <dd className="text-12 text-fg-muted">{hint}</dd>}
    </div>
  )
}

type SharesProps = {
  readonly title: string
  readonly total: number
  readonly rows: readonly { readonly id: string; readonly name: string; readonly focusMs: number }[]
}

function Shares({ title, total, rows }: SharesProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 text-13 font-semibold">{title}</h3>
      <ul>
        {rows.map(({ id, name, focusMs }) => (
          <li key={id} className="flex min-h-8 items-center gap-3 text-13">
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {name}
            </span>
            <span aria-hidden className="h-1.5 w-20 shrink-0 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-(--chart-line)"
                style={{ width: `${total === 0 ? 0 : (focusMs / total) * 100}%` }}
              />
            </span>
            <span data-numeric className="w-20 shrink-0 text-end text-fg-muted">
              {formatDuration(focusMs / MINUTE)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
