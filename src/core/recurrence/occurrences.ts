import { DAY_SECONDS } from './calendar'
import type { DateValue, Occurrence, Recurrence, RuleEnd, WallSeconds } from './recurrence.types'
import { wallTimes } from './wall-times'
import { zoneTime, type Resolved } from './zone-time'

type Zone = ReturnType<typeof zoneTime>

/**
 * The recurrence set, in order and without doubles: what the rule names and RDATE adds, less what EXDATE takes out. As
 * in the common libraries, the start itself is in it only when the rule names it. Ends with the rule, or with the year
 * 9999. `after` (milliseconds UTC) leaves out what is not later than it.
 */
export function* occurrences(recurrence: Recurrence, after?: number): Generator<Occurrence> {
  const zone = zoneTime(recurrence.zone)
  const isExcluded = exclusionTest(recurrence.exclusions ?? [], zone)
  const named = ruleOccurrences(recurrence, zone, after)
  const extra = added(recurrence, zone)
  // Each generator that only hands on costs as much as the counting itself.
  for (const occurrence of extra.length === 0 ? named : merge(named, extra)) {
    if (after !== undefined && occurrence.instant <= after) continue
    if (!isExcluded(occurrence)) yield occurrence
  }
}

/** The first occurrences, at most `limit`. */
export function firstOccurrences(recurrence: Recurrence, limit: number, after?: number): Occurrence[] {
  const found: Occurrence[] = []
  if (limit <= 0) return found
  for (const occurrence of occurrences(recurrence, after)) {
    found.push(occurrence)
    if (found.length >= limit) break
  }
  return found
}

/** Why a recurrence has no occurrence at all; null when it has one. */
export function emptyReason(recurrence: Recurrence): 'ends_before_start' | 'excluded' | 'never' | null {
  if (firstOccurrences(recurrence, 1).length > 0) return null
  const { rule, start } = recurrence
  const zone = zoneTime(recurrence.zone)
  if (lastInstant(rule.until, zone) < zone.resolve(start).instant) return 'ends_before_start'
  const bare = { rule: { ...rule, until: null }, start, zone: recurrence.zone }
  if (firstOccurrences(bare, 1).length === 0) return 'never'
  return firstOccurrences({ ...bare, rule }, 1).length === 0 ? 'ends_before_start' : 'excluded'
}

/** What the rule itself names, within COUNT and UNTIL; both are counted before exceptions are taken out. */
function* ruleOccurrences({ rule, start }: Recurrence, zone: Zone, after?: number): Generator<Occurrence> {
  const { count } = rule
  // Counting begins at the start; without a count one may begin anywhere. Two days cover any change of clocks.
  const from = after === undefined || count !== null ? start : zone.wallAt(after) - 2 * DAY_SECONDS
  let given = 0
  for (const occurrence of inOrder(
    wallTimes(rule, start, Math.max(start, from)),
    zone,
    lastInstant(rule.until, zone),
  )) {
    yield occurrence
    given += 1
    if (count !== null && given >= count) return
  }
}

/** The last moment that an end allows, in milliseconds UTC. A day ends where the next one begins. */
function lastInstant(end: RuleEnd | null, zone: Zone): number {
  switch (end?.kind) {
    case undefined:
      return Number.POSITIVE_INFINITY
    case 'day':
      return zone.resolve((end.day + 1) * DAY_SECONDS).instant - 1
    case 'wall':
      return zone.resolve(end.wall).instant
    case 'instant':
      return end.instant
  }
}

/**
 * Resolves local times, up to the moment `end`. Those that the clocks skip move past the gap, behind times that were
 * named later; they wait until it is their turn, and two that become the same moment are one.
 */
function* inOrder(walls: Iterable<WallSeconds>, zone: Zone, end: number): Generator<Occurrence> {
  let waiting: Resolved[] = []
  for (const wall of walls) {
    const resolved = zone.resolve(wall)
    // A time that was moved may be later than one that follows, but only by as much as it was moved.
    const rest = resolved.instant - (resolved.wall - wall) * 1000
    if (rest > end) break
    if (waiting.length > 0) {
      for (const earlier of waiting) if (earlier.instant < rest) yield earlier
      waiting = waiting.filter(({ instant }) => instant >= rest && instant !== resolved.instant)
    }
    if (resolved.wall === wall) yield resolved
    else if (resolved.instant <= end) waiting.push(resolved)
  }
  yield* waiting
}

/** Dates added by RDATE; one without a time takes that of the start. */
function added({ additions = [], start }: Recurrence, zone: Zone): readonly Occurrence[] {
  const time = start - Math.floor(start / DAY_SECONDS) * DAY_SECONDS
  return additions
    .map((value) => {
      switch (value.kind) {
        case 'day':
          return zone.resolve(value.day * DAY_SECONDS + time)
        case 'wall':
          return zone.resolve(value.wall)
        case 'instant':
          return { instant: value.instant, wall: zone.wallAt(value.instant) }
      }
    })
    .toSorted((a, b) => a.instant - b.instant)
}

function* merge(named: Iterable<Occurrence>, extra: readonly Occurrence[]): Generator<Occurrence> {
  let next = 0
  let last = Number.NEGATIVE_INFINITY
  for (const occurrence of named) {
    for (let other = extra[next]; other !== undefined && other.instant <= occurrence.instant; other = extra[next]) {
      if (other.instant < occurrence.instant && other.instant > last) {
        yield other
        last = other.instant
      }
      next += 1
    }
    yield occurrence
    last = occurrence.instant
  }
  for (const other of extra.slice(next)) {
    if (other.instant <= last) continue
    yield other
    last = other.instant
  }
}

function exclusionTest(exclusions: readonly DateValue[], zone: Zone): (occurrence: Occurrence) => boolean {
  if (exclusions.length === 0) return () => false
  const instants = new Set<number>()
  const days = new Set<number>()
  for (const value of exclusions) {
    switch (value.kind) {
      case 'day':
        days.add(value.day)
        break
      case 'wall':
        instants.add(zone.resolve(value.wall).instant)
        break
      case 'instant':
        instants.add(value.instant)
        break
    }
  }
  return ({ instant, wall }) => instants.has(instant) || days.has(Math.floor(wall / DAY_SECONDS))
}
