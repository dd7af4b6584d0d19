import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import type { ModelListing, ModelProviderConfig } from '@contract/model'
import { proxyNames, type ProxyName } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { describeFailure } from '@renderer/app/failure'
import { useWrite } from '@renderer/app/mutate'
import type { OptimisticCache } from '@renderer/app/optimistic'
import { t } from '@renderer/i18n/index'
import { AlertDialog, Button, Card, Checkbox, cx } from '@renderer/ui/index'

import { EditServer } from './EditServer'
import { Prices } from './Prices'
import { Probe } from './Probe'
import { ServerKey } from './ServerKey'

type ServerCardProps = {
  readonly provider: ModelProviderConfig
  readonly listing: ModelListing | undefined
  readonly localOnly: boolean
}

/** One server: whether it works, its key, and who may use it. */
export function ServerCard({ provider, listing, localOnly }: ServerCardProps) {
  const { client, query } = useApi()
  const [asking, setAsking] = useState(false)
  const [editing, setEditing] = useState(false)
  const test = useMutation({ mutationFn: () => client.model.test({ id: provider.id }) })
  const patch = (cache: OptimisticCache, next: (it: ModelProviderConfig) => ModelProviderConfig) =>
    cache.update<readonly ModelProviderConfig[]>(query.model.providers.queryKey(), (all) =>
      all.map((it) => (it.id === provider.id ? next(it) : it)),
    )
  const remove = useWrite({
    call: (api, id: string) => api.client.model.removeProvider({ id }),
    failed: () => t('models.error.change'),
    done: () => t('models.server.removed', { name: provider.name }),
  })
  const change = useWrite({
    call: (api, allowLocalNetwork: boolean) => api.client.model.updateProvider({ id: provider.id, allowLocalNetwork }),
    optimistic: (cache, allowLocalNetwork) => patch(cache, (it) => ({ ...it, allowLocalNetwork })),
    failed: () => t('models.error.change'),
  })
  const consent = useWrite({
    call: (api, input: { readonly agent: ProxyName; readonly given: boolean }) =>
      api.client.model.consent({ id: provider.id, ...input }),
    optimistic: (cache, { agent, given }) =>
      patch(cache, (it) => ({
        ...it,
        consents: given ? [...it.consents, agent] : it.consents.filter((one) => one !== agent),
      })),
    failed: () => t('models.error.change'),
  })
  const confirm = async () => {
    const outcome = await remove.run(provider.id)
    if (!outcome.ok) throw outcome.error
  }
  const outside = provider.place !== 'this_machine'
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          <h4 className="text-14 font-semibold [overflow-wrap:anywhere]">{provider.name}</h4>
          <p className="text-13 text-fg-muted [overflow-wrap:anywhere]">
            {t(`models.place.${provider.place}`)} · {provider.baseUrl}
          </p>
        </div>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('models.server.test')}
        </Button>
        <Button variant="ghost" onClick={() => setEditing(true)}>
          {t('common.action.edit')}
        </Button>
        <Button variant="ghost" onClick={() => setAsking(true)}>
          {t('models.server.remove')}
        </Button>
      </div>
      <p
        role="status"
        className={cx(
          'text-13 empty:-my-1.5',
          test.data !== undefined && test.data.outcome !== 'ok' && 'text-danger-text',
        )}
      >
        {test.isPending
          ? t('models.server.testing')
          : test.isError
            ? describeFailure(test.error).message
            : (test.data?.message ?? '')}
      </p>
      <ServerKey provider={provider} />
      {provider.place === 'local_network' && localOnly && (
        <Checkbox
          label={t('models.server.allowNetwork')}
          description={t('models.server.allowNetworkHint')}
          checked={provider.allowLocalNetwork}
          onCheckedChange={(on) => void change.run(on)}
        />
      )}
      {outside && (
        <fieldset className="flex flex-col gap-1">
          <legend className="text-13 font-medium">{t('models.server.consent')}</legend>
          <p className="mb-1 text-12 text-fg-muted">{t('models.server.consentHint')}</p>
          <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {proxyNames.map((agent) => (
              <Checkbox
                key={agent}
                label={t(`models.agent.${agent}`)}
                checked={provider.consents.includes(agent)}
                onCheckedChange={(given) => void consent.run({ agent, given })}
              />
            ))}
          </div>
        </fieldset>
      )}
      {outside && <Prices provider={provider} />}
      {listing !== undefined && listing.models.length > 0 && <Probe provider={provider} listing={listing} />}
      {editing && <EditServer provider={provider} onClose={() => setEditing(false)} />}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('models.server.askRemove', { name: provider.name })}
        description={t('models.server.askRemoveText')}
        confirmLabel={t('models.server.remove')}
        onConfirm={confirm}
      />
    </Card>
  )
}
