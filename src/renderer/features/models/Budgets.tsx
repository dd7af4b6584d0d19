import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'

import type { ModelBudget, ModelSettings } from '@contract/model'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, TextField } from '@renderer/ui/index'

import { readAmount } from './amount'

const shown = (limit: number | null): string => (limit === null ? '' : String(limit))

/** How much may go to models elsewhere in a day, and how much of it went today. */
export function Budgets({ settings }: { readonly settings: ModelSettings }) {
  const { query } = useApi()
  const format = useFormatter()
  const usage = useQuery(query.model.usage.queryOptions({ staleTime: 0 }))
  const { budget } = settings
  const [tokens, setTokens] = useState(shown(budget.tokensPerDay))
  const [cost, setCost] = useState(shown(budget.costPerDay))
  const [checked, setChecked] = useState(false)
  const save = useWrite({
    call: ({ client }, input: ModelBudget) => client.model.setBudget(input),
    failed: () => t('models.error.change'),
    done: () => t('models.budget.saved'),
  })
  const read = { tokens: readAmount(tokens, { whole: true }), cost: readAmount(cost, { whole: false }) }
  const changed = tokens !== shown(budget.tokensPerDay) || cost !== shown(budget.costPerDay)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setChecked(true)
    if (read.tokens.ok && read.cost.ok) void save.run({ tokensPerDay: read.tokens.value, costPerDay: read.cost.value })
  }
  const error = (ok: boolean) => (checked && !ok ? t('models.budget.error') : undefined)
  return (
    <section aria-labelledby="models-budget">
      <h3 id="models-budget" className="text-13 font-semibold">
        {t('models.budget.title')}
      </h3>
      <p className="mb-2 text-13 text-fg-muted">{t('models.budget.hint')}</p>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <TextField
          label={t('models.budget.tokens')}
          inputMode="numeric"
          value={tokens}
          error={error(read.tokens.ok)}
          fieldClassName="w-36"
          onChange={(event) => setTokens(event.target.value)}
        />
        <TextField
          label={t('models.budget.cost')}
          inputMode="decimal"
          value={cost}
          error={error(read.cost.ok)}
          fieldClassName="w-36"
          onChange={(event) => setCost(event.target.value)}
        />
        {changed && (
          <Button type="submit" loading={save.pending}>
            {t('models.budget.save')}
          </Button>
        )}
      </form>
      {usage.data !== undefined && (
        <p className="mt-2 text-13 text-fg-muted">
          {t('models.budget.used', {
            calls: usage.data.calls,
            tokens: format.number(usage.data.outsideTokens),
          })}{' '}
          {usage.data.cost === null
            ? t('models.budget.cost_unknown')
            : usage.data.cost > 0 && t('models.budget.cost_used', { cost: format.number(usage.data.cost, 4) })}
        </p>
      )}
    </section>
  )
}
