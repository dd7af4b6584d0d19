import type { ModelChoice, ModelListing, ModelProviderConfig, ModelSettings } from '@contract/model'
import { modelJobs, type ModelJob } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Select } from '@renderer/ui/index'

type JobChoicesProps = {
  readonly settings: ModelSettings
  readonly providers: readonly ModelProviderConfig[]
  readonly listings: ReadonlyMap<string, ModelListing>
}

const NOBODY = ''
const keyOf = ({ providerId, model }: ModelChoice): string => `${providerId} ${model}`

/** Which model does which work. */
export function JobChoices({ settings, providers, listings }: JobChoicesProps) {
  const { query } = useApi()
  const choose = useWrite({
    call: ({ client }, input: { readonly job: ModelJob; readonly choice: ModelChoice | null }) =>
      client.model.choose(input),
    optimistic: (cache, { job, choice }) =>
      cache.update<ModelSettings>(query.model.settings.queryKey(), (it) => {
        const { [job]: _before, ...others } = it.jobs
        return { ...it, jobs: choice === null ? others : { ...others, [job]: choice } }
      }),
    failed: () => t('models.error.change'),
  })
  const offered = providers.flatMap(({ id }) =>
    (listings.get(id)?.models ?? []).map(({ name }): ModelChoice => ({ providerId: id, model: name })),
  )
  return (
    <section aria-labelledby="models-jobs" className="flex flex-col gap-3">
      <h3 id="models-jobs" className="text-13 font-semibold">
        {t('models.jobs.title')}
      </h3>
      {modelJobs.map((job) => {
        const chosen = settings.jobs[job]
        // What is chosen stays in the list although its server is not there at the moment.
        const gone = chosen !== undefined && !offered.some((choice) => keyOf(choice) === keyOf(chosen))
        const choices = gone ? [chosen, ...offered] : offered
        const can = listings
          .get(chosen?.providerId ?? '')
          ?.models.find(({ name }) => name === chosen?.model)?.capabilities
        const lacks = can?.[job === 'embedding' ? 'embeddings' : 'structured'] === false
        return (
          <Select
            key={job}
            label={t(`models.jobs.${job}`)}
            hint={t(`models.jobs.${job}Hint`)}
            error={lacks ? t(job === 'embedding' ? 'models.jobs.noEmbeddings' : 'models.jobs.noShapes') : undefined}
            value={chosen === undefined ? NOBODY : keyOf(chosen)}
            onValueChange={(key) =>
              void choose.run({ job, choice: choices.find((choice) => keyOf(choice) === key) ?? null })
            }
            options={[
              { value: NOBODY, label: t('models.jobs.nobody') },
              ...choices.map((choice) => ({
                value: keyOf(choice),
                label: t('models.jobs.option', {
                  model: choice.model,
                  server: providers.find(({ id }) => id === choice.providerId)?.name ?? '',
                }),
              })),
            ]}
            fieldClassName="max-w-md"
          />
        )
      })}
    </section>
  )
}
