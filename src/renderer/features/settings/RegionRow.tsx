import type { Settings } from '@contract/settings'
import { useUpdateSettings } from '@renderer/app/settings'
import { systemLanguages, t } from '@renderer/i18n/index'
import { Select } from '@renderer/ui/index'

import { SettingRow } from './SettingRow'

/** Those whose dates quick add reads; a person with another one chooses it as their system's. */
const REGIONS =
  'en-US en-GB en-AU en-CA en-IE en-IN en-NZ en-ZA de-DE de-AT de-CH es-ES es-MX fr-FR fr-CA it-IT nl-NL pt-PT pt-BR'.split(
    ' ',
  )

const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })

/** How dates are read and written; the example says which of two readings a date in figures gets. */
export function RegionRow({ settings }: { readonly settings: Settings }) {
  const { run } = useUpdateSettings()
  const system = systemLanguages()[0] ?? 'en-US'
  const chosen = settings.region === 'system' ? system : settings.region
  const known = settings.region === 'system' || REGIONS.includes(settings.region)
  return (
    <SettingRow
      label={t('settings.appearance.region')}
      hint={isMonthFirst(chosen) ? t('settings.appearance.regionMonthFirst') : t('settings.appearance.regionDayFirst')}
    >
      <Select
        label={t('settings.appearance.region')}
        hideLabel
        value={settings.region}
        onValueChange={(region) => void run({ region })}
        options={[
          { value: 'system', label: t('settings.appearance.regionSystem', { name: names.of(system) ?? system }) },
          ...(known ? REGIONS : [settings.region, ...REGIONS]).map((tag) => ({
            value: tag,
            label: names.of(tag) ?? tag,
          })),
        ]}
      />
    </SettingRow>
  )
}

/** As quick add has it: month first in American English alone. */
function isMonthFirst(tag: string): boolean {
  const { language, region } = new Intl.Locale(tag)
  return language === 'en' && (region === undefined || region === 'US')
}
