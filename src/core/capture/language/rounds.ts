import type { ParseContext, SpanKind } from './capture.types'
import { DraftFields } from './draft-fields'
import { readAll, readAt, type Reading } from './reading'
import { readOtherLanguage } from './other-languages'
import { Reader, type Setting } from './reader'
import { isSpaceAt } from './scan'
import { takeOut, type Range, type Remainder } from './title'
import { maskDismissed, REACH, tokenize, type Token } from './tokens'

/** A reading that was taken over, with the pieces of the original text that it covers. */
export type Accepted = {
  readonly kind: SpanKind
  readonly reading: Reading
  readonly pieces: readonly Range[]
  readonly words: string
}

/** More rounds than any text that a person writes needs; see `readRounds`. */
const MOST_ROUNDS = 5

/** All rounds over one text. */
export type Rounds = {
  readonly fields: DraftFields
  readonly accepted: readonly Accepted[]
  readonly title: string
  /** A part was recognised whose field was taken already; it is still in the title. */
  readonly passedOver: boolean
  /** Words stand in the title that only their backslash kept from being read. */
  readonly escaped: boolean
}

/**
 * Reads a text, takes the parts out and reads what remains, since words that come together may now
 * say something, until nothing new is found. Null when that does not end.
 */
export function readRounds(text: string, context: ParseContext, setting: Setting): Rounds | null {
  const fields = new DraftFields()
  const accepted: Accepted[] = []
  let rest: Remainder = { text, origin: [] }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { origin } = rest
    const found = readOnce(rest.text, context, setting, fields, round > 0)
    if (found === null) return null
    if (round > 0 && found.taken.length === 0)
      return { fields, accepted, title: rest.text, passedOver: found.passedOver, escaped: false }
    for (const part of found.taken) {
      accepted.push(round === 0 ? part : { ...part, pieces: piecesOf(text, origin, part.pieces) })
    }
    if (round > 0 && overlap(accepted)) return null
    const ranges = [...accepted.flatMap((part) => removedRanges(part)), ...found.escapes]
    rest = takeOut(
      text,
      ranges.toSorted((a, b) => a.start - b.start),
    )
    // Without its backslash an escaped word would be read now.
    if (found.escapes.length > 0 || accepted.length === 0) {
      return { fields, accepted, title: rest.text, passedOver: false, escaped: found.escapes.length > 0 }
    }
  }
  return null
}

/** A note that opens only in the remainder would reach over a link that was found before. */
function overlap(accepted: readonly Accepted[]): boolean {
  const pieces = accepted.flatMap((part) => part.pieces).toSorted((a, b) => a.start - b.start)
  return pieces.some((piece, index) => index > 0 && piece.start < (pieces[index - 1]?.end ?? 0))
}

type Round = { readonly taken: readonly Accepted[]; readonly escapes: readonly Range[]; readonly passedOver: boolean }

function readOnce(
  text: string,
  context: ParseContext,
  setting: Setting,
  fields: DraftFields,
  again: boolean,
): Round | null {
  const dismissed = context.dismissed ?? []
  const words = dismissed
    .map((key) => key.slice(key.indexOf('|') + 1))
    .filter((part) => part !== '' && part !== '//')
    .map((part) => tokenize(part, context, false).map(({ lower }) => lower))
  const masked = maskDismissed(tokenize(text, context, !dismissed.includes('note|//')), words)
  const { tokens, escapes } = applyEscapes(masked, setting)
  const taken: Accepted[] = []
  let passedOver = false
  for (const reading of preferMarked(readEverything(new Reader(tokens, setting), fields))) {
    const first = tokens[reading.from]
    const last = tokens[reading.next - 1]
    if (first === undefined || last === undefined) continue
    const range = { start: first.start, end: last.end }
    const said = text.slice(range.start, range.end)
    const kind = kindOf(reading)
    // A link or a person is still in the remainder, where it was found before.
    if (again && staysInTitle(kind)) {
      if (!fields.holds(reading)) return null
      continue
    }
    if (fields.accept(reading, said)) taken.push({ kind, reading, pieces: [range], words: said })
    else passedOver = true
  }
  return { taken, escapes, passedOver }
}

function staysInTitle(kind: SpanKind): boolean {
  return kind === 'url' || kind === 'person'
}

function removedRanges(part: Accepted): readonly Range[] {
  if (part.kind === 'url') return []
  if (part.kind !== 'person') return part.pieces
  const first = part.pieces[0]
  return first === undefined ? [] : [{ start: first.start, end: first.start + 1 }]
}

/** English first; a date in the person's own language counts where no English one was found. */
function readEverything(r: Reader, fields: DraftFields): readonly Reading[] {
  const readings = readAll(r)
  if (fields.hasMoment || readings.some((reading) => namesDay(reading))) return readings
  const match = readOtherLanguage(r)
  const timed = readings.some(({ kind }) => kind === 'moment')
  if (match === null || (timed && match.end.day === null)) return readings
  const { from, next } = match
  const apart = readings.filter((reading) => reading.next <= from || reading.from >= next)
  const foreign: Reading = { kind: 'moment', from, next, match }
  return [...apart, foreign].toSorted((a, b) => a.from - b.from)
}

/** "4th of July potluck sign-up by Thursday", "flights for Christmas by Friday": a day with "by" wins over what the task is about. */
function preferMarked(readings: readonly Reading[]): readonly Reading[] {
  const days = readings.filter(
    (reading) => reading.kind === 'moment' && reading.match.begin === null && namesDay(reading),
  )
  const marked = days.some((reading) => reading.kind === 'moment' && reading.match.role === 'due')
  if (days.length < 2 || !marked) return readings
  return readings.filter(
    (reading) =>
      reading.kind !== 'moment' ||
      !days.includes(reading) ||
      reading.match.role !== 'plain' ||
      (reading.match.words !== '' && reading.match.words !== 'for'),
  )
}

function namesDay(reading: Reading): boolean {
  return reading.kind === 'recurrence' || (reading.kind === 'moment' && reading.match.end.day !== null)
}

function kindOf(reading: Reading): SpanKind {
  switch (reading.kind) {
    case 'sigil':
      return reading.token.sigil?.kind ?? 'note'
    case 'moment':
      return reading.match.begin === null && reading.match.role === 'start' ? 'start' : 'due'
    case 'recurrence':
    case 'duration':
      return reading.kind
  }
}

/** A backslash makes words of the token after it, or of the whole part when the token alone says nothing. */
function applyEscapes(
  tokens: readonly Token[],
  setting: Setting,
): { tokens: readonly Token[]; escapes: readonly Range[] } {
  if (tokens.every(({ escapedAt }) => escapedAt === null)) return { tokens, escapes: [] }
  const escapes: Range[] = []
  const masked = [...tokens]
  const plain = new Reader(tokens, setting)
  tokens.forEach((token, index) => {
    if (token.escapedAt === null) return
    escapes.push({ start: token.escapedAt, end: token.escapedAt + 1 })
    const alone = index < REACH ? readAt(new Reader([token], setting), 0) : null
    const whole = alone ?? (index < REACH ? readAt(plain, index) : null)
    const end = alone !== null || whole === null ? index + 1 : whole.next
    for (let at = index; at < end; at += 1) {
      const part = masked[at]
      if (part !== undefined) masked[at] = { ...part, kind: 'opaque', sigil: null }
    }
  })
  return { tokens: masked, escapes }
}

/** The stretches of the original text that a stretch of the remainder came from. */
function piecesOf(text: string, origin: readonly number[], ranges: readonly Range[]): readonly Range[] {
  const pieces: Range[] = []
  for (const range of ranges) {
    for (let at = range.start; at < range.end; at += 1) {
      const from = origin[at]
      if (from === undefined || from < 0) continue
      const last = pieces.at(-1)
      if (last !== undefined && onlySpace(text, last.end, from))
        pieces[pieces.length - 1] = { start: last.start, end: from + 1 }
      else pieces.push({ start: from, end: from + 1 })
    }
  }
  return pieces
}

function onlySpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isSpaceAt(text, at)) return false
  return true
}
