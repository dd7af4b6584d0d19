import { dayOnce } from '@contract/date-words'
import type { Review, ReviewAnswers, ReviewFacts, ReviewKind } from '@contract/review'

import { nextCursor, readDayCursor } from '../db/cursor'
import { notFound } from '../db/errors'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { ProgressRepository, ProgressService } from '../progress'
import { addDays, daysBetween, instantOf, type Span } from '../time'
import type { ReviewRepository } from './review.repository'
import { reviewSpan, spanBefore } from './review.rules'
import { reviews } from './review.table'

/** Entries of the ledger that a review looks at; a month of a very busy person has fewer. */
const LEDGER_MAX = 2000
const LISTED = 50
/** A task done so long after the period still counts as slipped from it. Days. */
const LATE_DAYS = 62

type Calendar = { readonly dayStartHour: () => number; readonly firstWeekday: () => number }
type Written = { review: Review; batchId: string | null }

/** Looking back on a week or a month; one review a period, kept as a note. */
export class ReviewService {
  constructor(
    private readonly repository: ReviewRepository,
    private readonly progress: ProgressService,
    private readonly ledger: ProgressRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly calendar: Calendar,
  ) {}

  facts(input: { readonly kind: ReviewKind; readonly date?: string | undefined }): ReviewFacts {
    const first = this.calendar.firstWeekday()
    const span = reviewSpan(input.kind, input.date ?? this.progress.today(), first)
    const before = spanBefore(input.kind, span, first)
    const firstDate = this.progress.profile().firstEventDate
    const entries = this.ledger.events(null, LEDGER_MAX, span)
    const tasks = entries.filter(({ kind }) => kind === 'task.completed')
    const sessions = entries.filter(({ kind }) => kind === 'focus.finished')
    const longest = sessions.reduce<(typeof sessions)[number] | null>(
      (best, entry) => ((entry.minutes ?? 0) > (best?.minutes ?? 0) ? entry : best),
      null,
    )
    const [start, over] = this.#instants(span)
    const slipped = this.repository.slipped(
      span.from,
      span.to < this.progress.today() ? span.to : addDays(this.progress.today(), -1),
      over,
      this.#instants({ from: span.from, to: addDays(span.to, LATE_DAYS) })[1],
      LISTED,
    )
    return {
      kind: input.kind,
      ...span,
      totals: this.progress.totals(span.from, span.to),
      previous: this.progress.totals(before.from, before.to),
      comparable: firstDate !== null && daysBetween(firstDate, before.from) >= 0,
      completed: tasks
        .slice(0, LISTED)
        .map(({ subjectId, title, localDate }) => ({ id: subjectId, title, at: localDate })),
      slipped: slipped.items,
      slippedCount: slipped.count,
      energy: this.#energy(span, before),
      longestFocus:
        longest === null || longest.minutes === null
          ? null
          : { title: longest.title, minutes: longest.minutes, date: longest.localDate },
      interruptions: this.repository.interruptions(start, over),
      estimates: tasks
        .slice(0, LISTED)
        .flatMap(({ subjectId, title, localDate, estimateMinutes, minutes }) =>
          estimateMinutes === null || minutes === null || minutes <= 0
            ? []
            : [{ id: subjectId, title, at: localDate, estimateMinutes, minutes }],
        ),
      reviewId: this.repository.of(input.kind, span.from)?.id ?? null,
    }
  }

  list(input: { readonly cursor?: string | undefined; readonly limit: number; readonly q?: string | undefined }): {
    items: Review[]
    nextCursor: string | null
  } {
    const items = this.repository.page(readDayCursor(input.cursor), input.limit, input.q?.trim() ?? '')
    return { items, nextCursor: nextCursor(items, input.limit, ({ from }) => from) }
  }

  get(input: { readonly id: string }): Review {
    const review = this.repository.find(input.id)
    if (!review) throw notFound('review', input.id)
    return review
  }

  /** The review of a period is written once and changed afterwards. */
  save(
    input: { readonly kind: ReviewKind; readonly date?: string | undefined; readonly answers: ReviewAnswers },
    caller: Caller,
  ): Written {
    const span = reviewSpan(input.kind, input.date ?? this.progress.today(), this.calendar.firstWeekday())
    const existing = this.repository.of(input.kind, span.from)
    const answers = Object.fromEntries(
      Object.entries(input.answers).filter(([, text]) => text !== undefined && text.trim() !== ''),
    ) as ReviewAnswers
    const label = `${existing ? 'Changed' : 'Saved'} the review of ${periodWords(input.kind, span.from)}`
    const { result, batchId } = this.unitOfWork.run(caller, label, (tx) => {
      if (existing) {
        if (tx.update(reviews, existing.id, { answers })) tx.update(reviews, existing.id, { updatedAt: tx.now })
        return existing.id
      }
      const id = this.ids.next()
      tx.insert(reviews, {
        id,
        kind: input.kind,
        startsOn: span.from,
        endsOn: span.to,
        answers,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { review: this.get({ id: result }), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const review = this.get(input)
    const { batchId } = this.unitOfWork.run(
      caller,
      `Deleted the review of ${periodWords(review.kind, review.from)}`,
      (tx) => tx.remove(reviews, review.id),
    )
    return { batchId }
  }

  #energy(span: Span, before: Span): ReviewFacts['energy'] {
    const mean = (days: readonly { readonly mean: number; readonly count: number }[]): number | null => {
      const count = days.reduce((sum, day) => sum + day.count, 0)
      return count === 0 ? null : days.reduce((sum, day) => sum + day.mean * day.count, 0) / count
    }
    const now = this.progress.energy(span.from, span.to)
    return {
      mean: mean(now),
      previous: mean(this.progress.energy(before.from, before.to)),
      checkIns: now.reduce((sum, day) => sum + day.count, 0),
    }
  }

  /** When a span of personal days begins and is over. */
  #instants({ from, to }: Span): readonly [number, number] {
    const zone = this.clock.timeZone()
    const time = `${String(this.calendar.dayStartHour()).padStart(2, '0')}:00`
    return [instantOf(from, time, zone), instantOf(addDays(to, 1), time, zone)]
  }
}

/** 'the week from 23 Nov 2026', 'Nov 2026'. */
function periodWords(kind: ReviewKind, from: string): string {
  return kind === 'week' ? `the week from ${dayOnce(from)}` : dayOnce(from).replace(/^\d+ /, '')
}
