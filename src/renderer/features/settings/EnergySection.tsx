import type { Settings } from '@contract/settings'
import { useUpdateSettings } from '@renderer/app/settings'
import { t } from '@renderer/i18n/index'
import { Select, Switch } from '@renderer/ui/index'

import { SettingRow } from './SettingRow'

const AUTOMATIC = 'automatic'
/** Six to ten hours by quarters, in minutes. */
const needs = Array.from({ length: 17 }, (_, index) => 360 + index * 15)

/** What the energy forecast may take into account. */
export function EnergySection({ settings }: { readonly settings: Settings }) {
  const { run } = useUpdateSettings()
  const need = settings.sleepNeedMinutes
  const choices = need === null || needs.includes(need) ? needs : [...needs, need].toSorted((a, b) => a - b)
  return (
    <div>
      <SettingRow label={t('settings.energy.need')} hint={t('settings.energy.needHint')}>
        <Select
          label={t('settings.energy.need')}
          hideLabel
          value={need === null ? AUTOMATIC : String(need)}
          onValueChange={(value) => void run({ sleepNeedMinutes: value === AUTOMATIC ? null : Number(value) })}
          options={[
            { value: AUTOMATIC, label: t('settings.energy.needAutomatic') },
            ...choices.map((minutes) => ({
              value: String(minutes),
              label: t('settings.energy.needHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
            })),
          ]}
        />
      </SettingRow>
      <Switch
        className="border-b border-line py-3"
        label={t('settings.energy.alarm')}
        description={t('settings.energy.alarmHint')}
        checked={settings.alarmOnFreeDays}
        onCheckedChange={(alarmOnFreeDays) => void run({ alarmOnFreeDays })}
      />
      <Switch
        className="py-3"
        label={t('settings.energy.caffeine')}
        description={t('settings.energy.caffeineHint')}
        checked={settings.caffeine}
        onCheckedChange={(caffeine) => void run({ caffeine })}
      />
    </div>
  )
}
