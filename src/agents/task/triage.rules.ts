import type { Task } from '@contract/task'
import type { Priority, TaskMode } from '@contract/vocabulary'
import type { AgentReads, SimilarTask } from '@core/agent'
import type { DraftOp } from '@core/proposal'

import { inWords } from './break-down.rules'
import { certainty, counted, enough, examples, most } from './agreement.rules'

/** Long enough to be begun together, in minutes. */
const LONG = 90
/** A thought that lay so long untouched is offered to be let go. Days. */
const FORGOTTEN_DAYS = 60
/** Similar tasks that must have been let go before that is said of another. */
const FEWEST_DROPPED = 3
/** Similar tasks with a day, before one is suggested, and how far ahead. */
const FEWEST_DATED = 3
const FARTHEST_DAYS = 60
/** A forecast wider than this says nothing worth writing down. */
const WIDEST = 4
const DAY_MS = 86_400_000

type Forecast = NonNullable<ReturnType<ReturnType<AgentReads['forecasts']>['get']>>

/** Letting a thought go, where that is what was done with others like it or with this one in effect; null otherwise. */
export function dropOf(task: Task, similar: readonly SimilarTask[], now: number): DraftOp | null {
  const important = task.priority === 'high' || task.priority === 'critical'
  if (important || task.dueDate !== null) return null
  const closed = similar.filter(({ task: { status } }) => status === 'done' || status === 'cancelled')
  const dropped = closed.filter(({ task: { status } }) => status === 'cancelled')
  const input = { ids: [task.id], status: 'cancelled' }
  const common = { tool: 'task.setStatus', input, feature: 'drop' } as const
  if (dropped.length >= FEWEST_DROPPED && enough(dropped.length, closed.length)) {
    const how = dropped.length === closed.length ? `All ${closed.length}` : `${dropped.length} of ${closed.length}`
    return {
      ...common,
      reason: `${how} similar tasks that are closed were cancelled${examples(dropped)}. Let it go, or decline and it stays.`,
      confidence: certainty(dropped.length, closed.length) * 0.7,
    }
  }
  const days = Math.floor((now - task.updatedAt) / DAY_MS)
  if (days < FORGOTTEN_DAYS) return null
  return {
    ...common,
    reason: `It lies in the inbox, unchanged for ${days} days. Let it go, or decline and it stays.`,
    confidence: 0.4,
  }
}

/** How soon it matters: by its own words, or by what similar tasks have. */
export function priorityOf(task: Task, similar: readonly SimilarTask[]): DraftOp | null {
  if (task.priority !== 'none') return null
  const suggest = (priority: Priority, reason: string, confidence: number): DraftOp => ({
    tool: 'task.update',
    input: { id: task.id, priority },
    reason,
    confidence,
    feature: `priority:${priority}`,
  })
  const said = /(?<![\p{L}\p{N}])(?:urgent|urgently|asap|immediately|dringend|sofort|urgente?)(?![\p{L}\p{N}])/iu.exec(
    task.title,
  )
  if (said) return suggest('high', `It says “${said[0]}”.`, 0.6)
  const [best] = most(
    similar.filter(({ task: { priority } }) => priority !== 'none'),
    ({ task: { priority } }) => [priority],
  )
  const priority = best?.members[0]?.task.priority
  if (!best || priority === undefined || !enough(best.members.length, similar.length)) return null
  const reason = `${counted(best.members.length, similar.length)} of ${priority} priority${examples(best.members)}.`
  return suggest(priority, reason, certainty(best.members.length, similar.length))
}

/** The day, where similar tasks have one about as far ahead; never one that is over. */
export function dayOf(task: Task, similar: readonly SimilarTask[], today: string): DraftOp | null {
  if (task.dueDate !== null || task.recurrenceRule !== null) return null
  const leads = similar
    .flatMap(({ task: { dueDate, createdAt } }) =>
      dueDate === null ? [] : [Math.round((Date.parse(`${dueDate}T12:00:00Z`) - createdAt) / DAY_MS)],
    )
    .filter((lead) => lead >= 0)
    .toSorted((a, b) => a - b)
  const [soonest, latest] = [leads[0], leads.at(-1)]
  const middle = leads[Math.floor(leads.length / 2)]
  if (soonest === undefined || latest === undefined || middle === undefined) return null
  // When they were due tells something only if it was about the same each time.
  const agree = latest <= Math.max(soonest + 2, soonest * 1.5)
  if (leads.length < FEWEST_DATED || !enough(leads.length, similar.length) || !agree || middle > FARTHEST_DAYS)
    return null
  const dueDate = new Date(Date.parse(`${today}T00:00:00Z`) + middle * DAY_MS).toISOString().slice(0, 10)
  const span = soonest === latest ? daysWords(soonest) : `${soonest} to ${daysWords(latest)}`
  return {
    tool: 'task.update',
    input: { id: task.id, dueDate },
    reason: `${leads.length} similar tasks were due ${span} after they were noted.`,
    confidence: certainty(leads.length, similar.length) * 0.8,
    feature: 'due',
  }
}

/** How it is best done: alone, with somebody at one's side, or by somebody else. */
export function modeOf(
  task: Task,
  similar: readonly SimilarTask[],
  people: readonly string[],
  forecast: Forecast | null,
): DraftOp | null {
  if (task.mode !== 'do') return null
  const suggest = (mode: TaskMode, reason: string, confidence: number): DraftOp => ({
    tool: 'task.update',
    input: { id: task.id, mode },
    reason,
    confidence,
    feature: `mode:${mode}`,
  })
  const [best] = most(
    similar.filter(({ task: { mode } }) => mode === 'delegate' || mode === 'do_with_me'),
    ({ task: { mode } }) => [mode],
  )
  const mode = best?.members[0]?.task.mode
  if (best && mode !== undefined && enough(best.members.length, similar.length)) {
    const how = mode === 'delegate' ? 'done by somebody else' : 'done together'
    const reason = `${counted(best.members.length, similar.length)} ${how}${examples(best.members)}.`
    return suggest(mode, reason, certainty(best.members.length, similar.length))
  }
  const [, asked] =
    /^(?:let|have|delegate(?: it)? to|hand(?: it)? (?:over )?to)\s+(\p{L}[\p{L}\p{M}’'-]*)/iu.exec(task.title) ?? []
  const person = people.find((name) => name.toLowerCase() === asked?.toLowerCase())
  if (person !== undefined) return suggest('delegate', `Its words leave it to ${person}.`, 0.6)
  const minutes = task.estimateMinutes ?? (isTelling(forecast) ? forecast.p50 : null)
  if (minutes === null || minutes < LONG || task.steps > 0) return null
  const reason = `About ${inWords(Math.round(minutes))} in one piece: long enough to begin together.`
  return suggest('do_with_me', reason, 0.4)
}

/** The time that finished tasks of the same kind, tag or project took, where that is narrow enough to say. */
export function forecastOf(task: Task, forecast: Forecast | null): DraftOp | null {
  if (task.estimateMinutes !== null || !isTelling(forecast)) return null
  const estimateMinutes = Math.max(5, Math.round(forecast.p50 / 5) * 5)
  const of = { series: 'tasks of this name', tag: 'tasks with its tags', project: 'tasks of its project' }[
    forecast.basis
  ]
  return {
    tool: 'task.update',
    input: { id: task.id, estimateMinutes },
    reason: `Half of your ${of} take at most ${inWords(estimateMinutes)}, nine in ten at most ${inWords(Math.max(estimateMinutes, Math.round(forecast.p90)))} (${forecast.restsOn} finished).`,
    confidence: 0.5,
    feature: 'estimate',
  }
}

type Telling = Forecast & { readonly p50: number; readonly p90: number; readonly basis: 'series' | 'tag' | 'project' }

/** Rests on something narrower than all tasks, and does not reach from here to nowhere. */
function isTelling(forecast: Forecast | null): forecast is Telling {
  return (
    forecast !== null &&
    (forecast.basis === 'series' || forecast.basis === 'tag' || forecast.basis === 'project') &&
    forecast.p50 !== null &&
    forecast.p90 !== null &&
    forecast.restsOn >= 3 &&
    forecast.p90 / forecast.p50 <= WIDEST
  )
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
