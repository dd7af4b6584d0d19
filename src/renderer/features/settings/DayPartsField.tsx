import type { Settings } from '@contract/settings'
import { useUpdateSettings } from '@renderer/app/settings'
import { t } from '@renderer/i18n/index'

import { TimeField } from './WorkingHoursField'

const PARTS = ['morning', 'noon', 'afternoon', 'evening', 'tonight'] as const

/** The times that words for parts of the day stand for when a thought is captured. */
export function DayPartsField({ settings }: { readonly settings: Settings }) {
  const { run } = useUpdateSettings()
  return (
    <ul className="flex flex-col gap-1">
      {PARTS.map((part) => (
        <li key={part} className="flex min-h-control items-center gap-3 py-1">
          <span aria-hidden className="w-32 text-14">
            {t(`settings.you.dayPart.${part}`)}
          </span>
          <TimeField
            label={t(`settings.you.dayPart.${part}`)}
            value={settings.dayParts[part]}
            onTime={(time) => void run({ dayParts: { ...settings.dayParts, [part]: time } })}
          />
        </li>
      ))}
    </ul>
  )
}
