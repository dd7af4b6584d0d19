import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { useProgressSearch } from '@renderer/app/navigation'
import { useCommands } from '@renderer/app/use-commands'
import { currentFormatter, t } from '@renderer/i18n/index'
import { Page, Tabs } from '@renderer/ui/index'
import { ModelHint } from '@renderer/features/proxies/index'

import { AchievementsTab } from './AchievementsTab'
import { GoalsTab } from './GoalsTab'
import { Overview } from './Overview'
import { progressCommands } from './progress-commands'
import { ReportsTab } from './ReportsTab'
import { type Reviewing, ReviewsTab } from './ReviewsTab'

const TABS = ['overview', 'goals', 'achievements', 'reviews', 'reports'] as const
type TabName = (typeof TABS)[number]

/** What was done, counted from the ledger; compared only with oneself, and not judged. */
export function ProgressScreen() {
  const search = useProgressSearch()
  const navigate = useNavigate()
  const [tab, setTab] = useState<TabName>(search.tab ?? 'overview')
  const [creating, setCreating] = useState(false)
  const [reviewing, setReviewing] = useState<Reviewing | null>(null)
  // The address may name a tab at any time: a link on Today, a number that leads to what it counts.
  useEffect(() => setTab(search.tab ?? 'overview'), [search.tab, search.from, search.to, search.kind])
  const show = (next: TabName): void => {
    setTab(next)
    void navigate({ to: '/progress', search: next === 'overview' ? {} : { tab: next }, replace: true })
  }
  useCommands([
    {
      ...progressCommands.newGoal,
      run: () => {
        show('goals')
        setCreating(true)
      },
    },
    {
      ...progressCommands.review,
      run: () => {
        show('reviews')
        setReviewing({ kind: 'week', date: currentFormatter().localDate(Date.now()) })
      },
    },
  ])
  const content = {
    overview: <Overview search={search} />,
    goals: <GoalsTab creating={creating} onCreatingChange={setCreating} />,
    achievements: <AchievementsTab />,
    reviews: <ReviewsTab reviewing={reviewing} onReviewingChange={setReviewing} />,
    reports: <ReportsTab />,
  } as const satisfies Record<TabName, unknown>
  return (
    <Page title={t('progress.title')} lead={t('progress.derived')}>
      <Tabs
        label={t('progress.tabs.label')}
        value={tab}
        onValueChange={show}
        tabs={TABS.map((value) => ({ value, label: t(`progress.tabs.${value}`), content: content[value] }))}
      />
      <ModelHint quiet adds={t('progress.modelAdds')} className="mt-8" />
    </Page>
  )
}
