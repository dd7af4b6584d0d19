import { assertNever } from '@contract/assert-never'
import type { Goal } from '@contract/goal'
import { formatDuration, type Formatter, t } from '@renderer/i18n/index'

/** '3 of 5 tasks', '40 min of 2 h', '2 of 3 days'. */
export function goalAmount(goal: Pick<Goal, 'measure' | 'target'>, done: number): string {
  switch (goal.measure) {
    case 'count':
      return t('progress.goal.tasksOf', { done, target: goal.target })
    case 'time':
      return t('progress.goal.timeOf', { done: formatDuration(done), target: formatDuration(goal.target) })
    case 'habit':
      return t('progress.goal.daysOf', { done, target: goal.target })
    default:
      return assertNever(goal.measure)
  }
}

/** What is left to do, without a reproach: '2 tasks to go', '1 h to go'. */
function toGo(goal: Goal): string {
  const { remaining } = goal.progress
  switch (goal.measure) {
    case 'count':
      return t('progress.goal.tasksToGo', { count: Math.ceil(remaining) })
    case 'time':
      return t('progress.goal.timeToGo', { duration: formatDuration(remaining) })
    case 'habit':
      return t('progress.goal.daysToGo', { count: Math.ceil(remaining) })
    default:
      return assertNever(goal.measure)
  }
}

/** Where a goal stands, in one honest line. */
export function goalStanding(goal: Goal, format: Formatter, now: number): string {
  const { state, daysLeft, to } = goal.progress
  switch (state) {
    case 'upcoming':
      return t('progress.goal.upcoming', { day: format.day(goal.startsOn, now) })
    case 'met':
      return t('progress.goal.met')
    case 'on_pace':
      return daysLeft === null ? toGo(goal) : t('progress.goal.onPace', { toGo: toGo(goal), days: daysLeft })
    case 'behind':
      return t('progress.goal.behind', { toGo: toGo(goal), days: daysLeft ?? 0 })
    case 'out_of_reach':
      return t('progress.goal.outOfReach', { days: daysLeft ?? 0 })
    case 'paused':
      return t('progress.goal.paused')
    case 'ended':
      return t('progress.goal.ended', { day: format.day(to ?? goal.startsOn, now) })
    case 'archived':
      return t('progress.goal.archived')
    default:
      return assertNever(state)
  }
}

/** 'every week · Thesis · #deep': what a goal is about. */
export function goalTerms(goal: Goal): string {
  return [
    t(`progress.goal.every.${goal.period}`),
    goal.project?.name,
    goal.tag === null ? undefined : `#${goal.tag.name}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
