import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { Report } from '@contract/report'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { cx, EmptyState } from '@renderer/ui/index'

/** The report as it would be printed. */
export function ReportPreview({ report }: { readonly report: Report }) {
  const format = useFormatter()
  const { totals, from, to } = report
  const title = t('progress.report.title', { from: format.exactDay(from), to: format.exactDay(to) })
  const empty = totals.completed + totals.sessions === 0
  const source = (kind?: 'task.completed' | 'focus.finished') => ({ from, to, ...(kind === undefined ? {} : { kind }) })
  return (
    <article aria-label={title} data-print="sheet" className="mt-6">
      <h2 className="text-22 font-semibold">{title}</h2>
      {empty ? (
        <EmptyState
          size="inline"
          className="mt-4"
          title={t('progress.report.empty')}
          text={t('progress.report.emptyHint')}
        />
      ) : (
        <>
          <ul className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
            <Figure value={format.number(totals.completed)} to={source('task.completed')}>
              {t('progress.tasks', { count: totals.completed })}
            </Figure>
            <Figure value={formatDuration(totals.focusMinutes)} to={source('focus.finished')}>
              {t('progress.focus')}
            </Figure>
            <Figure value={format.number(totals.activeDays)} to={source()}>
              {t('progress.active', { days: report.days.length })}
            </Figure>
            <Figure value={format.number(Math.floor(totals.xp))} to={source('task.completed')}>
              {t('progress.report.points')}
            </Figure>
            {totals.estimated > 0 && (
              <Figure value={format.number(totals.closeEstimates)} to={source('task.completed')}>
                {t('progress.report.close', { count: totals.estimated })}
              </Figure>
            )}
          </ul>
          <Sheet
            title={t('progress.report.projects')}
            columns={[t('progress.report.project'), t('progress.column.completed'), t('progress.column.focus')]}
            rows={report.projects.map((project) => ({
              key: project.name ?? '',
              cells: [
                project.name ?? t('progress.report.noProject'),
                format.number(project.completed),
                formatDuration(project.focusMinutes),
              ],
            }))}
          />
          <Sheet
            title={t('progress.report.tasksTitle')}
            columns={[
              t('progress.column.day'),
              t('progress.report.task'),
              t('progress.report.estimate'),
              t('progress.column.focus'),
            ]}
            rows={report.tasks.map((task) => ({
              key: `${task.id}.${task.date}.${task.minutes}`,
              cells: [
                format.shortDay(task.date),
                task.title,
                task.estimateMinutes === null ? '' : formatDuration(task.estimateMinutes),
                task.minutes === null ? '' : formatDuration(task.minutes),
              ],
            }))}
            texts={2}
          />
        </>
      )}
    </article>
  )
}

type Source = { readonly from: string; readonly to: string; readonly kind?: 'task.completed' | 'focus.finished' }

function Figure({
  value,
  to,
  children,
}: {
  readonly value: string
  readonly to: Source
  readonly children: ReactNode
}) {
  return (
    <li>
      <Link
        to="/progress"
        search={to}
        data-numeric
        className="text-22 font-semibold text-fg no-underline hover:underline"
      >
        {value}
      </Link>
      <p className="text-13 text-fg-muted">{children}</p>
    </li>
  )
}

type SheetProps = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[]
  /** How many columns at the start are words; the others are figures. */
  readonly texts?: number
}

function Sheet({ title, columns, rows, texts = 1 }: SheetProps) {
  if (rows.length === 0) return null
  const align = (index: number): string => (index < texts ? 'text-start' : 'text-end whitespace-nowrap')
  return (
    <table className="mt-6 w-full text-14">
      <caption className="border-b border-line pb-1 text-start text-13 font-semibold">{title}</caption>
      <thead>
        <tr className="text-13 text-fg-muted">
          {columns.map((column, index) => (
            <th key={column} scope="col" className={cx('py-1 pe-3 font-medium last:pe-0', align(index))}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-t border-line">
            {row.cells.map((cell, index) => (
              <td
                key={columns[index]}
                dir="auto"
                data-numeric={index >= texts ? true : undefined}
                className={cx('py-1 pe-3 align-top last:pe-0', align(index))}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
