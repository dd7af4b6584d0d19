import { Pencil, Trash2 } from 'lucide-react'

import { useState } from 'react'

import type { EnergyCheckIn } from '@contract/energy'
import { energyLevels } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { DateText, EnergyMark, energyWord, IconButton } from '@renderer/ui/index'

import { CheckInDialog } from './CheckInDialog'

type CheckInListProps = { readonly checkIns: readonly EnergyCheckIn[]; readonly now: number }

/** Every check-in, newest first, by day. */
export function CheckInList({ checkIns, now }: CheckInListProps) {
  const { query } = useApi()
  const remove = useWrite<EnergyCheckIn, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.energy.delete({ id }),
    optimistic: (cache, { id }) =>
      cache.update<readonly EnergyCheckIn[]>(query.energy.list.key(), (list) => list.filter((it) => it.id !== id)),
    done: () => t('energy.deleted'),
    failed: () => t('energy.error.delete'),
  })
  const [edited, setEdited] = useState<EnergyCheckIn | null>(null)
  const days = Map.groupBy(checkIns.toReversed(), (checkIn) => checkIn.localDate)
  return (
    <>
      {[...days].map(([date, ofDay]) => (
        <div key={date} className="mt-3">
          <h3 className="px-2 text-12 font-medium text-fg-faint">
            <DateText day={date} now={now} />
          </h3>
          <ul>
            {ofDay.map((checkIn) => (
              <CheckInRow
                key={checkIn.id}
                checkIn={checkIn}
                now={now}
                onEdit={() => setEdited(checkIn)}
                onDelete={() => void remove.run(checkIn)}
              />
            ))}
          </ul>
        </div>
      ))}
      {edited !== null && <CheckInDialog checkIn={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

type CheckInRowProps = {
  readonly checkIn: EnergyCheckIn
  readonly now: number
  readonly onEdit: () => void
  readonly onDelete: () => void
}

function CheckInRow({ checkIn, now, onEdit, onDelete }: CheckInRowProps) {
  const format = useFormatter()
  const level = energyLevels.find((it) => it === checkIn.level)
  return (
    <li className="group flex min-h-row items-center gap-3 rounded-control px-2 py-0.5 hover:bg-hover">
      <DateText at={checkIn.at} now={now} as="time" className="w-16 shrink-0 text-13 text-fg-faint" />
      {level !== undefined && <EnergyMark level={level} decorative />}
      <span data-numeric className="min-w-0 flex-1 text-14">
        {level === undefined ? checkIn.level : t('energy.levelWord', { level, word: energyWord(level) })}
        {checkIn.tags.map((tag) => (
          <span key={tag} className="ms-2 rounded-sm bg-hover px-1.5 text-12 text-fg-muted">
            {tag}
          </span>
        ))}
        {checkIn.note !== '' && (
          <span className="ms-2 text-13 text-fg-muted [overflow-wrap:anywhere]">{checkIn.note}</span>
        )}
      </span>
      <IconButton
        size="small"
        label={t('energy.edit', { when: format.dateTime(checkIn.at, now) })}
        icon={<Pencil size={16} />}
        onClick={onEdit}
        className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      />
      <IconButton
        size="small"
        label={t('energy.delete', { when: format.dateTime(checkIn.at, now) })}
        icon={<Trash2 size={16} />}
        onClick={onDelete}
        // Quiet until one looks at the row; always there for touch and for Tab.
        className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  )
}
