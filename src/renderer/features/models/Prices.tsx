import { type SubmitEvent, useState } from 'react'

import type { ModelProviderConfig } from '@contract/model'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, TextField } from '@renderer/ui/index'

import { readAmount } from './amount'

const shown = (price: number | null): string => (price === null ? '' : String(price))

/** What a million tokens cost; nobody but the person knows. */
export function Prices({ provider }: { readonly provider: ModelProviderConfig }) {
  const [input, setInput] = useState(shown(provider.inputPrice))
  const [output, setOutput] = useState(shown(provider.outputPrice))
  const [checked, setChecked] = useState(false)
  const save = useWrite({
    call: ({ client }, prices: { readonly inputPrice: number | null; readonly outputPrice: number | null }) =>
      client.model.updateProvider({ id: provider.id, ...prices }),
    failed: () => t('models.error.change'),
  })
  const read = { input: readAmount(input, { whole: false }), output: readAmount(output, { whole: false }) }
  const changed = input !== shown(provider.inputPrice) || output !== shown(provider.outputPrice)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setChecked(true)
    if (read.input.ok && read.output.ok) void save.run({ inputPrice: read.input.value, outputPrice: read.output.value })
  }
  const error = (ok: boolean) => (checked && !ok ? t('models.budget.error') : undefined)
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend className="mb-1 text-13 font-medium">{t('models.server.prices')}</legend>
        <div className="flex flex-wrap items-end gap-2">
          <TextField
            label={t('models.server.priceIn')}
            inputMode="decimal"
            value={input}
            error={error(read.input.ok)}
            fieldClassName="w-28"
            onChange={(event) => setInput(event.target.value)}
          />
          <TextField
            label={t('models.server.priceOut')}
            inputMode="decimal"
            value={output}
            error={error(read.output.ok)}
            fieldClassName="w-28"
            onChange={(event) => setOutput(event.target.value)}
          />
          {changed && (
            <Button type="submit" loading={save.pending}>
              {t('models.server.priceSave')}
            </Button>
          )}
        </div>
      </fieldset>
    </form>
  )
}
