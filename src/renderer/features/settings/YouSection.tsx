import { useState } from 'react'

import type { Settings } from '@contract/settings'
import { rankings } from '@contract/vocabulary'
import { useUpdateSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { Select, TextField } from '@renderer/ui/index'

import { DayPartsField } from './DayPartsField'
import { ReviewReminder } from './ReviewReminder'
import { SettingRow } from './SettingRow'
import { WorkingHoursField } from './WorkingHoursField'

const START_HOURS = [0, 1, 2, 3, 4, 5, 6] as const

/** The person: what to call them, and when their day begins. */
export function YouSection({ settings }: { readonly settings: Settings }) {
  const format = useFormatter()
  const { run } = useUpdateSettings()
  return (
    <div>
      <SettingRow label={t('settings.you.name')} hint={t('settings.you.nameHint')}>
        {/* Another name from another window begins the field anew. */}
        <NameField key={settings.name} name={settings.name} onName={(name) => void run({ name })} />
      </SettingRow>
      <SettingRow label={t('settings.you.dayStart')} hint={t('settings.you.dayStartHint')}>
        <Select
          label={t('settings.you.dayStart')}
          hideLabel
          value={String(settings.dayStartHour)}
          onValueChange={(hour) => void run({ dayStartHour: Number(hour) })}
          options={START_HOURS.map((hour) => ({ value: String(hour), label: format.clock(`0${hour}:00`) }))}
        />
      </SettingRow>
      <SettingRow label={t('estimates.hours.title')} hint={t('estimates.hours.hint')}>
        <WorkingHoursField settings={settings} />
      </SettingRow>
      <SettingRow label={t('settings.you.dayParts')} hint={t('settings.you.dayPartsHint')}>
        <DayPartsField settings={settings} />
      </SettingRow>
      <SettingRow label={t('priority.setting')} hint={t('priority.settingHint')}>
        <Select
          label={t('priority.setting')}
          hideLabel
          value={settings.ranking}
          onValueChange={(ranking) => void run({ ranking })}
          options={rankings.map((ranking) => ({ value: ranking, label: t(`priority.${ranking}`) }))}
        />
      </SettingRow>
      <ReviewReminder settings={settings} />
    </div>
  )
}

function NameField({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const [text, setText] = useState(name)
  const save = () => {
    if (text.trim() !== name) onName(text.trim())
  }
  return (
    <TextField
      label={t('settings.you.name')}
      hideLabel
      autoComplete="given-name"
      maxLength={80}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setText(name)
      }}
      fieldClassName="w-56"
    />
  )
}
