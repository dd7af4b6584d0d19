import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import type { ModelCapabilities, ModelListing, ModelProviderConfig } from '@contract/model'
import { useApi } from '@renderer/app/api'
import { describeFailure } from '@renderer/app/failure'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Select } from '@renderer/ui/index'

/** What a model can do, found out by asking it. */
export function Probe({
  provider,
  listing,
}: {
  readonly provider: ModelProviderConfig
  readonly listing: ModelListing
}) {
  const { client, query } = useApi()
  const queryClient = useQueryClient()
  const format = useFormatter()
  const [model, setModel] = useState(listing.models[0]?.name ?? '')
  const probe = useMutation({
    mutationFn: (name: string) => client.model.probe({ id: provider.id, model: name }),
    // What was found out is kept, and no change batch says so.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: query.model.models.key() }),
  })
  const known = listing.models.find(({ name }) => name === model)?.capabilities ?? null
  const problem = probe.isError
    ? describeFailure(probe.error).message
    : probe.data !== undefined && probe.data.outcome !== 'ok'
      ? probe.data.message
      : null
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={t('models.server.can')}
          value={model}
          onValueChange={(name) => {
            setModel(name)
            probe.reset()
          }}
          options={listing.models.map(({ name }) => ({ value: name, label: name }))}
          fieldClassName="flex-1 basis-60"
        />
        <Button loading={probe.isPending} onClick={() => probe.mutate(model)}>
          {t('models.server.probe')}
        </Button>
      </div>
      <p role="status" className={problem === null ? 'text-13 text-fg-muted' : 'text-13 text-danger-text'}>
        {problem ??
          (known === null
            ? t('models.server.capabilities.unknown')
            : capabilityWords(known, (tokens) => format.number(tokens)))}
      </p>
    </div>
  )
}

function capabilityWords(can: ModelCapabilities, number: (value: number) => string): string {
  const words = (['structured', 'tools', 'thinking', 'embeddings'] as const).flatMap((key) =>
    can[key] === true ? [t(`models.server.capabilities.${key}`)] : [],
  )
  if (can.contextTokens !== null)
    words.push(t('models.server.capabilities.context', { tokens: number(can.contextTokens) }))
  return words.length === 0 ? t('models.server.capabilities.nothing') : words.join(', ')
}
