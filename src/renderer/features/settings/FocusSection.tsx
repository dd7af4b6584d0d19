import { useState } from 'react'

import type { Settings } from '@contract/settings'
import { focusTechniques } from '@contract/vocabulary'
import { useUpdateSettings } from '@renderer/app/settings'
import { playFocusSound } from '@renderer/features/focus/index'
import { formatPercent, t } from '@renderer/i18n/index'
import { Button, SegmentedControl, Slider, Switch, TextField } from '@renderer/ui/index'

import { FocusPresets } from './FocusPresets'
import { SettingRow } from './SettingRow'

type NumberSetting =
  | 'focusMinutes'
  | 'focusBreakMinutes'
  | 'focusLongBreakMinutes'
  | 'focusLongBreakEvery'
  | 'focusIdleMinutes'

const limits: Readonly<Record<NumberSetting, readonly [number, number]>> = {
  focusMinutes: [1, 240],
  focusBreakMinutes: [1, 120],
  focusLongBreakMinutes: [1, 120],
  focusLongBreakEvery: [2, 12],
  focusIdleMinutes: [0, 60],
}

/** What a focus session is like when nothing else is said. */
export function FocusSection({ settings }: { readonly settings: Settings }) {
  const { run } = useUpdateSettings()
  const number = (name: NumberSetting) => (
    <SettingRow label={t(`settings.focus.${name}`)} hint={t(`settings.focus.${name}Hint`)}>
      <NumberField
        key={settings[name]}
        label={t(`settings.focus.${name}`)}
        value={settings[name]}
        limits={limits[name]}
        unit={name === 'focusLongBreakEvery' ? t('settings.focus.rounds') : t('focus.minutesUnit')}
        onValue={(value) => void run({ [name]: value })}
      />
    </SettingRow>
  )
  return (
    <div>
      <SettingRow label={t('settings.focus.technique')} hint={t(`focus.technique.${settings.focusTechnique}Hint`)}>
        <SegmentedControl
          label={t('settings.focus.technique')}
          value={settings.focusTechnique}
          onValueChange={(focusTechnique) => void run({ focusTechnique })}
          segments={focusTechniques.map((value) => ({ value, label: t(`focus.technique.${value}`) }))}
        />
      </SettingRow>
      {number('focusMinutes')}
      {number('focusBreakMinutes')}
      {number('focusLongBreakMinutes')}
      {number('focusLongBreakEvery')}
      {number('focusIdleMinutes')}
      <Switch
        className="py-3"
        label={t('settings.focus.notifications')}
        description={t('settings.focus.notificationsHint')}
        checked={settings.notifications}
        onCheckedChange={(notifications) => void run({ notifications })}
      />
      <Switch
        className="py-3"
        label={t('settings.focus.sounds')}
        description={t('settings.focus.soundsHint')}
        checked={settings.focusSounds}
        onCheckedChange={(focusSounds) => void run({ focusSounds })}
      />
      {settings.focusSounds && (
        <SettingRow label={t('settings.focus.volume')} hint={t('settings.focus.volumeHint')}>
          <Volume
            key={settings.focusVolume}
            volume={settings.focusVolume}
            onVolume={(focusVolume) => void run({ focusVolume })}
          />
        </SettingRow>
      )}
      <FocusPresets settings={settings} />
    </div>
  )
}

function Volume({ volume, onVolume }: { readonly volume: number; readonly onVolume: (volume: number) => void }) {
  const [value, setValue] = useState(volume)
  const play = (): void => playFocusSound('elapsed', value)
  return (
    <div className="flex w-60 items-center gap-2">
      <Slider
        label={t('settings.focus.volume')}
        hideLabel
        min={0}
        max={100}
        step={10}
        value={value}
        onValueChange={setValue}
        onPointerUp={() => onVolume(value)}
        onBlur={() => onVolume(value)}
        format={(percent) => formatPercent(percent / 100)}
      />
      <Button size="small" onClick={play}>
        {t('settings.focus.listen')}
      </Button>
    </div>
  )
}

type NumberFieldProps = {
  readonly label: string
  readonly value: number
  readonly limits: readonly [number, number]
  readonly unit: string
  readonly onValue: (value: number) => void
}

function NumberField({ label, value, limits: [least, most], unit, onValue }: NumberFieldProps) {
  const [text, setText] = useState(String(value))
  const wanted = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN
  const valid = wanted >= least && wanted <= most
  const save = () => {
    if (valid && wanted !== value) onValue(wanted)
  }
  return (
    <TextField
      label={label}
      hideLabel
      inputMode="numeric"
      maxLength={3}
      data-numeric
      end={unit}
      value={text}
      error={valid ? undefined : t('settings.focus.numberError', { least, most })}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setText(String(value))
      }}
      fieldClassName="w-40"
    />
  )
}
