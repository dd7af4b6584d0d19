import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { Suspense } from 'react'

import type { Calibration } from '@contract/estimate'
import { useApi } from '@renderer/app/api'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import {
  buttonClass,
  ChartFrame,
  EmptyState,
  ErrorState,
  Page,
  ProjectMark,
  Section,
  Skeleton,
  SkeletonRows,
} from '@renderer/ui/index'
import { ModelHint } from '@renderer/features/proxies/index'
import { HeadRow } from '@renderer/ui/HeadRow'

import { CalibrationChart } from './charts'
import { sizeSentences } from './estimate-words'

/** Finished tasks before the forecasts correct a guess. */
const NEEDED = 8
const CHART_HEIGHT = 340

/** How guesses turn out: in words, as a picture, by size and by project. */
export function EstimatesScreen() {
  const { query } = useApi()
  const calibration = useQuery(query.estimate.calibration.queryOptions())
  const { data } = calibration
  return (
    <Page title={t('estimates.title')} lead={t('estimates.lead')}>
      {data === undefined ? (
        calibration.isError ? (
          <ErrorState
            title={t('estimates.error.load')}
            kept={t('common.error.boundaryKept')}
            onRetry={() => void calibration.refetch()}
            retrying={calibration.isFetching}
          />
        ) : (
          <SkeletonRows count={6} />
        )
      ) : data.count === 0 ? (
        <EmptyState
          icon={<Scale size={20} />}
          title={t('estimates.empty')}
          text={t('estimates.emptyHint', { count: NEEDED })}
          action={
            <Link to="/focus" className={buttonClass({ variant: 'primary' })}>
              {t('estimates.emptyAction')}
            </Link>
          }
        />
      ) : (
        <>
          <InShort calibration={data} />
          <ChartOf calibration={data} />
          <Projects projects={data.projects} />
        </>
      )}
      <ModelHint quiet adds={t('estimates.modelAdds')} className="mt-8" />
    </Page>
  )
}

function InShort({ calibration }: { readonly calibration: Calibration }) {
  const format = useFormatter()
  const { count, enough, guessFactor, forecastFactor, withinP90, bundlesWithinP90, sizes } = calibration
  if (!enough || guessFactor === null || forecastFactor === null) {
    return <p className="text-15">{t('estimates.summary.notEnough', { count, needed: NEEDED })}</p>
  }
  const share = (value: number | null): string =>
    value === null ? t('estimates.summary.unknown') : format.percent(value)
  return (
    <section aria-label={t('estimates.summary.title')} data-numeric className="flex flex-col gap-4">
      {sizes.length > 0 && (
        <ul className="flex flex-col gap-0.5 text-15">
          {sizeSentences(sizes).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="text-14 text-fg-muted">
        {t('estimates.summary.factors', {
          guess: format.number(guessFactor, 2),
          forecast: format.number(forecastFactor, 2),
          count,
        })}
      </p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-14">
        <Fact term={`${t('estimates.summary.within')}, ${t('estimates.summary.withinOne')}`} value={share(withinP90)} />
        <Fact
          term={`${t('estimates.summary.within')}, ${t('estimates.summary.withinTen')}`}
          value={share(bundlesWithinP90)}
        />
      </dl>
    </section>
  )
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className="flex flex-col">
      <dt className="text-13 text-fg-muted">{term}</dt>
      <dd className="text-22 font-semibold">{value}</dd>
    </div>
  )
}

function ChartOf({ calibration }: { readonly calibration: Calibration }) {
  return (
    <ChartFrame
      className="mt-8"
      title={t('estimates.chart.title')}
      unit={t('estimates.chart.unit')}
      summary={t('estimates.chart.summary')}
      height={CHART_HEIGHT}
      empty={{ title: t('estimates.chart.emptyTitle'), text: t('estimates.chart.emptyText') }}
      table={{
        columns: [t('estimates.projects.count'), t('estimates.chart.guessed'), t('estimates.chart.real')],
        rows: calibration.points.map(({ title, estimateMinutes, minutes }) => [
          title,
          formatDuration(estimateMinutes),
          formatDuration(minutes),
        ]),
      }}
    >
      <Suspense fallback={<Skeleton className="size-full" />}>
        <CalibrationChart calibration={calibration} />
      </Suspense>
    </ChartFrame>
  )
}

function Projects({ projects }: { readonly projects: Calibration['projects'] }) {
  const format = useFormatter()
  if (projects.length === 0) return null
  return (
    <Section title={t('estimates.projects.title')}>
      <div className="overflow-x-auto">
        <table data-numeric className="w-full text-14">
          <HeadRow
            columns={[
              t('estimates.projects.project'),
              t('estimates.projects.factor'),
              t('estimates.projects.within'),
              t('estimates.projects.count'),
            ]}
          />
          <tbody>
            {projects.map(({ project, factor, withinP90, count }) => (
              <tr key={project.id} className="border-t border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  <span className="inline-flex items-center gap-2">
                    <ProjectMark color={project.color} />
                    <Link to="/tasks" search={{ projectId: project.id }} className="text-fg">
                      <bdi>{project.name}</bdi>
                    </Link>
                  </span>
                </th>
                <td className="py-1.5 ps-4 text-end">{formatDuration(factor * 60)}</td>
                <td className="py-1.5 ps-4 text-end">{format.percent(withinP90)}</td>
                <td className="py-1.5 ps-4 text-end">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
