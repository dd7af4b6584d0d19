import type { AchievementId } from '@contract/achievement'

import { mondayOf } from '../time'
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
type WeekFigures = { readonly from: string; readonly days: Set<string>; xp: number; score: number; estimated: number }
type Facts = Omit<Milestone, 'date' | 'week'>
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
  /** Reckoning with dates is most of the work; it is done once a day. */
  readonly #weekOfDate = new Map<string, WeekFigures>()
  /** A task that is reopened and completed again counts only with what was added. */
  readonly #credits = new Map<string, Credit>()
  readonly #xpOfEntry = new Map<string, number>()
  readonly #earned = new Map<AchievementId, Achieved>()
  readonly #counts = new AchievementCounts()
  /** Achievements that are not earned yet. */
  #ahead = achievementRules
  #first: string | null = null

  add(entry: LedgerEntry): void {
    const day = this.#day(entry.localDate)
    const week = this.#week(entry.localDate)
    week.days.add(entry.localDate)
    if (this.#first === null || entry.localDate < this.#first) this.#first = entry.localDate
    const milestone = entry.kind === 'task.completed' ? this.#addTask(entry, day, week) : this.#addSession(entry, day)
    const { from, xp } = week
    this.#counts.add({
      ...milestone,
      date: entry.localDate,
      week: { from, xp, activeDays: week.days.size, estimated: week.estimated, score: week.score },
    })
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

  has(entryId: string): boolean {
    return this.#xpOfEntry.has(entryId)
  }

  /** What an entry counts for before the daily cap. */
  xpOf(entryId: string): number {
    return this.#xpOfEntry.get(entryId) ?? 0
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

  #addSession(entry: LedgerEntry, day: Mutable<DayFigures>): Facts {
    const minutes = Math.max(0, entry.minutes ?? 0)
    day.sessions += 1
    day.focusMinutes += minutes
    this.#xpOfEntry.set(entry.id, 0)
    return { taskMinutes: null, sessionMinutes: minutes, newTask: false, closeEstimate: null }
  }

  #addTask(entry: LedgerEntry, day: Mutable<DayFigures>, week: WeekFigures): Facts {
    const { estimateMinutes: estimate, minutes } = entry
    const before = this.#credits.get(entry.subjectId)
    const xp = taskXp(estimate, minutes)
    const score = calibrationScore(estimate, minutes)
    const gained = Math.max(0, xp - (before?.xp ?? 0))
    this.#credits.set(entry.subjectId, { xp: Math.max(xp, before?.xp ?? 0), score, date: entry.localDate })
    this.#xpOfEntry.set(entry.id, gained)
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

  #day(date: string): Mutable<DayFigures> {
    let day = this.#days.get(date)
    if (!day) {
      day = { ...this.day(date) }
      this.#days.set(date, day)
    }
    return day
  }

  #week(date: string): WeekFigures {
    const known = this.#weekOfDate.get(date)
    if (known) return known
    const from = mondayOf(date)
    let week = this.#weeks.get(from)
    if (!week) {
      week = { from, days: new Set(), xp: 0, score: 0, estimated: 0 }
      this.#weeks.set(from, week)
    }
    this.#weekOfDate.set(date, week)
    return week
  }
}
