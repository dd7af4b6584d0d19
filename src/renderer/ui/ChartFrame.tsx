import { ChartLine, Table } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { EmptyState, type EmptyStateProps } from './EmptyState'
import { IconButton } from './IconButton'

export interface ChartTable {
  readonly columns: readonly string[]
  /** One row per point; the first cell names it. */
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface ChartFrameProps {
  readonly title: string
  /** What the numbers are: 'minutes per day'. */
  readonly unit: string
  /** The one thing the chart shows, in a sentence; also its text for screen readers. */
  readonly summary?: string | undefined
  readonly table: ChartTable
  /** Shown instead while the table has no rows: what will appear and how to get there. */
  readonly empty: Pick<EmptyStateProps, 'title' | 'text' | 'action' | 'icon'>
  /** Height of the drawing in px. */
  readonly height?: number
  readonly actions?: ReactNode
  /** The drawing; hidden from assistive technology, which gets the summary and the table. */
  readonly children: ReactNode
  readonly level?: 2 | 3
  readonly className?: string | undefined
}

/** Around every chart: its title, its unit, its sentence, its table, and what is shown before there is data. */
export function ChartFrame({
  title,
  unit,
  summary,
  table,
  empty,
  height = 220,
  actions,
  children,
  level = 2,
  className,
}: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const Heading = `h${level}` as const
  const hasData = table.rows.length > 0
  return (
    <figure
      aria-labelledby={`${id}-title`}
      className={cx('min-w-0 rounded-surface border border-line bg-raised p-4', className)}
    >
      <div className="mb-3 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <Heading id={`${id}-title`} className="text-13 font-semibold">
            {title}
            {hasData && <span className="ms-2 text-12 font-normal text-fg-faint">{unit}</span>}
          </Heading>
          {hasData && summary !== undefined && (
            <figcaption className="mt-0.5 text-13 text-fg-muted">{summary}</figcaption>
          )}
        </div>
        {actions}
        {hasData && (
          <IconButton
            size="small"
            label={asTable ? t('common.chart.hideTable') : t('common.chart.showTable')}
            icon={asTable ? <ChartLine size={16} /> : <Table size={16} />}
            onClick={() => setAsTable(!asTable)}
          />
        )}
      </div>
      {!hasData && <EmptyState {...empty} size="inline" level={3} />}
      {hasData && !asTable && (
        <div aria-hidden style={{ height }}>
          {children}
        </div>
      )}
      {hasData && asTable && (
        <div
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          role="group"
          aria-labelledby={`${id}-title`}
          className="max-h-80 overflow-auto rounded-control"
        >
          <table className="w-full text-13">
            <caption className="sr-only">
              {title}. {t('common.chart.unit', { unit })}
            </caption>
            <thead>
              <tr>
                {table.columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={cx(
                      'sticky top-0 border-b border-line bg-raised py-1.5 font-medium text-fg-muted',
                      index === 0 ? 'text-start' : 'ps-4 text-end',
                    )}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
                <tr key={index} className="border-b border-line last:border-0">
                  {row.map((cell, column) =>
                    column === 0 ? (
                      // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                      <th key={column} scope="row" className="py-1.5 text-start font-normal">
                        {cell}
                      </th>
                    ) : (
                      // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
                      <td key={column} className="py-1.5 ps-4 text-end">
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  )
}
