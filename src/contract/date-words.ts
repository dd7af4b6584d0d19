/**
 * How the app writes dates, wherever they are made: where the day comes before the month ("Tue, 3 Mar 2027") commas only
 * add noise; where the month comes first ("Tue, Mar 3, 2027") they keep the day and the year apart.
 */
export function plainDate(text: string): string {
  return /^\p{L}+\.?,? \d/u.test(text) ? text.replaceAll(',', '') : text
}

/** 'Tue 3 Mar 15:00', 'Tue, Mar 3, 3:00 PM', 'Today 15:00'. */
export function dateAtTime(day: string, time: string): string {
  return day.includes(',') ? `${day}, ${time}` : `${day} ${time}`
}

/**
 * A time zone as people say it: 'Los Angeles', 'UTC+2', 'AoE' for the last one on Earth. In the names of Etc zones the sign is
 * turned round (tz database, "etcetera").
 */
export function zoneName(zone: string): string {
  if (zone === 'Etc/GMT+12') return 'AoE'
  const [, sign = '', hours = ''] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? []
  if (hours !== '') return `UTC${sign === '+' ? '-' : '+'}${hours}`
  if (/^[+-]\d/.test(zone)) return `UTC${zone}`
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '23 Nov 2026' of a day such as '2026-11-23': for words that are written down once and read in any locale. */
export function dayOnce(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}
