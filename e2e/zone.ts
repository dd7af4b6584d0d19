import { Temporal } from 'temporal-polyfill'

/** Zones of several offsets, some with summer time; wherever the tests run, in one of them it is morning. */
const zones = [
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Kolkata',
] as const

/**
 * Where the person of the tests lives: a zone where it is between 8 and 13 o'clock, so that a session of an hour or a
 * plan for this afternoon means the same day whenever the tests run. `E2E_ZONE` names another, to see the app at night.
 */
export const zone: string = process.env['E2E_ZONE'] ?? zones.find((name) => isMorning(hourIn(name))) ?? zones[0]

// The workers of one run live where their runner does, also when the hour changes meanwhile.
process.env['E2E_ZONE'] = zone

function isMorning(hour: number): boolean {
  return hour >= 8 && hour < 12
}

function hourIn(name: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: name, hour: '2-digit', hourCycle: 'h23' }).format())
}

/** The person's calendar day, so many days from today, as YYYY-MM-DD. */
export function day(offset: number): string {
  return Temporal.Now.plainDateISO(zone).add({ days: offset }).toString()
}

/** The instant at which the person's clock shows so many hours on that day, in milliseconds. */
export function instant(offset: number, hours: number): number {
  return Temporal.PlainDate.from(day(offset)).toZonedDateTime({
    timeZone: zone,
    plainTime: { hour: Math.trunc(hours), minute: (hours % 1) * 60 },
  }).epochMilliseconds
}
