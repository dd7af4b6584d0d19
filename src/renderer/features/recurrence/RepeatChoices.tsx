import { t, useFormatter } from '@renderer/i18n/index'
import { Select, TextField, cx } from '@renderer/ui/index'

import { type RepeatChoice, repeatUnits } from './repeat-choice'

const units = {
  DAILY: 'recurrence.unit.day',
  WEEKLY: 'recurrence.unit.week',
  MONTHLY: 'recurrence.unit.month',
  YEARLY: 'recurrence.unit.year',
} as const

const ends = {
  never: 'recurrence.ends.never',
  day: 'recurrence.ends.day',
  count: 'recurrence.ends.count',
} as const

/** 2024-01-01 was a Monday. */
const MONDAYS_WEEK = [1, 2, 3, 4, 5, 6, 7] as const

export type RepeatChoicesProps = {
  readonly choice: RepeatChoice
  readonly onChange: (choice: RepeatChoice) => void
}

/** Every so many days, weeks, months or years, on which weekdays, until when. */
export function RepeatChoices({ choice, onChange }: RepeatChoicesProps) {
  const format = useFormatter()
  const set = (changes: Partial<RepeatChoice>): void => onChange({ ...choice, ...changes })
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-[5rem_1fr] items-end gap-2">
        <TextField
          label={t('recurrence.every')}
          inputMode="numeric"
          maxLength={4}
          value={choice.interval}
          onChange={(event) => set({ interval: event.target.value })}
        />
        <Select
          label={t('recurrence.unit.label')}
          value={choice.unit}
          onValueChange={(unit) => set({ unit })}
          options={repeatUnits.map((unit) => ({ value: unit, label: t(units[unit]) }))}
        />
      </div>
      {choice.unit === 'WEEKLY' && (
        <fieldset>
          <legend className="mb-1 text-13 font-medium">{t('recurrence.weekdays')}</legend>
          <div className="flex flex-wrap gap-1">
            {MONDAYS_WEEK.map((day) => {
              const chosen = choice.weekdays.includes(day)
              const date = `2024-01-0${day}`
              return (
                <button
                  key={day}
                  type="button"
                  aria-pressed={chosen}
                  aria-label={format.weekday(date, 'long')}
                  onClick={() =>
                    set({ weekdays: chosen ? choice.weekdays.filter((it) => it !== day) : [...choice.weekdays, day] })
                  }
                  className={cx(
                    'h-control-small min-w-9 rounded-control border px-1.5 text-12 transition-colors',
                    chosen
                      ? 'border-accent bg-accent-soft font-medium text-accent-text'
                      : 'border-line-control text-fg-muted hover:bg-hover',
                  )}
                >
                  {format.weekday(date, 'short')}
                </button>
              )
            })}
          </div>
        </fieldset>
      )}
      <div className="grid grid-cols-2 items-end gap-2">
        <Select
          label={t('recurrence.ends.label')}
          value={choice.ends}
          onValueChange={(end) => set({ ends: end })}
          options={(['never', 'day', 'count'] as const).map((end) => ({ value: end, label: t(ends[end]) }))}
        />
        {choice.ends === 'day' && (
          <TextField
            type="date"
            label={t('recurrence.ends.lastDay')}
            max="9999-12-31"
            value={choice.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        )}
        {choice.ends === 'count' && (
          <TextField
            label={t('recurrence.ends.times')}
            inputMode="numeric"
            maxLength={4}
            value={choice.count}
            onChange={(event) => set({ count: event.target.value })}
          />
        )}
      </div>
    </div>
  )
}
