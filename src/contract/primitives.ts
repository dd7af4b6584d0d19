import * as z from 'zod'

/** The longest text that a capture or a note may have, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 100_000

// Control characters but tab and line breaks (Unicode category Cc): none of them is typed on purpose.
const unprintable = /(?![\t\n\r])\p{Cc}/u

/** One line of text that can be shown: trimmed, not empty, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Write at least one character.')
    .max(max, `This is longer than ${max.toLocaleString('en')} characters. Shorten it, or move the rest to the notes.`)
    .refine((text) => !unprintable.test(text) && !/[\n\r]/.test(text), 'Remove the line breaks and control characters.')

/** Text of several lines, possibly empty. */
export const prose = (max = MAX_TEXT_LENGTH) =>
  z
    .string()
    .max(max, `This is longer than ${max.toLocaleString('en')} characters. Split it into smaller parts.`)
    .refine((text) => !unprintable.test(text), 'Remove the control characters (they cannot be shown).')

/** What a person typed or pasted, kept verbatim: anything but nothing. */
export const rawText = z
  .string()
  .max(
    MAX_TEXT_LENGTH,
    `This is longer than ${MAX_TEXT_LENGTH.toLocaleString('en')} characters. Split it into smaller parts; nothing was saved.`,
  )
  .refine((text) => text.trim() !== '', 'Write something to capture first.')

export const id = z.uuid('This is not an id that Proxy made.')

/** Milliseconds since 1970 UTC, within years 1970 to 9999. */
export const instant = z.int().min(0).max(253_402_300_799_999)

/** A calendar day without zone, 'YYYY-MM-DD', years 1970 to 9999. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD.')
  .refine(isCalendarDay, 'There is no such day between 1970 and 9999.')

export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as HH:MM, 00:00 to 23:59.')

export const timeZone = z.string().max(64).refine(isTimeZone, 'This is not a time zone name such as Europe/Berlin.')

/** A BCP 47 tag such as 'en-GB'. */
export const languageTag = z.string().max(35).refine(isLanguageTag, 'This is not a language tag such as en-GB.')

/** Opaque place in a list; pass back what the last page gave. Anything else is refused. */
export const cursor = z.string().max(400)

export const pageInput = { cursor: cursor.optional(), limit: z.int().min(1).max(200).default(50) }

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: cursor.nullable() })

/** The change batch a write made, for undo; null when nothing changed. */
export const batchId = id.nullable()

function isCalendarDay(text: string): boolean {
  const year = Number(text.slice(0, 4))
  const time = Date.parse(`${text}T00:00:00Z`)
  return year >= 1970 && Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
