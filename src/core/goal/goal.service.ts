import { assertNever } from '@contract/assert-never'
import type { Goal, GoalChanges } from '@contract/goal'

import { conflict, notFound } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork } from '../db/unit-of-work'
import type { Clock, Ids } from '../ports'
import type { ProgressBook } from '../progress'
import type { ProjectService } from '../project'
import { personalDay, type Span } from '../time'
import type { DayAmounts, GoalRepository, StoredGoal } from './goal.repository'
import { countedDay, earlierSpans, goalProgress, goalSpan, type GoalSpan } from './goal.rules'
import { goals } from './goal.table'

const HISTORY = 8
type Written = { goal: Goal; batchId: string | null }
type Calendar = { readonly dayStartHour: () => number; readonly firstWeekday: () => number }

/** Goals; where each stands is derived from the ledger whenever it is asked for. */
export class GoalService {
  constructor(
    private readonly repository: GoalRepository,
    private readonly book: ProgressBook,
    private readonly projects: ProjectService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly calendar: Calendar,
  ) {}

  list(input: { readonly archived: boolean }): Goal[] {
    return this.repository.list(input.archived).map((goal) => this.#present(goal))
  }

  get(input: { readonly id: string }): Goal {
    return this.#present(this.#find(input.id))
  }

  create(input: GoalChanges & Pick<Goal, 'title' | 'measure' | 'target' | 'period'>, caller: Caller): Written {
    const startsOn = input.startsOn ?? this.#today()
    this.#check({ ...input, startsOn, endsOn: input.endsOn ?? null })
    const { result, batchId } = this.unitOfWork.run(caller, `Set the goal ${quote(input.title)}`, (tx) => {
      const id = this.ids.next()
      tx.insert(goals, {
        id,
        title: input.title,
        measure: input.measure,
        target: input.target,
        period: input.period,
        projectId: input.projectId ?? null,
        tagId: input.tagId ?? null,
        startsOn,
        endsOn: input.endsOn ?? null,
        pausedAt: null,
        archivedAt: null,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      return id
    })
    return { goal: this.get({ id: result }), batchId }
  }

  update(
    input: GoalChanges & {
      readonly id: string
      readonly paused?: boolean | undefined
      readonly archived?: boolean | undefined
    },
    caller: Caller,
  ): Written {
    const goal = this.#find(input.id)
    const { id, paused, archived, ...changes } = input
    this.#check({
      projectId: changes.projectId,
      tagId: changes.tagId,
      startsOn: changes.startsOn ?? goal.startsOn,
      endsOn: changes.endsOn === undefined ? goal.endsOn : changes.endsOn,
    })
    const { batchId } = this.unitOfWork.run(caller, `${verb(paused, archived)} the goal ${quote(goal.title)}`, (tx) => {
      const known = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const changed = tx.update(goals, id, {
        ...known,
        ...(paused === undefined ? {} : { pausedAt: paused ? (goal.pausedAt ?? tx.now) : null }),
        ...(archived === undefined ? {} : { archivedAt: archived ? (goal.archivedAt ?? tx.now) : null }),
      })
      if (changed) tx.update(goals, id, { updatedAt: tx.now })
    })
    return { goal: this.get({ id }), batchId }
  }

  delete(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const goal = this.#find(input.id)
    const { batchId } = this.unitOfWork.run(caller, `Deleted the goal ${quote(goal.title)}`, (tx) =>
      tx.remove(goals, goal.id),
    )
    return { batchId }
  }

  #present(goal: StoredGoal): Goal {
    const today = this.#today()
    const first = this.calendar.firstWeekday()
    const day = countedDay(goal, today)
    const span = goalSpan(goal, day, first)
    const earlier = earlierSpans(goal, day, first, HISTORY)
    const amounts = this.#amounts(goal, { from: earlier.at(-1)?.from ?? span.from, to: span.to ?? today })
    const done = (period: GoalSpan): number => sumOf(goal.measure, amounts, period)
    return {
      ...goal,
      progress: goalProgress(goal, span, done(span), today),
      history: earlier.map((period) => {
        const amount = done(period)
        return { ...period, done: amount, met: amount >= goal.target }
      }),
    }
  }

  /** What the goal counts, day by day; days without any are left out. */
  #amounts(goal: StoredGoal, { from, to }: Span): readonly DayAmounts[] {
    if (goal.project !== null || goal.tag !== null) {
      return this.repository.scoped({ projectId: goal.project?.id ?? null, tagId: goal.tag?.id ?? null }, from, to)
    }
    const fold = this.book.read()
    return [...fold.activeDates()].filter((date) => date >= from && date <= to).map((date) => fold.day(date))
  }

  #check(terms: Pick<GoalChanges, 'projectId' | 'tagId' | 'startsOn' | 'endsOn'>): void {
    if (terms.projectId) this.projects.find(terms.projectId)
    if (terms.tagId && !this.repository.tagExists(terms.tagId)) throw notFound('tag', terms.tagId)
    if (terms.endsOn && terms.startsOn !== undefined && terms.endsOn < terms.startsOn) {
      throw conflict('goal_dates', 'The goal would end before it begins. Choose a later last day, or none.')
    }
  }

  #find(id: string): StoredGoal {
    const goal = this.repository.find(id)
    if (!goal) throw notFound('goal', id)
    return goal
  }

  #today(): string {
    return personalDay(this.clock.now(), this.clock.timeZone(), this.calendar.dayStartHour())
  }
}

function sumOf(measure: Goal['measure'], amounts: readonly DayAmounts[], { from, to }: GoalSpan): number {
  const within = amounts.filter(({ date }) => date >= from && (to === null || date <= to))
  switch (measure) {
    case 'count':
      return within.reduce((sum, day) => sum + day.completed, 0)
    case 'time':
      return within.reduce((sum, day) => sum + day.focusMinutes, 0)
    case 'habit':
      return within.filter((day) => day.completed > 0 || day.focusMinutes > 0).length
    default:
      return assertNever(measure)
  }
}

function verb(paused: boolean | undefined, archived: boolean | undefined): string {
  if (archived !== undefined) return archived ? 'Archived' : 'Brought back'
  if (paused !== undefined) return paused ? 'Paused' : 'Went on with'
  return 'Changed'
}
