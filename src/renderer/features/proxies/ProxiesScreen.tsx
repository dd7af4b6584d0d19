import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { useApi } from '@renderer/app/api'
import type { ProxiesSearch } from '@renderer/app/navigation'
import { t } from '@renderer/i18n/index'
import { Page, Tabs } from '@renderer/ui/index'

import { AgentPage } from './AgentPage'
import { AuditTrail } from './AuditTrail'
import { ClosedProposals } from './ClosedProposals'
import { ProposalList } from './ProposalList'

type View = 'open' | 'closed' | 'agents' | 'log'

/** What proxies suggest and what they may do: nothing of theirs happens unseen. */
export function ProxiesScreen() {
  const { query } = useApi()
  const view: View = useSearch({ strict: false, select: (search) => (search as ProxiesSearch).tab ?? 'open' })
  const navigate = useNavigate()
  const setView = (next: View): void =>
    void navigate({ to: '/proxies', search: next === 'open' ? {} : { tab: next }, replace: true })
  const { data } = useQuery(query.proposal.count.queryOptions())
  const open = data?.open ?? 0
  return (
    <Page title={t('proxies.title')} lead={open > 0 ? t('proxies.lead', { count: open }) : t('proxies.leadNone')}>
      <Tabs
        label={t('proxies.views')}
        value={view}
        onValueChange={setView}
        tabs={[
          {
            value: 'open',
            label: t('proxies.waiting'),
            ...(open > 0 ? { count: open } : {}),
            content: <ProposalList />,
          },
          { value: 'closed', label: t('proxies.answered'), content: <ClosedProposals /> },
          { value: 'agents', label: t('proxies.agents'), content: <AgentPage /> },
          { value: 'log', label: t('proxies.log.title'), content: <AuditTrail /> },
        ]}
      />
    </Page>
  )
}
