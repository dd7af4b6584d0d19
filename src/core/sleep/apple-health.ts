import type { SleepSample } from './merge-sleep'

const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis'
/** Twenty years of stages of two devices; more is not a person's export. */
const MOST_SAMPLES = 1_000_000
/** An export is four deep; what is nested much deeper is made to fill the memory. */
const DEEPEST = 64
/** Characters of an attribute, a comment or a declaration; the longest in an export is the document's, of about 10,000. */
const LONGEST_ITEM = 32_768
/** Characters of a whole tag; those of an export have a few hundred. */
const LONGEST_TAG = 131_072
/** Characters between two looks at how long an item became. */
const STEP = 4096

/** Why a file cannot be an export; null while it can. */
export type ExportProblem = 'not_xml' | 'too_deep' | 'too_long'

/** Reads the export.xml of Apple Health as it comes, keeping nothing of it but sleep. */
export type AppleHealthReader = {
  readonly samples: readonly SleepSample[]
  /** Sleep records that could not be read. */
  readonly unread: number
  /** Takes the next part. After a problem nothing more may be written. */
  write(part: string): ExportProblem | null
  /** Whether the file was Apple Health's. */
  readonly recognised: boolean
}

/** The parser is loaded with the first import, not with the app. */
export async function appleHealthReader(): Promise<AppleHealthReader> {
  const { default: sax } = await import('sax')
  // Not strict: the export begins with a DTD that stricter eyes refuse. The parser's own guard of its buffers looks once a
  // write, and never again after a DTD; how long an item is, is told here by the position.
  const parser = sax.parser(false, { lowercase: true, noscript: true, position: true })
  const samples: SleepSample[] = []
  let unread = 0
  let recognised = false
  let problem: ExportProblem | null = null
  let depth = 0
  let itemFrom = 0
  const stop = (because: ExportProblem): never => {
    problem = because
    throw new Error(because)
  }
  const itemEnded = (): void => {
    itemFrom = parser.position
  }
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the parser has one handler an event
  parser.ontext = itemEnded
  parser.oncdata = itemEnded
  parser.oncomment = itemEnded
  parser.ondoctype = itemEnded
  parser.onprocessinginstruction = itemEnded
  // Outside a DTD there is none in an export, and the parser reads it in time that grows with the square of its length.
  parser.onsgmldeclaration = () => stop('not_xml')
  parser.onattribute = () => {
    itemEnded()
    if (parser.position - parser.startTagPosition > LONGEST_TAG) stop('too_long')
  }
  parser.onclosetag = () => {
    itemEnded()
    depth -= 1
  }
  parser.onopentag = ({ name, attributes }) => {
    itemEnded()
    depth += 1
    if (depth > DEEPEST) stop('too_deep')
    const text = (attribute: string): string => {
      const value = attributes[attribute]
      return typeof value === 'string' ? value : ''
    }
    if (name === 'healthdata') recognised = true
    if (name !== 'record' || text('type') !== SLEEP) return
    const value = text('value')
    if (value.endsWith('Awake')) return
    const startedAt = instantOfApple(text('startdate'))
    const endedAt = instantOfApple(text('enddate'))
    if (!(endedAt > startedAt) || samples.length >= MOST_SAMPLES) {
      unread += 1
      return
    }
    samples.push({ startedAt, endedAt, kind: value.endsWith('InBed') ? 'inBed' : 'asleep' })
  }
  return {
    samples,
    get unread() {
      return unread
    },
    get recognised() {
      return recognised
    },
    write: (part) => {
      try {
        for (let at = 0; at < part.length; at += STEP) {
          parser.write(part.slice(at, at + STEP))
          // Text may be of any length; nothing of it is kept.
          parser.flush()
          if (parser.position - itemFrom > LONGEST_ITEM) stop('too_long')
        }
        return null
      } catch {
        return problem ?? 'not_xml'
      }
    },
  }
}

/** '2024-01-31 23:10:00 +0100' as an instant; NaN when it is not that. */
function instantOfApple(text: string): number {
  const [, day, time, sign, hours, minutes] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${sign}${hours}:${minutes}`)
}
