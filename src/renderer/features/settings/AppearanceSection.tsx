import { useQuery } from '@tanstack/react-query'

import type { Settings } from '@contract/settings'
import { useApi } from '@renderer/app/api'
import { useUpdateSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { SegmentedControl, Select, Switch } from '@renderer/ui/index'

import { RegionRow } from './RegionRow'
import { SettingRow } from './SettingRow'

/** How Proxy looks and counts: theme, density, motion, week and clock. */
export function AppearanceSection({ settings }: { readonly settings: Settings }) {
  const { query } = useApi()
  const format = useFormatter()
  const { run } = useUpdateSettings()
  const info = useQuery(query.system.info.queryOptions())
  const set = (changes: Partial<Settings>) => void run(changes)
  return (
    <div>
      <SettingRow label={t('settings.appearance.theme')}>
        <SegmentedControl
          label={t('settings.appearance.theme')}
          value={settings.theme}
          onValueChange={(theme) => set({ theme })}
          segments={[
            { value: 'system', label: t('settings.asSystem') },
            { value: 'light', label: t('settings.appearance.light') },
            { value: 'dark', label: t('settings.appearance.dark') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('settings.appearance.density')} hint={t('settings.appearance.densityHint')}>
        <SegmentedControl
          label={t('settings.appearance.density')}
          value={settings.density}
          onValueChange={(density) => set({ density })}
          segments={[
            { value: 'comfortable', label: t('settings.appearance.comfortable') },
            { value: 'compact', label: t('settings.appearance.compact') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('settings.appearance.motion')} hint={t('settings.appearance.motionHint')}>
        <SegmentedControl
          label={t('settings.appearance.motion')}
          value={settings.reducedMotion}
          onValueChange={(reducedMotion) => set({ reducedMotion })}
          segments={[
            { value: 'system', label: t('settings.asSystem') },
            { value: 'on', label: t('settings.appearance.motionLess') },
          ]}
        />
      </SettingRow>
      <Switch
        className="border-b border-line py-3"
        label={t('settings.appearance.celebrate')}
        description={t('settings.appearance.celebrateHint')}
        checked={settings.celebrate}
        onCheckedChange={(celebrate) => set({ celebrate })}
      />
      <RegionRow settings={settings} />
      <SettingRow label={t('settings.appearance.weekStart')}>
        <Select
          label={t('settings.appearance.weekStart')}
          hideLabel
          value={settings.weekStart}
          onValueChange={(weekStart) => set({ weekStart })}
          options={[
            { value: 'system', label: t('settings.appearance.weekSystem') },
            { value: 'monday', label: t('settings.appearance.monday') },
            { value: 'saturday', label: t('settings.appearance.saturday') },
            { value: 'sunday', label: t('settings.appearance.sunday') },
          ]}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.appearance.clock')}
        hint={t('settings.appearance.clockExample', { time: format.clock('15:30') })}
      >
        <SegmentedControl
          label={t('settings.appearance.clock')}
          value={settings.hourCycle}
          onValueChange={(hourCycle) => set({ hourCycle })}
          segments={[
            { value: 'system', label: t('settings.asSystem') },
            { value: '12', label: t('settings.appearance.clock12') },
            { value: '24', label: t('settings.appearance.clock24') },
          ]}
        />
      </SettingRow>
      {info.data?.capabilities.tray === true && (
        <Switch
          className="py-3"
          label={t('settings.appearance.tray')}
          description={t('settings.appearance.trayHint')}
          checked={settings.closeToTray}
          onCheckedChange={(closeToTray) => set({ closeToTray })}
        />
      )}
    </div>
  )
}
