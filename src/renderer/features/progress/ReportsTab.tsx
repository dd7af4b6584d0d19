import { useQuery } from '@tanstack/react-query'
import { Download, FileText, Printer } from 'lucide-react'
import { useState } from 'react'

import type { Report } from '@contract/report'
import { type Api, useApi } from '@renderer/app/api'
import { describeFailure } from '@renderer/app/failure'
import { saveInBrowser } from '@renderer/app/save-in-browser'
import { type Formatter, t, useFormatter } from '@renderer/i18n/index'
import { DateField } from '@renderer/ui/DateTimeFields'
import { Button, ErrorState, notify, SegmentedControl, SkeletonRows } from '@renderer/ui/index'

import { ReportPreview } from './ReportPreview'
import { shift } from './year-map'

const SPANS = ['week', 'lastWeek', 'month', 'lastMonth', 'own'] as const
type SpanName = (typeof SPANS)[number]
type Span = { readonly from: string; readonly to: string }
type Format = 'csv-days' | 'csv-tasks' | 'html' | 'pdf'

/** A span of days as figures to keep: on the screen, on paper, as CSV. */
export function ReportsTab() {
  const { query } = useApi()
  const api = useApi()
  const format = useFormatter()
  const today = format.localDate(Date.now())
  const [name, setName] = useState<SpanName>('month')
  const [own, setOwn] = useState<Span>(() => spanOf('month', today, format))
  const span = name === 'own' ? own : spanOf(name, today, format)
  const known = span.from !== '' && span.to !== ''
  const report = useQuery({ ...query.report.get.queryOptions({ input: span }), enabled: known, retry: false })
  const host = useQuery(query.system.info.queryOptions()).data?.host
  const desktop = host === 'desktop'
  const save = (kind: Format): void => {
    saveReport(api, desktop, span, kind).catch((error: unknown) =>
      notify({ message: t('progress.report.failed'), description: describeFailure(error).message, tone: 'danger' }),
    )
  }
  return (
    <>
      <div data-print="hide" className="flex flex-col gap-4">
        <SegmentedControl
          label={t('progress.report.span')}
          value={name}
          onValueChange={(next) => {
            if (next === 'own') setOwn(span)
            setName(next)
          }}
          segments={SPANS.map((value) => ({ value, label: t(`progress.report.spans.${value}`) }))}
        />
        {name === 'own' && (
          <div className="flex flex-wrap gap-3">
            {(['from', 'to'] as const).map((end) => (
              <DateField
                key={end}
                fieldClassName="w-44"
                label={t(`progress.report.${end}`)}
                value={own[end]}
                onValueChange={(date) => setOwn({ ...own, [end]: date })}
              />
            ))}
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            disabled={report.data === undefined}
            icon={<Printer size={16} aria-hidden />}
            onClick={() => (desktop ? save('pdf') : globalThis.print())}
          >
            {desktop ? t('progress.report.pdf') : t('progress.report.print')}
          </Button>
          <Button
            disabled={report.data === undefined}
            icon={<FileText size={16} aria-hidden />}
            onClick={() => save('html')}
          >
            {t('progress.report.html')}
          </Button>
          <Button
            disabled={report.data === undefined}
            icon={<Download size={16} aria-hidden />}
            onClick={() => save('csv-days')}
          >
            {t('progress.report.csvDays')}
          </Button>
          <Button
            disabled={report.data === undefined}
            icon={<Download size={16} aria-hidden />}
            onClick={() => save('csv-tasks')}
          >
            {t('progress.report.csvTasks')}
          </Button>
        </div>
        <p className="text-13 text-fg-muted">
          {desktop ? t('progress.report.pdfHint') : t('progress.report.printHint')}
        </p>
      </div>
      <Preview report={report.data} error={report.error} onRetry={() => void report.refetch()} />
    </>
  )
}

function Preview({
  report,
  error,
  onRetry,
}: {
  readonly report: Report | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}) {
  if (error !== null) {
    return (
      <ErrorState
        size="inline"
        title={t('progress.error.loadReport')}
        advice={describeFailure(error).message}
        onRetry={onRetry}
      />
    )
  }
  return report === undefined ? <SkeletonRows count={6} /> : <ReportPreview report={report} />
}

/** The desktop asks where to; a browser puts it where it puts everything. */
async function saveReport({ client }: Api, desktop: boolean, span: Span, kind: Format): Promise<void> {
  if (desktop) {
    const { path } = await client.system.saveReport({ ...span, format: kind })
    if (path !== null) notify({ message: t('progress.report.saved'), description: path })
    return
  }
  const file =
    kind === 'html'
      ? await client.report.html(span)
      : await client.report.csv({ ...span, table: kind === 'csv-days' ? 'days' : 'tasks' })
  saveInBrowser(file)
}

function spanOf(name: SpanName, today: string, format: Formatter): Span {
  const week = format.week(today)
  const monday = week[0] ?? today
  const first = `${today.slice(0, 8)}01`
  switch (name) {
    case 'week':
      return { from: monday, to: today }
    case 'lastWeek':
      return { from: shift(monday, -7), to: shift(monday, -1) }
    case 'lastMonth': {
      const end = shift(first, -1)
      return { from: `${end.slice(0, 8)}01`, to: end }
    }
    case 'month':
    case 'own':
      return { from: first, to: today }
  }
}
