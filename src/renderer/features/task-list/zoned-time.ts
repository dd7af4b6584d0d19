import type { Instant, LocalDate } from '@renderer/i18n/index'

const MINUTE = 60_000

/** A wall-clock reading: what a clock and a calendar on the wall show. */
export type WallClock = { readonly date: LocalDate; readonly time: string }

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of a zone shows at an instant; undefined for a zone this engine does not know. */
export function wallClockIn(at: Instant, zone: string): WallClock | undefined {
  const format = formatOf(zone)
  if (format === undefined) return undefined
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]))
  const part = (name: Intl.DateTimeFormatPartTypes, width = 2) => (parts.get(name) ?? '').padStart(width, '0')
  return { date: `${part('year', 4)}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

/**
 * The instant at which a clock on the wall of a zone shows this; undefined for what is no date, no time or no zone.
 * A time that summer time skips is moved on by the gap; of a time that comes twice it is the first (RFC 5545, 3.3.5).
 */
export function instantIn({ date, time }: WallClock, zone: string): Instant | undefined {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  const offsetAt = (at: Instant): number | undefined => {
    const shown = wallClockIn(at, zone)
    return shown === undefined ? undefined : Date.parse(`${shown.date}T${shown.time}:00Z`) - at
  }
  const day = 24 * 60 * MINUTE
  const before = offsetAt(asUtc - day)
  const after = offsetAt(asUtc + day)
  if (before === undefined || after === undefined) return undefined
  const candidates = [asUtc - before, asUtc - after].filter((at) => offsetAt(at) === asUtc - at)
  return candidates.length === 0 ? asUtc - before : Math.min(...candidates)
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone)
  if (known !== undefined) return known
  try {
    const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
    return format
  } catch {
    return undefined
  }
}
