import { Link } from '@tanstack/react-router'

import type { ProgressProfile } from '@contract/progress'
import { t, useFormatter } from '@renderer/i18n/index'
import { HeadRow } from '@renderer/ui/HeadRow'
import { Progress, Section } from '@renderer/ui/index'

/** Points and level with their formula in the open, and the bonus of each week. */
export function LevelLine({ profile }: { readonly profile: ProgressProfile }) {
  const format = useFormatter()
  const { xp, level, levelFrom, levelTo, today } = profile
  const toNext = t('progress.level.toNext', { points: format.number(levelTo - xp), level: level + 1 })
  return (
    <Section
      title={t('progress.level.title', { level })}
      meta={t('progress.level.points', { points: format.number(xp) })}
    >
      <Progress
        className="mt-2"
        label={t('progress.level.title', { level })}
        value={(xp - levelFrom) / (levelTo - levelFrom)}
        valueText={toNext}
      />
      <p className="mt-2 text-13 text-fg-muted">
        {toNext}{' '}
        <Link to="/progress" search={{ from: today.date, to: today.date, kind: 'task.completed' }} data-numeric>
          {t('progress.level.today', { points: format.number(Math.floor(today.xp)), cap: format.number(today.cap) })}
        </Link>
      </p>
      <details className="mt-2 text-13">
        <summary className="w-fit rounded-control text-fg-muted hover:text-fg">{t('progress.level.how')}</summary>
        <div className="mt-2 flex max-w-[640px] flex-col gap-2 text-fg-muted">
          <p>{t('progress.level.rule')}</p>
          <p>{t('progress.level.bonusRule')}</p>
          <p>{t('progress.level.formula')}</p>
        </div>
        {profile.weeks.length > 0 && (
          <div className="mt-3 max-w-full overflow-x-auto">
            <table className="w-full max-w-[520px] text-start">
              <caption className="sr-only">{t('progress.level.weeks')}</caption>
              <HeadRow
                columns={[
                  t('progress.level.week'),
                  t('progress.level.earned'),
                  t('progress.level.bonus'),
                  t('progress.level.estimated'),
                ]}
              />
              <tbody>
                {profile.weeks.map((week) => (
                  <tr key={week.from} className="border-t border-line">
                    <th scope="row" className="py-1 text-start font-normal">
                      <Link
                        to="/progress"
                        search={{ from: week.from, to: sundayOf(week.from), kind: 'task.completed' }}
                      >
                        {format.day(week.from, Date.now())}
                      </Link>
                    </th>
                    <td data-numeric className="text-end">
                      {format.number(Math.floor(week.xp))}
                    </td>
                    <td data-numeric className="text-end">
                      {week.settled
                        ? format.number(Math.floor(week.bonus))
                        : t('progress.level.soFar', { points: format.number(Math.floor(week.bonus)) })}
                    </td>
                    <td data-numeric className="text-end">
                      {week.estimated}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    </Section>
  )
}

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10)
}
