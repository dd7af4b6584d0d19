import { useQuery } from '@tanstack/react-query'
import { FileUp, Moon, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { SleepNight, SleepSummary } from '@contract/sleep'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, EnergyMark, IconButton, Section } from '@renderer/ui/index'
import { energyLevels } from '@contract/vocabulary'

import { SleepDialog } from './SleepDialog'
import { SleepImportDialog } from './SleepImportDialog'

/** Nights that are shown before one asks for more. */
const FEW = 5

type SleepSectionProps = { readonly from: string; readonly to: string; readonly now: number }

/** The sleep log of the last days: add, correct, delete, import; and what is missing to the need. */
export function SleepSection({ from, to, now }: SleepSectionProps) {
  const { query } = useApi()
  const nights = useQuery(query.sleep.list.queryOptions({ input: { from, to }, placeholderData: (before) => before }))
  const summary = useQuery(query.sleep.summary.queryOptions())
  const [editing, setEditing] = useState<SleepNight | 'new' | null>(null)
  const [importing, setImporting] = useState(false)
  const [all, setAll] = useState(false)
  const list = nights.data?.toReversed() ?? []
  return (
    <Section
      title={t('energy.sleep.title')}
      actions={
        <>
          <Button size="small" variant="ghost" icon={<FileUp size={16} />} onClick={() => setImporting(true)}>
            {t('energy.sleep.import')}
          </Button>
          <Button size="small" icon={<Moon size={16} />} onClick={() => setEditing('new')}>
            {t('energy.sleep.add')}
          </Button>
        </>
      }
    >
      {summary.data !== undefined && <Debt summary={summary.data} />}
      {nights.data !== undefined && list.length === 0 && (
        <p className="px-2 py-2 text-13 text-fg-muted">{t('energy.sleep.empty')}</p>
      )}
      <ul aria-label={t('energy.sleep.title')}>
        {(all ? list : list.slice(0, FEW)).map((night) => (
          <NightRow key={night.id} night={night} now={now} onEdit={() => setEditing(night)} />
        ))}
      </ul>
      {!all && list.length > FEW && (
        <Button size="small" variant="ghost" onClick={() => setAll(true)}>
          {t('energy.sleep.all', { count: list.length })}
        </Button>
      )}
      <SleepDialog
        key={editing === null ? 'none' : editing === 'new' ? 'new' : editing.id}
        open={editing !== null}
        onOpenChange={(open) => {
          if (!open) setEditing(null)
        }}
        night={editing === null || editing === 'new' ? undefined : editing}
      />
      <SleepImportDialog open={importing} onOpenChange={setImporting} />
    </Section>
  )
}

function Debt({ summary }: { readonly summary: SleepSummary }) {
  const format = useFormatter()
  const { meanHours, debtHours, nights, days, need } = summary
  if (meanHours === null || debtHours === null) return null
  return (
    <p data-numeric className="px-2 pb-2 text-13 text-fg-muted">
      {t('energy.sleep.debt', {
        mean: format.number(meanHours, 1),
        nights,
        days,
        debt: debtHours < 0.25 ? 'none' : 'some',
        debtHours: format.number(debtHours, 1),
        need: format.number(need.hours, 1),
        from: need.from,
      })}
    </p>
  )
}

type NightRowProps = { readonly night: SleepNight; readonly now: number; readonly onEdit: () => void }

function NightRow({ night, now, onEdit }: NightRowProps) {
  const { query } = useApi()
  const format = useFormatter()
  const remove = useWrite<SleepNight, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.sleep.delete({ id }),
    optimistic: (cache, { id }) =>
      cache.update<readonly SleepNight[]>(query.sleep.list.key(), (list) => list.filter((it) => it.id !== id)),
    done: () => t('energy.sleep.deleted'),
    failed: () => t('energy.sleep.failedDelete'),
  })
  const minutes = Math.round((night.endedAt - night.startedAt) / 60_000)
  const day = format.day(night.date, now)
  const level = energyLevels.find((it) => it === night.quality)
  return (
    <li
      data-numeric
      className="group flex min-h-row flex-wrap items-center gap-x-3 rounded-control px-2 py-0.5 text-14 hover:bg-hover"
    >
      <span className="w-20 shrink-0 text-13 text-fg-faint">{day}</span>
      <span className="w-20 shrink-0">
        {t('energy.sleep.row', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
      </span>
      {level !== undefined && <EnergyMark level={level} size={14} />}
      <span className="flex-1 text-13 whitespace-nowrap text-fg-muted">
        {t('energy.sleep.span', { from: format.time(night.startedAt), to: format.time(night.endedAt) })}
        {night.source !== 'app' && (
          <span className="ms-2 text-fg-faint">{t(`energy.sleep.source.${night.source}`)}</span>
        )}
      </span>
      <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <IconButton size="small" label={t('energy.sleep.edit', { day })} icon={<Pencil size={16} />} onClick={onEdit} />
        <IconButton
          size="small"
          label={t('energy.sleep.delete', { day })}
          icon={<Trash2 size={16} />}
          onClick={() => void remove.run(night)}
        />
      </span>
    </li>
  )
}
