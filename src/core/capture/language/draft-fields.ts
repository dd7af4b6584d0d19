import type { NeededEnergy, Priority } from './capture.types'
import type { MomentMatch } from './moment.types'
import type { RecurrenceMatch } from './recurrence-phrases'
import { firstDay } from './recurrence-rule'
import type { Reading } from './reading'
import type { Sigil } from './sigils'
import { isTimed, type Stamp } from './stamps'

/** Fields while they are being filled, from left to right; the first reading of a field stands. */
export class DraftFields {
  due: Stamp | null = null
  start: Stamp | null = null
  /** The range has a time but no day of its own yet. */
  floating = false
  ranged = false
  /** The times of a floating range as said. */
  clocks: MomentMatch['clocks'] | null = null
  durationMinutes: number | null = null
  /** `read` is the match as it was read, by which later parts know what they go on with. */
  recurrence: { readonly match: RecurrenceMatch; readonly text: string; readonly read: RecurrenceMatch } | null = null
  /** The due date was said as "until": if a series follows, it is its end. */
  private dueEnds = false
  priority: Priority = 'none'
  energy: NeededEnergy | null = null
  project: { readonly id: string | null; readonly name: string } | null = null
  note: string | null = null
  readonly tags: string[] = []
  readonly contexts: string[] = []
  readonly people: string[] = []
  readonly links: string[] = []

  get hasMoment(): boolean {
    return this.due !== null || this.start !== null || this.recurrence !== null
  }

  /** Takes a reading over, or says that its field is taken and the words stay words. */
  accept(reading: Reading, text: string): boolean {
    switch (reading.kind) {
      case 'sigil':
        return reading.token.sigil !== null && this.acceptSigil(reading.token.sigil)
      case 'duration':
        if (this.durationMinutes !== null) return false
        this.durationMinutes = reading.minutes
        return true
      case 'recurrence':
        if (this.recurrence !== null) {
          if (reading.continues === undefined || reading.continues !== this.recurrence.read) return false
          this.recurrence = { match: reading.match, text: `${this.recurrence.text} ${text}`, read: reading.match }
          return true
        }
        if (reading.continues !== undefined) return false
        this.recurrence = { match: this.ended(reading.match), text, read: reading.match }
        return true
      case 'moment':
        return this.acceptMoment(reading.match)
    }
  }

  /** "Until 8 October lock the gate every day": the end was said before the series. */
  private ended(match: RecurrenceMatch): RecurrenceMatch {
    const until = this.dueEnds ? (this.due?.day ?? null) : null
    const { rule } = match
    if (until === null || rule.until !== null || rule.count !== null || match.lasts !== null) return match
    this.due = null
    return { ...match, rule: { ...rule, until } }
  }

  /** True for a link or person that is known already. */
  holds(reading: Reading): boolean {
    const sigil = reading.kind === 'sigil' ? reading.token.sigil : null
    if (sigil?.kind === 'url') return this.links.includes(sigil.href)
    return sigil?.kind === 'person' && this.people.includes(sigil.name)
  }

  private acceptSigil(sigil: Sigil): boolean {
    switch (sigil.kind) {
      case 'tag':
        addOnce(this.tags, sigil.name)
        return true
      case 'context':
        addOnce(this.contexts, sigil.name)
        return true
      case 'person':
        addOnce(this.people, sigil.name)
        return true
      case 'url':
        addOnce(this.links, sigil.href)
        return true
      case 'project':
        if (this.project !== null) return false
        this.project = { id: sigil.id, name: sigil.name }
        return true
      case 'priority':
        if (this.priority !== 'none') return false
        this.priority = sigil.value
        return true
      case 'energy':
        if (this.energy !== null) return false
        this.energy = sigil.value
        return true
      case 'note':
        if (this.note !== null) return false
        this.note = sigil.text
        return true
    }
  }

  /** "every Mon 9am, Thu 2pm": a day on which the series never falls is not its beginning and stays words. */
  private missesSeries(match: MomentMatch): boolean {
    const day = match.begin?.day ?? match.end.day
    if (this.recurrence === null || match.floating || day === null || match.role === 'start') return false
    return firstDay(this.recurrence.match.rule, day) !== day
  }

  private acceptMoment(match: MomentMatch): boolean {
    if (this.missesSeries(match)) return false
    if (match.begin !== null) {
      const accepted = this.acceptRange(match.begin, match.end, match.floating)
      if (accepted && match.floating) this.clocks = match.clocks ?? null
      return accepted
    }
    if (match.role === 'start') {
      const merged = mergeStamps(this.start, match.end)
      if (merged === null || this.ranged) return false
      this.start = merged
      return true
    }
    if (this.ranged) {
      // "camp July 13–17 9am": the time is when it begins.
      if (this.start !== null && !isTimed(this.start) && match.end.day === null && match.end.clock !== null) {
        this.start = { ...match.end, day: this.start.day }
        return true
      }
      if (!this.floating || match.end.day === null || isTimed(match.end)) return false
      this.placeRange(match.end.day)
      return true
    }
    const merged = mergeStamps(this.due, match.end)
    if (merged === null) return false
    this.dueEnds = this.due === null && isUntil(match) && !isTimed(match.end)
    this.due = merged
    return true
  }

  private acceptRange(begin: Stamp, end: Stamp, floating: boolean): boolean {
    if (this.start !== null || this.ranged) return false
    if (this.due !== null && this.due.day === null && !isTimed(begin) && begin.day !== null) {
      // "8:45 Mon–Fri"
      this.start = { ...this.due, day: begin.day }
      this.due = end
      this.ranged = true
      return true
    }
    const day = this.due?.day ?? null
    if (this.due !== null && !(floating && day !== null && !isTimed(this.due))) return false
    this.start = begin
    this.due = end
    this.ranged = true
    this.floating = floating
    if (day !== null) this.placeRange(day)
    return true
  }

  private placeRange(day: number): void {
    const length = (this.due?.day ?? 0) - (this.start?.day ?? 0)
    this.start = this.start === null ? null : { ...this.start, day }
    this.due = this.due === null ? null : { ...this.due, day: day + length }
    this.floating = false
  }
}

export function isUntil(match: MomentMatch): boolean {
  return match.words === 'until' || match.words === 'till' || match.words === 'til'
}

/** Joins a day with a time that was said elsewhere; null when both say the same thing. */
function mergeStamps(known: Stamp | null, added: Stamp): Stamp | null {
  if (known === null) return added
  const knownTimed = isTimed(known)
  const addedTimed = isTimed(added)
  if (known.day !== null && !knownTimed && added.day === null) return { ...added, day: known.day }
  if (known.day === null && !addedTimed && added.day !== null) return { ...known, day: added.day }
  // "tonight … at 8": the part of the day decides what the figure means.
  if (
    known.part !== null &&
    known.clock === null &&
    added.day === null &&
    added.clock !== null &&
    added.part === null
  ) {
    return { ...added, day: known.day, part: known.part }
  }
  return null
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value)
}
