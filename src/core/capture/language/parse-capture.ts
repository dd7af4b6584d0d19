import type { ParseContext, ParsedCapture, ParsedSpan, SpanKind } from './capture.types'
import { isUntil, DraftFields } from './draft-fields'
import { clockLabel, dayLabel, durationLabel, inEnglish, momentLabel, rangeLabel, type LabelSetting } from './labels'
import { readsOtherLanguage } from './other-languages'
import { settingOf, type Setting } from './reader'
import { describeRule } from './recurrence-rule'
import { readRounds, type Accepted, type Rounds } from './rounds'
import { settle, type Settled } from './settle'
import { isTimed, type Stamp } from './stamps'
import { takeOut } from './title'

/** The key under which a part is turned back into words. */
export function spanKey(kind: SpanKind, text: string): string {
  return `${kind}|${kind === 'note' ? '//' : text.trim().replaceAll(/\s+/g, ' ')}`
}

/**
 * Reads what a person typed into fields, by rules, offline and deterministically: the same text and
 * context always give the same result, and the title, read again, says nothing that is not known.
 */
export function parseCapture(text: string, context: ParseContext): ParsedCapture {
  const setting = settingOf(context)
  const rounds = readRounds(text, context, setting)
  if (rounds !== null && isSettled(rounds, context, setting)) {
    return capture(rounds.fields, rounds.accepted, rounds.title, text, context, setting)
  }
  // Words so tangled that no reading of them lasts stay words.
  return capture(new DraftFields(), [], takeOut(text, []).text, text, context, setting)
}

/** A part that was passed over must not turn the title into something new when it is read alone. */
function isSettled(rounds: Rounds, context: ParseContext, setting: Setting): boolean {
  // Of another language only the first date is read, and only where there is no English one.
  if (rounds.escaped || (!rounds.passedOver && !readsOtherLanguage(setting.language))) return true
  const again = readRounds(rounds.title, context, setting)
  const known = new Set(rounds.accepted.map(({ kind }) => fieldOf(kind)))
  // A recurrence fills the due date too.
  if (known.has('recurrence')) known.add('due')
  return again === null || again.accepted.every(({ kind }) => known.has(fieldOf(kind)))
}

/** Start and due are one field here: which of them a day fills depends on what else was said. */
function fieldOf(kind: SpanKind): SpanKind {
  return kind === 'start' ? 'due' : kind
}

function capture(
  fields: DraftFields,
  accepted: readonly Accepted[],
  title: string,
  text: string,
  context: ParseContext,
  setting: Setting,
): ParsedCapture {
  const settled = settle(fields, setting)
  const dues = accepted.filter(({ kind, reading }) => kind === 'due' && reading.kind === 'moment').length
  const spans = accepted
    .flatMap((part) => {
      const label = labelOf(part, fields, settled, context, setting, dues > 1)
      const key = spanKey(part.kind, part.words)
      return part.pieces.map(({ start, end }): ParsedSpan => ({
        kind: part.kind,
        start,
        end,
        text: text.slice(start, end),
        label,
        key,
      }))
    })
    .toSorted((a, b) => a.start - b.start)
  return {
    title,
    start: settled.start,
    due: settled.due,
    durationMinutes: fields.durationMinutes,
    recurrence: settled.recurrence,
    priority: fields.priority,
    tags: fields.tags,
    contexts: fields.contexts,
    project: fields.project,
    people: fields.people,
    energy: fields.energy,
    links: fields.links,
    note: fields.note,
    spans,
  }
}

function labelOf(
  part: Accepted,
  fields: DraftFields,
  settled: Settled,
  context: ParseContext,
  setting: Setting,
  /** Several parts say the due date together. */
  shared: boolean,
): string {
  const { locale } = context
  const { year } = setting.date
  const say: LabelSetting = { locale, thisYear: year, timeZone: setting.timeZone }
  const moment = (value: Settled['due']): string => (value === null ? part.words : momentLabel(value, say))
  switch (part.reading.kind) {
    case 'recurrence':
      // The end of a rule that stands apart: the rule itself is said beside its beginning.
      if (part.reading.continues !== undefined) return part.words
      return recurrenceLabel(part, settled, say)
    case 'moment': {
      const until = settled.rule?.until ?? null
      const ends = isUntil(part.reading.match) && until !== null && part.reading.match.end.day === until
      if (ends) return `until ${dayLabel(until, 'date', locale, year)}`
      if (part.kind === 'start') return `from ${moment(settled.start ?? settled.due)}`
      return settled.start !== null && settled.due !== null && fields.ranged
        ? rangeLabel(settled.start, settled.due, say)
        : (halfLabel(part.reading.match.end, settled.due, shared, say) ?? moment(settled.due))
    }
    case 'duration':
      return durationLabel(part.reading.minutes)
    case 'sigil':
      return sigilLabel(part)
  }
}

/** "tomorrow" and "10:00" that stand apart: each says its half of the moment. */
function halfLabel(said: Stamp, due: Settled['due'], shared: boolean, say: LabelSetting): string | null {
  if (!shared || due === null || due.time === null) return null
  if (said.day === null) return clockLabel({ ...due, time: due.time }, say)
  return isTimed(said) ? null : momentLabel({ date: due.date, time: null, zone: null }, say)
}

function recurrenceLabel(part: Accepted, settled: Settled, say: LabelSetting): string {
  const { rrule = null, fromCompletion = false, exceptions = [] } = settled.recurrence ?? {}
  if (rrule === null) return part.words
  const words = describeRule(rrule, inEnglish(say.locale), fromCompletion)
  const left = exceptions.map((date) => momentLabel({ date, time: null, zone: null }, say))
  const first = settled.due === null ? part.words : momentLabel(settled.due, say)
  return `${words}${left.length === 0 ? '' : `, except ${left.join(', ')}`}, first ${first}`
}

function sigilLabel(part: Accepted): string {
  const sigil = part.reading.kind === 'sigil' ? part.reading.token.sigil : null
  switch (sigil?.kind) {
    case 'priority':
      return `${sigil.value} priority`
    case 'energy':
      return `${sigil.value} energy`
    case 'project':
      return sigil.id === null ? `${sigil.name} (new project)` : sigil.name
    case 'tag':
    case 'context':
    case 'person':
      return sigil.name
    case 'url':
      return sigil.href
    case 'note':
      return sigil.text
    case undefined:
      return part.words
  }
}
