import type { Settings } from '@contract/settings'
import { useUpdateSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { SegmentedControl, Select } from '@renderer/ui/index'

import { SettingRow } from './SettingRow'

const KINDS = ['off', 'week', 'month', 'both'] as const
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** A Sunday, for the names of weekdays. */
const SUNDAY = '2026-03-01'

/** Whether and when to be reminded of looking back. */
export function ReviewReminder({ settings }: { readonly settings: Settings }) {
  const format = useFormatter()
  const { run } = useUpdateSettings()
  const { reviewReminder, reviewWeekday, reviewHour } = settings
  return (
    <>
      <SettingRow label={t('settings.you.review')} hint={t('settings.you.reviewHint')}>
        <SegmentedControl
          label={t('settings.you.review')}
          value={reviewReminder}
          onValueChange={(next) => void run({ reviewReminder: next })}
          segments={KINDS.map((value) => ({ value, label: t(`settings.you.reviewKinds.${value}`) }))}
        />
      </SettingRow>
      {(reviewReminder === 'week' || reviewReminder === 'both') && (
        <SettingRow label={t('settings.you.reviewWeekday')}>
          <Select
            label={t('settings.you.reviewWeekday')}
            hideLabel
            value={String(reviewWeekday)}
            onValueChange={(day) => void run({ reviewWeekday: Number(day) })}
            options={WEEKDAYS.map((day) => ({
              value: String(day),
              label: format.weekday(`${SUNDAY.slice(0, 8)}0${day + 1}`, 'long'),
            }))}
          />
        </SettingRow>
      )}
      {reviewReminder !== 'off' && (
        <SettingRow label={t('settings.you.reviewHour')}>
          <Select
            label={t('settings.you.reviewHour')}
            hideLabel
            value={String(reviewHour)}
            onValueChange={(hour) => void run({ reviewHour: Number(hour) })}
            options={HOURS.map((hour) => ({
              value: String(hour),
              label: format.clock(`${String(hour).padStart(2, '0')}:00`),
            }))}
          />
        </SettingRow>
      )}
    </>
  )
}
