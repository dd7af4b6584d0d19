import type { ModelSettings } from '@contract/model'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { ErrorState, SkeletonRows, Switch } from '@renderer/ui/index'

import { AddServer } from './AddServer'
import { Budgets } from './Budgets'
import { CallLog } from './CallLog'
import { JobChoices } from './JobChoices'
import { ServerCard } from './ServerCard'
import { useListings, useModels } from './use-models'

const ADDS = ['steps', 'begin', 'sort', 'find'] as const

/** Which models there are, what each may do, and what was sent to them. */
export function ModelsSection() {
  const { query } = useApi()
  const { settings, providers, failed, retry } = useModels()
  const listings = useListings(providers ?? [])
  const localOnly = useWrite({
    call: ({ client }, on: boolean) => client.model.setLocalOnly({ on }),
    optimistic: (cache, on) =>
      cache.update<ModelSettings>(query.model.settings.queryKey(), (it) => ({ ...it, localOnly: on })),
    failed: () => t('models.error.change'),
  })
  if (settings === undefined || providers === undefined) {
    return failed ? (
      <ErrorState size="inline" level={3} title={t('models.error.load')} onRetry={retry} />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  return (
    <div className="flex flex-col gap-7 pt-3">
      {providers.length === 0 && (
        <div className="text-14 text-fg-muted">
          <p>{t('models.lead')}</p>
          <ul className="my-2 list-disc ps-5">
            {ADDS.map((key) => (
              <li key={key}>{t(`models.adds.${key}`)}</li>
            ))}
          </ul>
          <p>{t('models.addsAfter')}</p>
        </div>
      )}
      <Switch
        label={t('models.localOnly.label')}
        description={settings.localOnly ? t('models.localOnly.hint') : t('models.localOnly.off')}
        checked={settings.localOnly}
        onCheckedChange={(on) => void localOnly.run(on)}
      />
      <section aria-labelledby="models-servers" className="flex flex-col gap-3">
        <h3 id="models-servers" className="text-13 font-semibold">
          {t('models.servers')}
        </h3>
        {providers.length === 0 && <p className="text-13 text-fg-muted">{t('models.none')}</p>}
        {providers.map((provider) => (
          <ServerCard
            key={provider.id}
            provider={provider}
            listing={listings.get(provider.id)}
            localOnly={settings.localOnly}
          />
        ))}
        <AddServer providers={providers} settings={settings} />
      </section>
      {providers.length > 0 && (
        <>
          <JobChoices settings={settings} providers={providers} listings={listings} />
          <Budgets settings={settings} />
          <CallLog />
        </>
      )}
    </div>
  )
}
