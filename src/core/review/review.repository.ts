import type { Review, ReviewAnswers, ReviewFacts, ReviewKind } from '@contract/review'

import type { Connection } from '../db/connection'
import { OPEN } from '../task/task.table'

type Row = Omit<Review, 'answers'> & { readonly answers: string }
type Titled = ReviewFacts['completed'][number]

const COLUMNS =
  'id, kind, starts_on AS "from", ends_on AS "to", answers, created_at AS createdAt, updated_at AS updatedAt FROM reviews'

export class ReviewRepository {
  constructor(private readonly connection: Connection) {}

  find(id: string): Review | null {
    const row = this.connection.get<Row>(`SELECT ${COLUMNS} WHERE id = ? AND deleted_at IS NULL`, id)
    return row ? toReview(row) : null
  }

  of(kind: ReviewKind, from: string): Review | null {
    const row = this.connection.get<Row>(
      `SELECT ${COLUMNS} WHERE starts_on = ? AND kind = ? AND deleted_at IS NULL ORDER BY id LIMIT 1`,
      from,
      kind,
    )
    return row ? toReview(row) : null
  }

  /** Reviews after a place, newest period first; with a word, those that have it in an answer. */
  page(after: { readonly from: string; readonly id: string } | null, limit: number, q: string): Review[] {
    const word = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    return this.connection
      .all<Row>(
        `SELECT ${COLUMNS} WHERE deleted_at IS NULL AND (starts_on < ? OR (starts_on = ? AND id < ?))
         AND (? = '' OR EXISTS (SELECT 1 FROM json_each(answers) WHERE value LIKE ? ESCAPE '\\'))
         ORDER BY starts_on DESC, id DESC LIMIT ?`,
        after?.from ?? '9999-99-99',
        after?.from ?? '9999-99-99',
        after?.id ?? '',
        q,
        word,
        limit,
      )
      .map(toReview)
  }

  /** Tasks due in a span that were not done when it was over; `over` is that instant, `recent` a while later. */
  slipped(from: string, to: string, over: number, recent: number, limit: number): { items: Titled[]; count: number } {
    const items = this.connection.all<Titled>(
      `SELECT id, title, due_date AS at FROM tasks
         WHERE ${OPEN} AND due_date BETWEEN ? AND ? AND deleted_at IS NULL
       UNION ALL
       SELECT id, title, due_date AS at FROM tasks
         WHERE status IN ('done', 'cancelled') AND completed_at BETWEEN ? AND ? AND due_date BETWEEN ? AND ?
           AND deleted_at IS NULL
       ORDER BY at, id`,
      from,
      to,
      over,
      recent,
      from,
      to,
    )
    return { items: items.slice(0, limit), count: items.length }
  }

  /** Sessions discarded are not work; interruptions are counted within those that were kept. */
  interruptions(from: number, to: number): number {
    return (
      this.connection.get<{ count: number }>(
        `SELECT count(*) AS count FROM focus_sessions s JOIN focus_interruptions i ON i.session_id = s.id
         WHERE s.deleted_at IS NULL AND s.started_at BETWEEN ? AND ? AND s.state <> 'discarded' AND i.deleted_at IS NULL`,
        from,
        to,
      )?.count ?? 0
    )
  }
}

function toReview(row: Row): Review {
  return { ...row, answers: JSON.parse(row.answers) as ReviewAnswers }
}
