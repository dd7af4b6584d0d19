import { useState } from 'react'

import { zoneName } from '@contract/date-words'
import { t } from '@renderer/i18n/index'
import { Button, Select } from '@renderer/ui/index'

type ZoneFieldProps = {
  /** Null where the time means wherever the person is. */
  readonly zone: string | null
  readonly here: string
  readonly onZoneChange: (zone: string | null) => void
}

/** The time zone that a time is meant in: a button while it is the person's own. */
export function ZoneField({ zone, here, onZoneChange }: ZoneFieldProps) {
  const [asked, setAsked] = useState(zone !== null && zone !== here)
  if (!asked) {
    return (
      <Button size="small" variant="ghost" className="self-start" onClick={() => setAsked(true)}>
        {t('tasks.detail.otherZone')}
      </Button>
    )
  }
  const zones = [...new Set([here, ...(zone === null ? [] : [zone]), ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Select
      label={t('tasks.detail.zoneLabel')}
      value={zone ?? ''}
      onValueChange={(value) => onZoneChange(value === '' ? null : value)}
      options={[
        { value: '', label: t('tasks.detail.zoneMine') },
        ...zones.map((value) => ({
          value,
          label: value.startsWith('Etc/') ? zoneName(value) : value.replaceAll('_', ' '),
        })),
      ]}
    />
  )
}
