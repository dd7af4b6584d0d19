import type { Achievement, AchievementId } from '@contract/achievement'

import { addDays, daysBetween } from '../time'

/** What an entry of the ledger adds to the counts that achievements are about. */
export type Milestone = {
  /** Minutes of the completed task; null for a session. */
  readonly taskMinutes: number | null
  /** Minutes of the finished session; null for a task. */
  readonly sessionMinutes: number | null
  /** Counts only the first time that a task is completed. */
  readonly newTask: boolean
  /** The task had an estimate and focused time, and whether it was close; null when there is nothing to compare. */
  readonly closeEstimate: boolean | null
}

/** The week of an entry as the entry left it. */
type Week = {
  readonly from: string
  readonly days: ReadonlySet<string>
  readonly estimated: number
  readonly score: number
  readonly xp: number
}

export type Achieved = { readonly at: number; readonly eventId: string; readonly title: string }

type Rule = {
  readonly id: AchievementId
  readonly target: number
  readonly unit: Achievement['unit']
  readonly done: (counts: AchievementCounts) => number
}

const STEADY_DAYS = 5
/** No longer run is looked for. */
const STEADY_WEEKS = 4
const CALIBRATED_TASKS = 5
/** Days without anything after which coming back is one. */
const AWAY_DAYS = 14
const HOUR = 60

/** What achievements count, kept up to date entry by entry. */
export class AchievementCounts {
  tasks = 0
  sessions = 0
  focusMinutes = 0
  estimated = 0
  close = 0
  longestTask = 0
  bestWeek = 0
  bestCalibrated = 0
  steadyRun = 0
  returns = 0
  readonly #months = new Set<string>()
  readonly #steadyWeeks = new Set<string>()
  #last: string | null = null

  get months(): number {
    return this.#months.size
  }

  add(entry: Milestone, date: string, week: Week): void {
    if (entry.newTask) this.tasks += 1
    if (entry.taskMinutes !== null) this.longestTask = Math.max(this.longestTask, entry.taskMinutes)
    if (entry.sessionMinutes !== null) {
      this.sessions += 1
      this.focusMinutes += entry.sessionMinutes
    }
    if (entry.newTask && entry.closeEstimate !== null) {
      this.estimated += 1
      this.close += entry.closeEstimate ? 1 : 0
    }
    this.#addWeek(week)
    if (date === this.#last) return
    this.#months.add(date.slice(0, 7))
    // Within a week nobody was away for long, so that dates are reckoned with once a week.
    if (this.#last !== null && date > this.#last && this.#last < week.from && daysBetween(this.#last, date) > AWAY_DAYS)
      this.returns += 1
    if (this.#last === null || date > this.#last) this.#last = date
  }

  #addWeek(week: Week): void {
    this.bestWeek = Math.max(this.bestWeek, week.days.size)
    if (week.xp > 0 && week.score >= week.xp / 2) this.bestCalibrated = Math.max(this.bestCalibrated, week.estimated)
    if (week.days.size < STEADY_DAYS || this.#steadyWeeks.has(week.from)) return
    this.#steadyWeeks.add(week.from)
    const reach = (step: number): number => {
      let count = 0
      while (count < STEADY_WEEKS && this.#steadyWeeks.has(addDays(week.from, step * (count + 1)))) count += 1
      return count
    }
    this.steadyRun = Math.max(this.steadyRun, 1 + reach(-7) + reach(7))
  }
}

/** Each rule is a count and how much of it; nothing is secret and nothing is drawn by lot. */
export const achievementRules: readonly Rule[] = [
  { id: 'first_task', target: 1, unit: 'tasks', done: (counts) => counts.tasks },
  { id: 'first_focus', target: 1, unit: 'times', done: (counts) => counts.sessions },
  { id: 'five_day_week', target: STEADY_DAYS, unit: 'days', done: (counts) => counts.bestWeek },
  { id: 'calibrated_week', target: CALIBRATED_TASKS, unit: 'tasks', done: (counts) => counts.bestCalibrated },
  { id: 'long_task', target: 4 * HOUR, unit: 'minutes', done: (counts) => counts.longestTask },
  { id: 'close_20', target: 20, unit: 'tasks', done: (counts) => counts.close },
  { id: 'estimated_50', target: 50, unit: 'tasks', done: (counts) => counts.estimated },
  { id: 'focus_10h', target: 10 * HOUR, unit: 'minutes', done: (counts) => counts.focusMinutes },
  { id: 'tasks_100', target: 100, unit: 'tasks', done: (counts) => counts.tasks },
  { id: 'four_steady_weeks', target: STEADY_WEEKS, unit: 'weeks', done: (counts) => counts.steadyRun },
  { id: 'focus_100h', target: 100 * HOUR, unit: 'minutes', done: (counts) => counts.focusMinutes },
  { id: 'twelve_months', target: 12, unit: 'months', done: (counts) => counts.months },
  { id: 'focus_500h', target: 500 * HOUR, unit: 'minutes', done: (counts) => counts.focusMinutes },
  { id: 'tasks_1000', target: 1000, unit: 'tasks', done: (counts) => counts.tasks },
  { id: 'back_again', target: 1, unit: 'times', done: (counts) => counts.returns },
]

/** All achievements with how far they are and what earned them. */
export function describeAchievements(
  counts: AchievementCounts,
  earned: ReadonlyMap<AchievementId, Achieved>,
): readonly Achievement[] {
  return achievementRules.map(({ id, target, unit, done }) => ({
    id,
    target,
    unit,
    done: Math.min(target, done(counts)),
    earned: earned.get(id) ?? null,
  }))
}
