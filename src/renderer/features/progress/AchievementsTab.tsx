import { useQuery } from '@tanstack/react-query'
import { Award } from 'lucide-react'

import { assertNever } from '@contract/assert-never'
import type { Achievement } from '@contract/achievement'
import { useApi } from '@renderer/app/api'
import { formatDuration, t, useFormatter } from '@renderer/i18n/index'
import { cx, ErrorState, Progress, SkeletonRows } from '@renderer/ui/index'

/** Every achievement with its rule in the open, how far it is, and what earned it. */
export function AchievementsTab() {
  const { query } = useApi()
  const achievements = useQuery(query.achievement.list.queryOptions())
  if (achievements.data === undefined) {
    return achievements.isError ? (
      <ErrorState title={t('progress.error.loadAchievements')} onRetry={() => void achievements.refetch()} />
    ) : (
      <SkeletonRows count={6} />
    )
  }
  const earned = achievements.data.filter((it) => it.earned !== null)
  return (
    <>
      <p className="text-13 text-fg-muted">
        {t('progress.achievement.lead', { earned: earned.length, all: achievements.data.length })}
      </p>
      <ul aria-label={t('progress.achievement.list')} className="mt-3 grid gap-x-8 sm:grid-cols-2">
        {achievements.data.map((achievement) => (
          <AchievementRow key={achievement.id} achievement={achievement} />
        ))}
      </ul>
    </>
  )
}

function AchievementRow({ achievement }: { readonly achievement: Achievement }) {
  const format = useFormatter()
  const { id, done, target, earned } = achievement
  const name = t(`progress.achievement.names.${id}`)
  return (
    <li className="flex items-start gap-3 border-b border-line py-3">
      <span
        aria-hidden
        className={cx(
          'mt-0.5 grid size-8 shrink-0 place-items-center rounded-full',
          earned === null ? 'bg-sunken text-fg-faint' : 'bg-success-soft text-success-text',
        )}
      >
        <Award size={16} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="text-14 font-medium">{name}</h3>
        <p className="text-13 text-fg-muted">{t(`progress.achievement.rules.${id}`)}</p>
        {earned === null ? (
          <>
            <Progress
              className="mt-2"
              tone="quiet"
              label={name}
              value={done / target}
              valueText={howFar(achievement)}
            />
            <p data-numeric className="mt-1 text-13 text-fg-muted">
              {howFar(achievement)}
            </p>
          </>
        ) : (
          <p className="mt-0.5 truncate text-13 text-success-text" title={format.exact(earned.at)}>
            {t('progress.achievement.earned', { day: format.day(earned.at, Date.now()), title: earned.title })}
          </p>
        )}
      </div>
    </li>
  )
}

/** '12 of 20 tasks', '3 h of 10 h'. */
function howFar({ done, target, unit }: Achievement): string {
  switch (unit) {
    case 'minutes':
      return t('progress.goal.timeOf', { done: formatDuration(done), target: formatDuration(target) })
    case 'tasks':
    case 'days':
    case 'weeks':
    case 'months':
    case 'times':
      return t(`progress.achievement.of.${unit}`, { done: Math.floor(done), target })
    default:
      return assertNever(unit)
  }
}
