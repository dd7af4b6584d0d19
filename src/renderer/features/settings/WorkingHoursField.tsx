import type { Settings } from '@contract/settings'
import { useUpdateSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { Checkbox, TextField } from '@renderer/ui/index'

/** A Sunday, to name the weekdays from. */
const SUNDAY = '2026-03-01'
const AT_FIRST = { from: '09:00', until: '17:00' } as const

type Hours = Settings['workingHours'][number]

/** For each weekday whether tasks are done on it, from when and until when. */
export function WorkingHoursField({ settings }: { readonly settings: Settings }) {
  const format = useFormatter()
  const { run } = useUpdateSettings()
  const change = (weekday: number, hours: Hours): void =>
    void run({ workingHours: settings.workingHours.map((before, index) => (index === weekday ? hours : before)) })
  return (
    <ul className="flex flex-col gap-1">
      {format.week(SUNDAY).map((date) => {
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
        const hours = settings.workingHours[weekday] ?? null
        const day = format.weekday(date, 'long')
        return (
          <li key={weekday} className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-2 py-1">
            <span className="w-32">
              <Checkbox
                label={day}
                checked={hours !== null}
                onCheckedChange={(works) => change(weekday, works ? AT_FIRST : null)}
              />
            </span>
            {hours === null ? (
              <span className="text-13 text-fg-faint">{t('estimates.hours.off')}</span>
            ) : (
              <span className="flex items-center gap-2">
                <TimeField
                  label={t('estimates.hours.from', { day })}
                  value={hours.from}
                  onTime={(from) => change(weekday, { ...hours, from })}
                />
                <span aria-hidden>–</span>
                <TimeField
                  label={t('estimates.hours.until', { day })}
                  value={hours.until}
                  onTime={(until) => change(weekday, { ...hours, until })}
                />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A time of the day that is kept when the field is left. */
export function TimeField({
  label,
  value,
  onTime,
}: {
  readonly label: string
  readonly value: string
  readonly onTime: (time: string) => void
}) {
  return (
    <TextField
      // Another time from another window begins the field anew.
      key={value}
      label={label}
      hideLabel
      type="time"
      defaultValue={value}
      onBlur={(event) => {
        const { value: time } = event.currentTarget
        if (time !== '' && time !== value) onTime(time)
      }}
      fieldClassName="w-36"
    />
  )
}
