import type { SleepSample } from './merge-sleep'

const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis'
/** Twenty years of stages of two devices; more is not a person's export. */
const MOST_SAMPLES = 1_000_000

/** Reads the export.xml of Apple Health as it comes, keeping nothing of it but sleep. */
export type AppleHealthReader = {
  readonly samples: readonly SleepSample[]
  /** Sleep records that could not be read. */
  readonly unread: number
  /** Takes the next part; throws when this is not XML. */
  write(part: string): void
  /** Whether the file was Apple Health's. */
  readonly recognised: boolean
}

/** The parser is loaded with the first import, not with the app. */
export async function appleHealthReader(): Promise<AppleHealthReader> {
  const { default: sax } = await import('sax')
  // Not strict: the export begins with a DTD that stricter eyes refuse.
  const parser = sax.parser(false, { lowercase: true, position: false })
  const samples: SleepSample[] = []
  let unread = 0
  let recognised = false
  parser.onopentag = ({ name, attributes }) => {
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
      parser.write(part)
    },
  }
}

/** '2024-01-31 23:10:00 +0100' as an instant; NaN when it is not that. */
function instantOfApple(text: string): number {
  const [, day, time, sign, hours, minutes] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${sign}${hours}:${minutes}`)
}
