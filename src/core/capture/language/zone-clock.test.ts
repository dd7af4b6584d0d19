import { describe, expect, it } from 'vitest'
import { formatDay, formatMinutes } from './calendar-date'
import { isKnownZone, wallClock } from './zone-clock'

function shows(instant: string, zone: string): string {
  const { day, minutes } = wallClock(Date.parse(instant), zone)
  return `${formatDay(day)} ${formatMinutes(minutes)}`
}

describe('a wall clock', () => {
  it('jumps over the hour that summer time takes away', () => {
    expect(shows('2027-03-28T00:59:00Z', 'Europe/Berlin')).toBe('2027-03-28 01:59')
    expect(shows('2027-03-28T01:00:00Z', 'Europe/Berlin')).toBe('2027-03-28 03:00')
  })

  it('shows the hour that winter time gives back twice', () => {
    expect(shows('2026-11-01T05:30:00Z', 'America/New_York')).toBe('2026-11-01 01:30')
    expect(shows('2026-11-01T06:30:00Z', 'America/New_York')).toBe('2026-11-01 01:30')
  })

  it('shows midnight as 00:00 of the new day, in zones with odd offsets too', () => {
    expect(shows('2026-12-31T18:15:00Z', 'Asia/Kathmandu')).toBe('2027-01-01 00:00')
    expect(shows('2026-12-30T10:00:00Z', 'Pacific/Kiritimati')).toBe('2026-12-31 00:00')
  })

  it('reads an unknown zone as UTC', () => {
    expect(isKnownZone('Nowhere/Land')).toBe(false)
    expect(shows('2026-11-18T09:12:00Z', 'Nowhere/Land')).toBe('2026-11-18 09:12')
  })
})
