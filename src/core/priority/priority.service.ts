import type { RankedTask, TaskPriority } from '@contract/priority'
import type { Task } from '@contract/task'
import type { Today } from '@contract/today'
import type { Ranking } from '@contract/vocabulary'

import { notFound } from '../db/errors'
import type { EnergyService } from '../energy'
import type { Clock } from '../ports'
import type { TaskRepository } from '../task'
import { addDays, localMoment, personalDay } from '../time'
import type { PriorityRepository } from './priority.repository'
import { compareWeighed, heldBy, reasonsOf, weigh, type Situation, type Weighed } from './score.rules'

/** Enough of each kind to choose from when little is due. */
const IMPORTANT_MAX = 20
const SOON_MAX = 10
const NEXT_MAX = 20
const OLDEST_MAX = 10
/** Further ahead a due date adds no points of ours, and always the same of urgency. */
const SOON_DAYS = { own: 3, urgency: 14 } as const

type Settings = { readonly dayStartHour: number; readonly ranking: Ranking }

/** What to do first, and why: a score that is the sum of terms which can be told. */
export class PriorityService {
  constructor(
    private readonly repository: PriorityRepository,
    private readonly tasks: TaskRepository,
    private readonly energy: EnergyService,
    private readonly clock: Clock,
    private readonly settings: () => Settings,
    private readonly ofToday: () => readonly string[],
  ) {}

  /** What can be started, most pressing first. */
  list(input: { readonly limit: number; readonly ranking?: Ranking | undefined }): {
    ranking: Ranking
    weighed: number
    items: RankedTask[]
  } {
    const ranking = input.ranking ?? this.settings().ranking
    const ranked = this.#ranked(this.situation(), ranking)
    const items = ranked.slice(0, input.limit).map((it) => ({ ...it, terms: [...it.terms] }))
    return { ranking, weighed: ranked.length, items }
  }

  /** Where one task ranks. Throws NOT_FOUND. */
  get(input: { readonly id: string; readonly ranking?: Ranking | undefined }): TaskPriority {
    const situation = this.situation()
    const ranking = input.ranking ?? this.settings().ranking
    const [task] = this.tasks.byIds([input.id], situation)
    if (!task) throw notFound('task', input.id)
    const [found] = this.#weigh([task], situation, ranking)
    const ranked = this.#ranked(situation, ranking)
    const held = heldBy(task, situation)
    const place = held === null ? ranked.findIndex((it) => it.task.id === task.id) + 1 : 0
    return {
      ranking,
      points: found?.points ?? 0,
      terms: [...(found?.terms ?? [])],
      held,
      place: place === 0 ? null : place,
      weighed: ranked.length,
    }
  }

  /** Ids of tasks worth weighing besides those of today. */
  candidates(situation: Situation, ranking = this.settings().ranking): readonly string[] {
    const until = addDays(situation.date, SOON_DAYS[ranking])
    const ids = [
      ...this.repository.mostImportant(situation, IMPORTANT_MAX),
      ...this.repository.dueSoon(situation, until, SOON_MAX),
    ]
    if (ranking === 'own') return ids
    return [
      ...ids,
      ...this.repository.taggedNext(situation, NEXT_MAX),
      ...this.repository.oldest(situation, OLDEST_MAX),
    ]
  }

  /** The one of these tasks to offer now and why; null when none can be started. */
  offer(tasks: readonly Task[], situation: Situation): Today['whatNow'] {
    const [best] = this.#rank(tasks, situation, this.settings().ranking)
    return best === undefined ? null : { task: best.task, reasons: reasonsOf(best) }
  }

  /** The person's day and clock, and how they felt last. */
  situation(): Situation {
    const now = this.clock.now()
    const zone = this.clock.timeZone()
    const date = personalDay(now, zone, this.settings().dayStartHour)
    const moment = localMoment(now, zone)
    return {
      now,
      zone,
      // Before the day's start hour the calendar is a day ahead of the person; times then count as after midnight.
      ...(moment.date === date ? moment : { date, time: '23:59' }),
      energy: this.energy.list({ from: date, to: date }).at(-1)?.level ?? null,
    }
  }

  #ranked(situation: Situation, ranking: Ranking): readonly Weighed[] {
    const ids = [...new Set([...this.ofToday(), ...this.candidates(situation, ranking)])]
    return this.#rank(this.tasks.byIds(ids, situation), situation, ranking)
  }

  #rank(tasks: readonly Task[], situation: Situation, ranking: Ranking): readonly Weighed[] {
    const startable = tasks.filter((task) => heldBy(task, situation) === null)
    return this.#weigh(startable, situation, ranking).toSorted(compareWeighed)
  }

  #weigh(tasks: readonly Task[], situation: Situation, ranking: Ranking): readonly Weighed[] {
    const ids = tasks.map(({ id }) => id)
    const unblocks = this.tasks.unblocks(ids)
    const comments = ranking === 'urgency' ? this.repository.comments(ids) : null
    return tasks.map((task) =>
      weigh({ task, unblocks: unblocks.get(task.id) ?? 0, comments: comments?.get(task.id) ?? 0 }, situation, ranking),
    )
  }
}
