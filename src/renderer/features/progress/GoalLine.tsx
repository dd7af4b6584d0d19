import { Link } from '@tanstack/react-router'
import { Target } from 'lucide-react'

import type { Goal } from '@contract/goal'
import { t } from '@renderer/i18n/index'

import { goalAmount } from './goal-words'
import { useGoals } from './use-goals'

const LIVE: ReadonlySet<Goal['progress']['state']> = new Set(['met', 'on_pace', 'behind', 'out_of_reach'])
/** More would be a second list of things to do. */
const NAMED = 2

/** One quiet line on Today: how the goals stand. Nothing without goals. */
export function GoalLine() {
  const goals = useGoals().data?.filter((goal) => LIVE.has(goal.progress.state)) ?? []
  if (goals.length === 0) return null
  const open = goals.filter((goal) => goal.progress.state !== 'met')
  const text =
    open.length === 0
      ? t('progress.goal.allMet', { count: goals.length })
      : open
          .slice(0, NAMED)
          .map((goal) =>
            t('progress.goal.lineEntry', { title: goal.title, amount: goalAmount(goal, goal.progress.done) }),
          )
          .join(' · ')
  const more = open.length - NAMED
  return (
    <Link
      to="/progress"
      search={{ tab: 'goals' }}
      className="mt-6 flex min-h-row items-center gap-3 rounded-control px-2 text-14 text-fg-muted no-underline hover:bg-hover hover:text-fg"
    >
      <Target size={16} aria-hidden />
      <span className="sr-only">{t('progress.goal.line')}</span>
      <span className="min-w-0 flex-1 truncate">{text}</span>
      {more > 0 && <span className="shrink-0 text-13">{t('progress.goal.lineMore', { count: more })}</span>}
    </Link>
  )
}
