import { useQuery } from '@tanstack/react-query'
import { Coffee, Trash2 } from 'lucide-react'

import type { CaffeineDose } from '@contract/caffeine'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, IconButton, Section } from '@renderer/ui/index'

/** What a cup usually holds, in milligrams (EFSA 2015, opinion on the safety of caffeine). */
const drinks = [
  { drink: 'tea', milligrams: 50 },
  { drink: 'espresso', milligrams: 80 },
  { drink: 'coffee', milligrams: 90 },
] as const

type Written = { readonly batchId: string | null }

/** Today's drinks; there only when the person turned it on. */
export function CaffeineSection({ date }: { readonly date: string }) {
  const { query } = useApi()
  const format = useFormatter()
  const doses = useQuery(query.caffeine.list.queryOptions({ input: { from: date, to: date } })).data ?? []
  const add = useWrite<number, Written>({
    call: ({ client }, milligrams) => client.caffeine.add({ milligrams }),
    done: (_output, milligrams) => t('energy.caffeine.logged', { milligrams }),
    failed: () => t('energy.caffeine.failed'),
  })
  const remove = useWrite<CaffeineDose, Written>({
    call: ({ client }, { id }) => client.caffeine.delete({ id }),
    done: () => t('energy.caffeine.deleted'),
  })
  return (
    <Section title={t('energy.caffeine.title')}>
      <div role="group" aria-label={t('energy.caffeine.group')} className="flex flex-wrap gap-2 px-2 py-1">
        {drinks.map(({ drink, milligrams }) => (
          <Button key={drink} size="small" icon={<Coffee size={16} />} onClick={() => void add.run(milligrams)}>
            {t('energy.caffeine.add', { milligrams, drink: t(`energy.caffeine.drink.${drink}`) })}
          </Button>
        ))}
      </div>
      {doses.length === 0 && <p className="px-2 py-2 text-13 text-fg-muted">{t('energy.caffeine.empty')}</p>}
      <ul aria-label={t('energy.caffeine.title')}>
        {doses.map((dose) => (
          <li
            key={dose.id}
            data-numeric
            className="flex min-h-row items-center gap-3 rounded-control px-2 text-14 hover:bg-hover"
          >
            <span className="w-16 text-13 text-fg-faint">{format.time(dose.at)}</span>
            <span className="flex-1">{t('energy.caffeine.row', { milligrams: dose.milligrams })}</span>
            <IconButton
              size="small"
              label={t('energy.caffeine.delete', { time: format.time(dose.at) })}
              icon={<Trash2 size={16} />}
              onClick={() => void remove.run(dose)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
