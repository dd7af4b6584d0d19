import type { EnergyPatterns } from '@contract/energy'
import { energyLevels } from '@contract/vocabulary'
import { t, useFormatter } from '@renderer/i18n/index'
import { ChartFrame, cx } from '@renderer/ui/index'

const PARTS = [0, 1, 2, 3, 4, 5] as const
const PART_HOURS = 4
const ROW_HEIGHT = 30
/** A Monday, for the names of weekdays. */
const MONDAY = '2026-01-05'

const fills = ['bg-energy-1/35', 'bg-energy-2/30', 'bg-energy-3/25', 'bg-energy-4/30', 'bg-energy-5/40'] as const

type Cell = EnergyPatterns['week'][number]

/** Weekdays against parts of the day: when check-ins were high and low. */
export function WeekFrame({ week }: { readonly week: readonly Cell[] }) {
  const format = useFormatter()
  const weekdays = format.week(MONDAY).map((date) => ({
    number: ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1,
    short: format.weekday(date, 'short'),
    long: format.weekday(date, 'long'),
  }))
  // Nights in which nobody ever answered would be two empty lines.
  const parts = PARTS.filter((part) => week.some((cell) => cell.part === part))
  const cellOf = (weekday: number, part: number) => week.find((cell) => cell.weekday === weekday && cell.part === part)
  const partText = (part: number): string =>
    t('energy.week.part', { from: hourText(part * PART_HOURS, format), to: hourText((part + 1) * PART_HOURS, format) })
  return (
    <ChartFrame
      title={t('energy.week.title')}
      unit={t('energy.week.unit')}
      summary={t('energy.week.summary')}
      height={(parts.length + 1) * ROW_HEIGHT}
      empty={{ title: t('energy.week.emptyTitle'), text: t('energy.week.empty') }}
      table={{
        columns: [t('energy.column.time'), ...weekdays.map(({ long }) => long)],
        rows: parts.map((part) => [
          partText(part),
          ...weekdays.map(({ number }) => {
            const cell = cellOf(number, part)
            return cell === undefined
              ? t('energy.week.none')
              : t('energy.week.cell', { mean: format.number(cell.mean, 1), count: cell.count })
          }),
        ]),
      }}
    >
      <div data-numeric className="grid h-full grid-cols-[auto_repeat(7,minmax(0,1fr))] gap-0.5 text-12">
        <span />
        {weekdays.map(({ number, short }) => (
          <span key={number} className="self-center text-center text-fg-faint">
            {short}
          </span>
        ))}
        {parts.map((part) => (
          <PartRow key={part} label={partText(part)} cells={weekdays.map(({ number }) => cellOf(number, part))} />
        ))}
      </div>
    </ChartFrame>
  )
}

function PartRow({ label, cells }: { readonly label: string; readonly cells: readonly (Cell | undefined)[] }) {
  const format = useFormatter()
  return (
    <>
      <span className="self-center pe-2 text-fg-faint">{label}</span>
      {cells.map((cell, index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- a cell is its weekday
          key={index}
          className={cx('flex items-center justify-center rounded-sm', cell === undefined && 'bg-hover')}
        >
          {cell !== undefined && (
            <span
              className={cx(
                'flex size-full items-center justify-center gap-1 rounded-sm font-medium text-fg',
                fills[nearest(cell.mean) - 1],
              )}
            >
              {format.number(cell.mean, 1)}
            </span>
          )}
        </span>
      ))}
    </>
  )
}

function nearest(mean: number): number {
  return energyLevels.reduce<number>(
    (best, level) => (Math.abs(level - mean) < Math.abs(best - mean) ? level : best),
    1,
  )
}

/** '8' or '8 am': whole hours of the person's clock. */
function hourText(hour: number, format: ReturnType<typeof useFormatter>): string {
  return format.clock(`${String(hour % 24).padStart(2, '0')}:00`).replace(/:00/, '')
}
