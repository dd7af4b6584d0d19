import type { AchievementId } from '@contract/achievement'

import { addDays, mondayOf } from '../time'
import { type Achieved, AchievementCounts, achievementRules, type Milestone } from './achievement.rules'
import { calibrationScore, cappedDay, isClose, taskXp, weekBonus } from './xp.rules'

/** An entry of the ledger as the rules see it. */
export type LedgerEntry = {
  readonly id: string
  readonly kind: 'task.completed' | 'focus.finished'
  readonly subjectId: string
  readonly title: string
  readonly minutes: number | null
  readonly estimateMinutes: number | null
  readonly at: number
  readonly localDate: string
}

export type DayFigures = {
  readonly date: string
  readonly completed: number
  readonly sessions: number
  readonly focusMinutes: number
  /** Before the daily cap. */
  readonly earned: number
  readonly estimated: number
  readonly close: number
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type WeekFigures = {
  readonly from: string
  /** The Monday after it. */
  readonly until: string
  readonly days: Set<string>
  xp: number
  score: number
  estimated: number
}
type Worth = Pick<LedgerEntry, 'id' | 'kind' | 'estimateMinutes' | 'minutes'>
type Credit = { xp: number; score: number; date: string }

export type WeekOfPoints = {
  readonly from: string
  readonly xp: number
  readonly bonus: number
  readonly estimated: number
}

/**
 * Everything that progress shows, folded from the ledger entry by entry in the order of the ledger. Adding entries to a
 * fold gives what folding all of them anew would give, so it can be kept and only what is new read.
 */
export class LedgerFold {
  readonly #days = new Map<string, Mutable<DayFigures>>()
  readonly #weeks = new Map<string, WeekFigures>()
  /** A task that is reopened and completed again counts only with what was added. */
  readonly #credits = new Map<string, Credit>()
  /** Of the entries that count less than their own minutes say. */
  readonly #lessened = new Map<string, number>()
  readonly #earned = new Map<AchievementId, Achieved>()
  readonly #counts = new AchievementCounts()
  /** Achievements that are not earned yet. */
  #ahead = achievementRules
  #first: string | null = null
  /** Of the last entry. Reckoning with dates is most of the work, and most entries are of the same day or week as the one before. */
  #latest: { readonly day: Mutable<DayFigures>; readonly week: WeekFigures } | null = null

  add(entry: LedgerEntry): void {
    const { day, week } = this.#placeOf(entry.localDate)
    const milestone = entry.kind === 'task.completed' ? this.#addTask(entry, day, week) : this.#addSession(entry, day)
    this.#counts.add(milestone, entry.localDate, week)
    for (const rule of this.#ahead) {
      if (rule.done(this.#counts) < rule.target) continue
      this.#earned.set(rule.id, { at: entry.at, eventId: entry.id, title: entry.title })
      this.#ahead = this.#ahead.filter(({ id }) => id !== rule.id)
    }
  }

  get firstDate(): string | null {
    return this.#first
  }

  get achieved(): ReadonlyMap<AchievementId, Achieved> {
    return this.#earned
  }

  get counts(): AchievementCounts {
    return this.#counts
  }

  /** What an entry of the fold counts for before the daily cap. */
  xpOf({ id, kind, estimateMinutes, minutes }: Worth): number {
    return kind === 'task.completed' ? (this.#lessened.get(id) ?? taskXp(estimateMinutes, minutes)) : 0
  }

  day(date: string): DayFigures {
    return (
      this.#days.get(date) ?? { date, completed: 0, sessions: 0, focusMinutes: 0, earned: 0, estimated: 0, close: 0 }
    )
  }

  activeDates(): ReadonlySet<string> {
    return new Set(this.#days.keys())
  }

  /** Weeks with anything in them, newest first; the bonus is what it would be if the week were over. */
  weeks(): readonly WeekOfPoints[] {
    return [...this.#weeks.values()]
      .map(({ from, xp, score, estimated }) => ({ from, xp, bonus: weekBonus(score, xp), estimated }))
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
  }

  /** Points up to a day: capped days, and the bonuses of the weeks that were over by then. */
  points(today: string): number {
    const current = mondayOf(today)
    return this.weeks().reduce((sum, week) => sum + week.xp + (week.from < current ? week.bonus : 0), 0)
  }

  #addSession(entry: LedgerEntry, day: Mutable<DayFigures>): Milestone {
    const minutes = Math.max(0, entry.minutes ?? 0)
    day.sessions += 1
    day.focusMinutes += minutes
    return { taskMinutes: null, sessionMinutes: minutes, newTask: false, closeEstimate: null }
  }

  #addTask(entry: LedgerEntry, day: Mutable<DayFigures>, week: WeekFigures): Milestone {
    const { estimateMinutes: estimate, minutes } = entry
    const before = this.#credits.get(entry.subjectId)
    const xp = taskXp(estimate, minutes)
    const score = calibrationScore(estimate, minutes)
    const gained = Math.max(0, xp - (before?.xp ?? 0))
    this.#credits.set(entry.subjectId, { xp: Math.max(xp, before?.xp ?? 0), score, date: entry.localDate })
    if (gained < xp) this.#lessened.set(entry.id, gained)
    const counted = cappedDay(day.earned)
    day.earned += gained
    week.xp += cappedDay(day.earned) - counted
    week.score += score - (before?.score ?? 0)
    if (before?.date !== entry.localDate) day.completed += 1
    const newTask = before === undefined
    const comparable = estimate !== null && minutes !== null && minutes > 0
    const closeEstimate = comparable ? isClose(estimate, minutes) : null
    if (newTask && closeEstimate !== null) {
      day.estimated += 1
      day.close += closeEstimate ? 1 : 0
      week.estimated += 1
    }
    return { taskMinutes: minutes ?? 0, sessionMinutes: null, newTask, closeEstimate }
  }

  #placeOf(date: string): { readonly day: Mutable<DayFigures>; readonly week: WeekFigures } {
    if (this.#latest?.day.date === date) return this.#latest
    const week = this.#week(date)
    week.days.add(date)
    if (this.#first === null || date < this.#first) this.#first = date
    this.#latest = { day: this.#day(date), week }
    return this.#latest
  }

  #day(date: string): Mutable<DayFigures> {
    let day = this.#days.get(date)
    if (!day) {
      day = { ...this.day(date) }
      this.#days.set(date, day)
    }
    return day
  }

  #week(date: string): WeekFigures {
    const latest = this.#latest?.week
    if (latest !== undefined && date >= latest.from && date < latest.until) return latest
    const from = mondayOf(date)
    let week = this.#weeks.get(from)
    if (!week) {
      week = { from, until: addDays(from, 7), days: new Set(), xp: 0, score: 0, estimated: 0 }
      this.#weeks.set(from, week)
    }
    return week
  }
}
