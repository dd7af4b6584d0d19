import { useQuery } from '@tanstack/react-query'

import type { ToolPolicySetting } from '@contract/agent'
import { type ProxyName, toolPolicies, type ToolPolicy } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { ErrorState, Section, Select, SkeletonRows } from '@renderer/ui/index'

const features = ['task', 'project', 'tag', 'filter', 'memory'] as const

/** What a proxy may do with each tool, by what the tool is about. */
export function Permissions({ agent }: { readonly agent: ProxyName }) {
  const { query } = useApi()
  const policies = useQuery(query.agent.policies.queryOptions({ input: { agent } }))
  const set = useWrite({
    call: ({ client }, input: { readonly tool: string; readonly policy: ToolPolicy }) =>
      client.agent.setPolicy({ agent, ...input }),
    done: () => t('proxies.policy.changed'),
    failed: () => t('proxies.error.policy'),
  })
  return (
    <Section title={t('proxies.policy.title')} foldable folded>
      <p className="mt-2 text-13 text-fg-muted">{t('proxies.policy.text')}</p>
      {policies.data === undefined ? (
        policies.isError ? (
          <ErrorState size="inline" title={t('proxies.error.policies')} onRetry={() => void policies.refetch()} />
        ) : (
          <SkeletonRows />
        )
      ) : (
        features.map((feature) => (
          <fieldset key={feature} className="mt-4">
            <legend className="text-13 font-semibold">{t(`proxies.feature.${feature}`)}</legend>
            <ul className="mt-1 flex flex-col">
              {policies.data
                .filter(({ tool }) => tool.startsWith(`${feature}.`))
                .map((setting) => (
                  <Permission
                    key={setting.tool}
                    setting={setting}
                    onSet={(policy) => void set.run({ tool: setting.tool, policy })}
                  />
                ))}
            </ul>
          </fieldset>
        ))
      )}
    </Section>
  )
}

function Permission({
  setting: { tool, summary, policy, alwaysAsks },
  onSet,
}: {
  readonly setting: ToolPolicySetting
  readonly onSet: (policy: ToolPolicy) => void
}) {
  const choices = toolPolicies.filter((choice) => choice !== 'auto' || alwaysAsks !== 'always')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1 basis-52 text-14">
        {summary}
        {alwaysAsks !== 'never' && (
          <p className="text-12 text-fg-muted">
            {alwaysAsks === 'some'
              ? t('proxies.policy.some')
              : tool.startsWith('memory.')
                ? t('proxies.policy.lasting')
                : t('proxies.policy.always')}
          </p>
        )}
      </div>
      <Select
        label={summary}
        hideLabel
        value={policy}
        fieldClassName="w-52"
        options={choices.map((value) => ({ value, label: t(`proxies.policy.${value}`) }))}
        onValueChange={onSet}
      />
    </li>
  )
}
