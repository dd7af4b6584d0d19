import type { Achievement } from '@contract/achievement'
import type { ProgressDay, ProgressEvent, ProgressProfile, ProgressTotals } from '@contract/progress'

import type { DayOffService } from '../day-off'
import { nextCursor, readCursor } from '../db/cursor'
import type { Clock } from '../ports'
import { addDays, instantOf, mondayOf, personalDay } from '../time'
import { describeAchievements } from './achievement.rules'
import { daysOf, publicDay, totalsOf } from './period-figures'
import type { ProgressBook } from './progress-book'
import type { ProgressRepository } from './progress.repository'
import { FREEZE_EVERY, FREEZE_MAX, steadiness } from './steady.rules'
import { cappedDay, DAILY_CAP, levelOf } from './xp.rules'

/** 53 weeks. */
const YEAR_DAYS = 371
const WEEKS_SHOWN = 8

/** What the ledger says; nothing here is stored. */
export class ProgressService {
  constructor(
    private readonly repository: ProgressRepository,
    private readonly book: ProgressBook,
    private readonly daysOff: DayOffService,
    private readonly clock: Clock,
    private readonly dayStartHour: () => number,
  ) {}

  /** The person's present day. */
  today(): string {
    return personalDay(this.clock.now(), this.clock.timeZone(), this.dayStartHour())
  }

  summary(input: { readonly days: number }): {
    days: ProgressDay[]
    totals: ProgressTotals
    previous: ProgressTotals
    firstEventDate: string | null
  } {
    const today = this.today()
    const first = addDays(today, 1 - input.days)
    return {
      days: this.days(first, today),
      totals: this.totals(first, today),
      previous: this.totals(addDays(first, -input.days), addDays(first, -1)),
      firstEventDate: this.book.read().firstDate,
    }
  }

  /** Every day of a span with its figures and the mean of its check-ins. */
  days(from: string, to: string): ProgressDay[] {
    const energy = new Map(this.energy(from, to).map(({ date, mean }) => [date, mean]))
    return daysOf(this.book.read(), from, to).map((day) => ({
      ...publicDay(day),
      energy: energy.get(day.date) ?? null,
    }))
  }

  totals(from: string, to: string): ProgressTotals {
    return totalsOf(daysOf(this.book.read(), from, to))
  }

  /** Check-ins by day; they carry the local day of where they were made, hence the two days more. */
  energy(from: string, to: string): ReturnType<ProgressRepository['energy']> {
    return this.repository.energy(instantOf(addDays(from, -2), '00:00', this.clock.timeZone()), from, to)
  }

  profile(): ProgressProfile {
    const today = this.today()
    const fold = this.book.read()
    const current = mondayOf(today)
    const xp = Math.floor(fold.points(today))
    const { level, from, to } = levelOf(xp)
    const { days, counted, of, freezes } = steadiness(
      fold.activeDates(),
      this.daysOff.dates(today),
      fold.firstDate,
      today,
    )
    return {
      xp,
      level,
      levelFrom: from,
      levelTo: to,
      today: { date: today, xp: cappedDay(fold.day(today).earned), cap: DAILY_CAP },
      weeks: fold
        .weeks()
        .slice(0, WEEKS_SHOWN)
        .map((week) => ({ ...week, settled: week.from < current })),
      steady: {
        days: [...days],
        counted,
        of,
        freezes: { ...freezes, used: [...freezes.used], max: FREEZE_MAX, every: FREEZE_EVERY },
      },
      firstEventDate: fold.firstDate,
    }
  }

  year(input: { readonly to?: string | undefined }): {
    from: string
    to: string
    days: Omit<ProgressDay, 'energy'>[]
  } {
    const to = input.to ?? this.today()
    const from = addDays(to, 1 - YEAR_DAYS)
    const days = daysOf(this.book.read(), from, to).filter((day) => day.completed + day.sessions > 0)
    return { from, to, days: days.map(publicDay) }
  }

  achievements(): Achievement[] {
    const fold = this.book.read()
    return describeAchievements(fold.counts, fold.achieved).map((achievement) => ({ ...achievement }))
  }

  events(input: {
    readonly cursor?: string | undefined
    readonly limit: number
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly kind?: ProgressEvent['kind'] | undefined
    readonly projectId?: string | undefined
    readonly tagId?: string | undefined
  }): { items: ProgressEvent[]; nextCursor: string | null } {
    const fold = this.book.read()
    const items = this.repository
      .events(readCursor(input.cursor), input.limit, input)
      .map((event) => ({ ...event, xp: fold.xpOf(event) }))
    return { items, nextCursor: nextCursor(items, input.limit, ({ at }) => at) }
  }
}
