import { casual as german } from 'chrono-node/de'
import { casual as spanish } from 'chrono-node/es'
import { casual as french } from 'chrono-node/fr'
import { casual as italian } from 'chrono-node/it'
import { casual as dutch } from 'chrono-node/nl'
import { casual as portuguese } from 'chrono-node/pt'
import { fromDayNumber, isRealDate, startOfWeek, toDayNumber, type DayNumber } from './calendar-date'
import { rollForward } from './calendar-years'
import type { DayPart } from './capture.types'
import type { Marker } from './day.types'
import { NOTHING, type MomentMatch } from './moment.types'
import type { Reader } from './reader'
import type { Stamp } from './stamps'
import { unitOfWord, wordSet } from './vocabulary'
import { weekdayAfter } from './weekday-days'

/** Other languages are read by chrono-node; our own grammar knows English only. */
type Language = {
  readonly chrono: typeof german
  readonly weekdays: ReadonlySet<string>
  readonly next: ReadonlySet<string>
  readonly due: ReadonlySet<string>
  readonly start: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
  readonly parts: Readonly<Partial<Record<DayPart, ReadonlySet<string>>>>
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map<string, Language>([
  [
    'de',
    {
      chrono: german,
      weekdays: wordSet('montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag'),
      next: wordSet('nächsten nächste nächster'),
      due: wordSet('bis vor spätestens'),
      start: wordSet('ab nach'),
      plain: wordSet('am um im an den der zum für'),
      parts: { morning: wordSet('früh vormittag'), afternoon: wordSet('nachmittag'), evening: wordSet('abend') },
    },
  ],
  [
    'fr',
    {
      chrono: french,
      weekdays: wordSet('lundi mardi mercredi jeudi vendredi samedi dimanche'),
      next: wordSet('prochain prochaine'),
      due: wordSet('avant'),
      start: wordSet('dès après'),
      plain: wordSet('le à pour'),
      parts: { morning: wordSet('matin'), evening: wordSet('soir') },
    },
  ],
  [
    'es',
    {
      chrono: spanish,
      weekdays: wordSet('lunes martes miércoles jueves viernes sábado domingo'),
      next: wordSet('próximo próxima'),
      due: wordSet('hasta'),
      start: wordSet('desde'),
      plain: wordSet('el la las a para'),
      parts: { afternoon: wordSet('tarde'), evening: wordSet('noche') },
    },
  ],
  [
    'it',
    {
      chrono: italian,
      weekdays: wordSet('lunedì martedì mercoledì giovedì venerdì sabato domenica'),
      next: wordSet('prossimo prossima'),
      due: wordSet('entro'),
      start: wordSet('dopo dal'),
      plain: wordSet('il alle per'),
      parts: { evening: wordSet('sera stasera') },
    },
  ],
  [
    'nl',
    {
      chrono: dutch,
      weekdays: wordSet('maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'),
      next: wordSet('volgende'),
      due: wordSet('voor tot uiterlijk'),
      start: wordSet('vanaf na'),
      plain: wordSet('op om de'),
      parts: { afternoon: wordSet('middag'), evening: wordSet('avond') },
    },
  ],
  [
    'pt',
    {
      chrono: portuguese,
      weekdays: wordSet('segunda terça quarta quinta sexta sábado domingo'),
      next: wordSet('próximo próxima'),
      due: wordSet('até'),
      start: wordSet('desde'),
      plain: wordSet('em no na às dia para'),
      parts: { evening: wordSet('noite') },
    },
  ],
])

/** Longest text that is looked at, in characters: dates of tasks stand near the front. */
const REACH = 500

type Result = ReturnType<typeof german.parse>[number]
type Components = Result['start']

/** True when dates in another language than English are read as well. */
export const readsOtherLanguage = (language: string): boolean => LANGUAGES.has(language)

/** The first date or time that the person's own language states in a text without an English one. */
export function readOtherLanguage(r: Reader): MomentMatch | null {
  const language = LANGUAGES.get(r.setting.language)
  if (language === undefined) return null
  const readable = readableText(r)
  // chrono reckons in UTC here: an instant at which UTC shows the person's wall clock.
  const instant = new Date((r.setting.today * 1440 + r.setting.minutes) * 60_000)
  for (const result of language.chrono.parse(readable.text, { instant, timezone: 0 }, { forwardDate: true })) {
    const match = toMatch(r, language, result, readable)
    if (match !== null) return match
  }
  return null
}

/** The tokens as plain text, one space between words, with everything that is not to be read blotted out. */
type Readable = { readonly text: string; /** Where each token starts. */ readonly starts: readonly number[] }

function readableText(r: Reader): Readable {
  let text = ''
  const starts: number[] = []
  for (const token of r.tokens) {
    if (text.length > REACH) break
    if (token.spaced && text !== '') text += ' '
    starts.push(text.length)
    text += token.kind === 'opaque' || token.kind === 'sigil' ? '§'.repeat(token.end - token.start) : token.text
  }
  return { text, starts }
}

function toMatch(r: Reader, language: Language, result: Result, { starts }: Readable): MomentMatch | null {
  const resultEnd = result.index + result.text.length
  let from = starts.indexOf(result.index)
  const next = starts.findIndex((start, index) => start + (r.at(index)?.text.length ?? 0) === resultEnd) + 1
  if (from < 0 || next <= from || !r.opens(from) || !r.closes(next)) return null
  const words = result.text.toLowerCase().split(/[^\p{L}]+/u)
  // Figures alone ("12/3", "16:9") are read by our own rules, or not at all.
  if (!words.some((word) => word.length >= 3)) return null
  // "10 min" alone is how long something takes, in any language.
  if (words.every((word) => word === '' || unitOfWord(word) !== null)) return null
  // "Guten Morgen": as a noun, in capitals, the word for tomorrow is the morning.
  if (words.length === 1 && words[0] === 'morgen' && from > 0 && r.capital(from)) return null
  const end = stampOf(r, language, result.end ?? result.start, words)
  const begin = result.end === null ? null : stampOf(r, language, result.start, words)
  if (end === null || (result.end !== null && begin === null)) return null
  let role: Marker['role'] = 'plain'
  let marker = ''
  // "bis am Freitag" has two words in front.
  for (let round = 0; round < 2; round += 1) {
    const before = r.word(from - 1)
    const kind = language.due.has(before)
      ? 'due'
      : language.start.has(before)
        ? 'start'
        : language.plain.has(before)
          ? 'plain'
          : null
    if (kind === null) break
    from -= 1
    marker = before
    if (kind !== 'plain') role = kind
  }
  // "jeden Montag": a habit in another language than English is left as words.
  if (r.is(from - 1, 'jeden', 'jede', 'jedes', 'chaque', 'tous', 'cada', 'todos', 'ogni', 'elke', 'iedere', 'alle'))
    return null
  if (r.is(from - 1, 'les', 'los', 'i', 'os') && r.is(from - 2, 'tous', 'todos', 'tutti')) return null
  // "vom 3. bis 10. August": the beginning would be left behind.
  if (role === 'due' && r.sign(from - 1, '.') && r.digits(from - 2) !== '') return null
  const first = r.word(from)
  if (role === 'plain' && language.due.has(first)) role = 'due'
  if (role === 'plain' && language.start.has(first)) role = 'start'
  return { from, next, role, begin, end, floating: false, words: marker }
}

function stampOf(r: Reader, language: Language, parts: Components, words: readonly string[]): Stamp | null {
  const day = dayOf(r, language, parts, words)
  const timed = parts.isCertain('hour')
  if (day === null && (!timed || parts.isCertain('weekday'))) return null
  const named = (['morning', 'afternoon', 'evening'] as const).find((part) =>
    words.some((word) => language.parts[part]?.has(word)),
  )
  const clock = timed ? { hour: parts.get('hour') ?? 0, minute: parts.get('minute') ?? 0, open: false } : null
  return { ...NOTHING, day, clock, part: clock === null && day !== null ? (named ?? null) : null }
}

function dayOf(r: Reader, language: Language, parts: Components, words: readonly string[]): DayNumber | null {
  const { today } = r.setting
  const weekday = parts.get('weekday')
  if (parts.isCertain('weekday') && !parts.isCertain('day') && weekday !== null) {
    // Abbreviations ("mar", "dom", "sam") are too often something else.
    if (!words.some((word) => language.weekdays.has(word))) return null
    const iso = weekday === 0 ? 7 : (weekday as 1 | 2 | 3 | 4 | 5 | 6)
    return words.some((word) => language.next.has(word)) ? startOfWeek(today) + 6 + iso : weekdayAfter(today, iso)
  }
  const month = parts.get('month')
  const day = parts.get('day')
  if (!parts.isCertain('day') || !parts.isCertain('month') || month === null || day === null) return null
  if (!parts.isCertain('year')) return rollForward(r, month, day)
  const year = parts.get('year') ?? fromDayNumber(today).year
  if (!isRealDate(year, month, day)) return null
  const found = toDayNumber(year, month, day)
  return found >= today ? found : null
}
