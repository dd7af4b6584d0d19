import type { Today } from '@contract/today'
import type { Task } from '@contract/task'

import type { EnergyService } from '../energy'
import type { FocusRepository, FocusService } from '../focus'
import { compareForToday, type PriorityService } from '../priority'
import type { TaskRepository } from '../task'
import { addDays, instantOf } from '../time'
import type { TodayRepository } from './today.repository'

/** Most tasks a day's list shows. */
const LIST_MAX = 60
const COUNT_CAP = 1000

type Situation = ReturnType<PriorityService['situation']>
type Day = { readonly situation: Situation; readonly from: number; readonly to: number }

/** The day on one page, and the one task to offer now. */
export class TodayService {
  constructor(
    private readonly repository: TodayRepository,
    private readonly tasks: TaskRepository,
    private readonly focus: FocusService,
    private readonly focusTimes: FocusRepository,
    private readonly energy: EnergyService,
    private readonly priority: PriorityService,
    private readonly dayStartHour: () => number,
  ) {}

  get(): Today {
    const { situation, from, to } = this.#day()
    const { date, zone, now } = situation
    const listed = this.#listed(date)
    const doneIds = this.repository.completedBetween(from, to, LIST_MAX)
    const candidates = this.#candidates(listed, situation)
    const found = this.#read([...candidates, ...doneIds], situation)
    const pick = (ids: readonly string[]): Task[] => ids.flatMap((id) => found.get(id) ?? [])
    const tasks = pick(listed)
    return {
      date,
      timeZone: zone,
      whatNow: this.priority.offer(pick(candidates), situation),
      session: this.focus.current().session,
      tasks,
      taskCount: Math.max(tasks.length, this.repository.countDueOrStarted(date, COUNT_CAP)),
      done: pick(doneIds),
      checkIns: this.energy.list({ from: date, to: date }),
      estimatedMinutes: tasks.reduce((sum, task) => sum + (task.estimateMinutes ?? 0), 0),
      unestimated: tasks.filter((task) => task.estimateMinutes === null).length,
      focusMinutes: this.focusTimes.focusedBetween(from, to, now) / 60_000,
      inbox: this.tasks.inboxCount(),
    }
  }

  /** Ids of the tasks of today, in the order to look at them. */
  planned(): readonly string[] {
    return this.#listed(this.priority.situation().date)
  }

  /** Id of the task to offer now; null when nothing can be started. */
  whatNow(): string | null {
    const situation = this.priority.situation()
    const candidates = this.#read(this.#candidates(this.#listed(situation.date), situation), situation)
    return this.priority.offer([...candidates.values()], situation)?.task.id ?? null
  }

  #day(): Day {
    const situation = this.priority.situation()
    const { date, zone } = situation
    const startTime = `${String(this.dayStartHour()).padStart(2, '0')}:00`
    return { situation, from: instantOf(date, startTime, zone), to: instantOf(addDays(date, 1), startTime, zone) }
  }

  #listed(date: string): readonly string[] {
    return this.repository
      .ofDay(date, LIST_MAX)
      .toSorted(compareForToday)
      .slice(0, LIST_MAX)
      .map(({ id }) => id)
  }

  #candidates(listed: readonly string[], situation: Situation): readonly string[] {
    return [...new Set([...listed, ...this.priority.candidates(situation)])]
  }

  #read(ids: readonly string[], situation: Situation): ReadonlyMap<string, Task> {
    return new Map(this.tasks.byIds([...new Set(ids)], situation).map((task) => [task.id, task]))
  }
}
