import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { useApi } from '@renderer/app/api'
import type { ProgressSearch } from '@renderer/app/navigation'
import { t } from '@renderer/i18n/index'
import { buttonClass, EmptyState, ErrorState, Section, SegmentedControl, SkeletonRows } from '@renderer/ui/index'

import { Ledger } from './Ledger'
import { LevelLine } from './LevelLine'
import { ProgressCharts } from './ProgressCharts'
import { ProgressTotals } from './ProgressTotals'
import { SteadyCard } from './SteadyCard'
import { YearMap } from './YearMap'

const PERIODS = ['7', '30', '90'] as const
/** Days pass without an event to say so. */
const STALE_AFTER = 60_000
type Period = (typeof PERIODS)[number]

/** How steady, how far, how much, and what it all rests on. */
export function Overview({ search }: { readonly search: ProgressSearch }) {
  const { query } = useApi()
  const [period, setPeriod] = useState<Period>('7')
  const days = Number(period)
  const summary = useQuery(
    query.progress.summary.queryOptions({ input: { days }, staleTime: STALE_AFTER, placeholderData: keepPreviousData }),
  )
  const profile = useQuery(query.progress.profile.queryOptions({ staleTime: STALE_AFTER }))
  if (summary.data === undefined || profile.data === undefined) {
    return summary.isError || profile.isError ? (
      <ErrorState
        title={t('progress.error.load')}
        kept={t('common.error.boundaryKept')}
        onRetry={() => void Promise.all([summary.refetch(), profile.refetch()])}
        retrying={summary.isFetching || profile.isFetching}
      />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  const began = summary.data.firstEventDate !== null
  if (!began && summary.data.days.every((day) => day.energy === null)) {
    return (
      <EmptyState
        icon={<ChartNoAxesColumn size={20} />}
        title={t('progress.empty')}
        text={t('progress.emptyHint')}
        action={
          <Link to="/focus" className={buttonClass({ variant: 'primary' })}>
            {t('progress.emptyAction')}
          </Link>
        }
      />
    )
  }
  return (
    <>
      <SteadyCard steady={profile.data.steady} />
      <LevelLine profile={profile.data} />
      <Section
        title={t('progress.period')}
        actions={
          <SegmentedControl
            size="small"
            label={t('progress.period')}
            value={period}
            onValueChange={setPeriod}
            segments={PERIODS.map((value) => ({ value, label: t('progress.days', { days: Number(value) }) }))}
          />
        }
      >
        <div className="pt-3">
          <ProgressTotals summary={summary.data} />
        </div>
        <ProgressCharts days={summary.data.days} />
      </Section>
      {began && <YearMap />}
      <Sources search={search} />
    </>
  )
}

/** The ledger, whole or as far as a number that was pressed counts; then it comes into sight. */
function Sources({ search }: { readonly search: ProgressSearch }) {
  const place = useRef<HTMLDivElement>(null)
  const { from, to, kind, projectId, tagId } = search
  const filtered = (from ?? to ?? kind ?? projectId ?? tagId) !== undefined
  useEffect(() => {
    if (filtered) place.current?.scrollIntoView({ block: 'start' })
  }, [filtered, from, to, kind, projectId, tagId])
  return (
    <div ref={place}>
      <Section title={t('progress.ledger')}>
        <Ledger filter={{ from, to, kind, projectId, tagId }} />
      </Section>
      <p className="mt-6 text-14">
        <Link to="/estimates">{t('estimates.link')}</Link>
      </p>
    </div>
  )
}
