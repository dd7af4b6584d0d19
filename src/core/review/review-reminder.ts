import type { ReviewKind } from '@contract/review'

import type { Connection } from '../db/connection'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { NotificationService } from '../notification'
import type { Clock, Timers } from '../ports'
import { addDays, instantOf, localMoment } from '../time'
import type { ReviewRepository } from './review.repository'
import { dueReviews, type ReminderSettings, reviewSpan } from './review.rules'

const AUTOMATION: Caller = { actor: { kind: 'automation', id: 'review-reminder' }, origin: 'core' }

/** A timer may be throttled and the clock may step: the day is looked at so often. */
const LOOK_EVERY_MS = 10 * 60_000
const SOON_MS = 1000

const TEXTS = {
  week: { title: 'Look back on your week', body: 'A few quiet questions; each can be skipped.' },
  month: { title: 'Look back on your month', body: 'A few quiet questions; each can be skipped.' },
} as const satisfies Record<ReviewKind, unknown>

/** Reminds of a review once on its day, at its hour, unless it is written already. */
export class ReviewReminder {
  #cancel: () => void = () => {}

  constructor(
    private readonly connection: Connection,
    private readonly reviews: ReviewRepository,
    private readonly notifications: NotificationService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly settings: () => ReminderSettings,
    private readonly firstWeekday: () => number,
  ) {}

  /** Looks in a moment: settings are told to have changed while their unit of work is still open. */
  resetSoon(): void {
    this.#cancel()
    this.#cancel = this.timers.after(SOON_MS, () => this.reset())
  }

  /** Looks whether something is due, and sets the timer to look again. */
  reset(): void {
    this.#cancel()
    this.#cancel = () => {}
    let wanted = true
    try {
      wanted = this.#look()
    } finally {
      if (wanted) this.#cancel = this.timers.after(LOOK_EVERY_MS, () => this.reset())
    }
  }

  stop(): void {
    this.#cancel()
  }

  /** False when the person wants no reminders. */
  #look(): boolean {
    const settings = this.settings()
    if (settings.reminder === 'off') return false
    const zone = this.clock.timeZone()
    const { date, time } = localMoment(this.clock.now(), zone)
    for (const kind of dueReviews(settings, date, Number(time.slice(0, 2)))) {
      const { from } = reviewSpan(kind, date, this.firstWeekday())
      const midnight = instantOf(date, '00:00', zone)
      const next = instantOf(addDays(date, 1), '00:00', zone)
      if (this.reviews.of(kind, from) === null && !this.#reminded(kind, midnight, next)) this.#remind(kind)
    }
    return true
  }

  #remind(kind: ReviewKind): void {
    this.unitOfWork.run(
      AUTOMATION,
      TEXTS[kind].title,
      (tx) => this.notifications.insert(tx, { kind: `review.${kind}`, ...TEXTS[kind], subjectId: null }),
      { quiet: true },
    )
  }

  /** A reminder from beyond this day was made while the clock was ahead. */
  #reminded(kind: ReviewKind, since: number, before: number): boolean {
    return (
      this.connection.get(
        `SELECT 1 FROM notifications INDEXED BY notifications_kind
         WHERE kind = ? AND created_at >= ? AND created_at < ? LIMIT 1`,
        `review.${kind}`,
        since,
        before,
      ) !== undefined
    )
  }
}
