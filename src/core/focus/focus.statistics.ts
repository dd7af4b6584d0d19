import type { FocusStatistics } from '@contract/focus'
import type { TaskStatus } from '@contract/vocabulary'

import { daysFrom, localMoment, personalDay } from '../time'
import { focusScore } from './focus.rules'

export type CountedSegment = {
  readonly sessionId: string
  readonly kind: 'focus' | 'pause' | 'away'
  readonly cause: string | null
  readonly startedAt: number
  readonly endedAt: number | null
  readonly taskId: string | null
  readonly taskTitle: string | null
  readonly taskStatus: TaskStatus | null
  readonly projectId: string | null
  readonly projectName: string | null
}

type Given = {
  /** First and last day, 'YYYY-MM-DD'. */
  readonly from: string
  readonly to: string
  readonly timeZone: string
  readonly dayStartHour: number
  readonly segments: readonly CountedSegment[]
  readonly interruptions: readonly { readonly at: number; readonly kind: 'self' | 'external' }[]
  /** The same days as instants; a segment that reaches beyond counts by its part. */
  readonly window: { readonly from: number; readonly to: number }
  readonly now: number
}

type Part = { focusMs: number; readonly sessions: Set<string> }

const HOUR = 3_600_000
/** Offsets of zones are multiples of this, so a piece within it lies in one hour of the wall clock. */
const QUARTER = HOUR / 4

/** Focus by day, hour, task and project; a segment over midnight counts for each day by its part. */
export function statisticsOf(given: Given): FocusStatistics {
  const days = new Map<string, Part & { interruptions: number }>()
  for (const date of daysFrom(given.from, given.to))
    days.set(date, { focusMs: 0, sessions: new Set(), interruptions: 0 })
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, focusMs: 0, interruptions: 0 }))
  const tasks = new Map<string | null, Part & { readonly segment: CountedSegment }>()
  const projects = new Map<string | null, Part & { readonly segment: CountedSegment }>()
  const all: Part = { focusMs: 0, sessions: new Set() }
  let pausedMs = 0
  let interruptedMs = 0

  for (const segment of given.segments) {
    const start = Math.max(segment.startedAt, given.window.from)
    const end = Math.min(segment.endedAt ?? given.now, given.window.to)
    const length = end - start
    if (length <= 0) continue
    if (segment.kind !== 'focus') {
      if (segment.kind === 'pause' && segment.cause !== 'interruption') pausedMs += length
      else interruptedMs += length
      continue
    }
    for (const part of [all, entryOf(tasks, segment.taskId, segment), entryOf(projects, segment.projectId, segment)]) {
      part.focusMs += length
      part.sessions.add(segment.sessionId)
    }
    for (let at = start; at < end;) {
      const next = Math.min(end, (Math.floor(at / QUARTER) + 1) * QUARTER)
      const day = days.get(personalDay(at, given.timeZone, given.dayStartHour))
      if (day) {
        day.focusMs += next - at
        day.sessions.add(segment.sessionId)
      }
      const hour = hours[hourOf(at, given.timeZone)]
      if (hour) hour.focusMs += next - at
      at = next
    }
  }
  const interruptions = { self: 0, external: 0 }
  for (const { at, kind } of given.interruptions) {
    interruptions[kind] += 1
    const day = days.get(personalDay(at, given.timeZone, given.dayStartHour))
    if (day) day.interruptions += 1
    const hour = hours[hourOf(at, given.timeZone)]
    if (hour) hour.interruptions += 1
  }
  const most = (a: Part, b: Part): number => b.focusMs - a.focusMs
  return {
    days: [...days].map(([date, day]) => ({ ...counted(day), date, interruptions: day.interruptions })),
    hours,
    tasks: [...tasks.values()].toSorted(most).map(({ segment, ...part }) => ({
      ...counted(part),
      task:
        segment.taskId !== null && segment.taskTitle !== null && segment.taskStatus !== null
          ? { id: segment.taskId, title: segment.taskTitle, status: segment.taskStatus }
          : null,
    })),
    projects: [...projects.values()].toSorted(most).map(({ segment, ...part }) => ({
      ...counted(part),
      id: segment.projectId,
      name: segment.projectName,
    })),
    interruptions,
    totals: {
      ...counted(all),
      pausedMs,
      interruptedMs,
      score: focusScore({ focusMs: all.focusMs, pausedMs, interruptedMs }),
    },
  }
}

function entryOf(
  map: Map<string | null, Part & { readonly segment: CountedSegment }>,
  key: string | null,
  segment: CountedSegment,
): Part {
  let entry = map.get(key)
  if (!entry) map.set(key, (entry = { focusMs: 0, sessions: new Set(), segment }))
  return entry
}

function counted(part: Part): { focusMs: number; sessions: number } {
  return { focusMs: part.focusMs, sessions: part.sessions.size }
}

function hourOf(at: number, zone: string): number {
  return Number(localMoment(at, zone).time.slice(0, 2))
}
