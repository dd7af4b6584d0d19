/**
 * Zones as people write them after a time. Abbreviations that several countries share
 * (IST, CST, AST) take the reading most used in English text; anything else is left as words.
 */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['utc', 'UTC'],
  ['gmt', 'UTC'],
  // Anywhere on Earth: over when the day is over in the last zone, as deadlines of papers are.
  ['aoe', 'Etc/GMT+12'],
  ['z', 'UTC'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['pt', 'America/Los_Angeles'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['mt', 'America/Denver'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['ct', 'America/Chicago'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['et', 'America/New_York'],
  ['bst', 'Europe/London'],
  ['wet', 'Europe/Lisbon'],
  ['west', 'Europe/Lisbon'],
  ['cet', 'Europe/Paris'],
  ['cest', 'Europe/Paris'],
  ['mez', 'Europe/Berlin'],
  ['mesz', 'Europe/Berlin'],
  ['eet', 'Europe/Athens'],
  ['eest', 'Europe/Athens'],
  ['msk', 'Europe/Moscow'],
  ['ist', 'Asia/Kolkata'],
  ['sgt', 'Asia/Singapore'],
  ['hkt', 'Asia/Hong_Kong'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['awst', 'Australia/Perth'],
  ['acst', 'Australia/Adelaide'],
  ['aest', 'Australia/Sydney'],
  ['aedt', 'Australia/Sydney'],
  ['nzst', 'Pacific/Auckland'],
  ['nzdt', 'Pacific/Auckland'],
  ['hst', 'Pacific/Honolulu'],
  ['akst', 'America/Anchorage'],
  ['akdt', 'America/Anchorage'],
])

/** Words that are zones only when followed by "time": "5pm London time", "9am Eastern time". */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['pacific', 'America/Los_Angeles'],
  ['mountain', 'America/Denver'],
  ['central', 'America/Chicago'],
  ['eastern', 'America/New_York'],
  ['london', 'Europe/London'],
  ['uk', 'Europe/London'],
  ['dublin', 'Europe/Dublin'],
  ['lisbon', 'Europe/Lisbon'],
  ['paris', 'Europe/Paris'],
  ['madrid', 'Europe/Madrid'],
  ['rome', 'Europe/Rome'],
  ['berlin', 'Europe/Berlin'],
  ['vienna', 'Europe/Vienna'],
  ['zurich', 'Europe/Zurich'],
  ['amsterdam', 'Europe/Amsterdam'],
  ['brussels', 'Europe/Brussels'],
  ['stockholm', 'Europe/Stockholm'],
  ['oslo', 'Europe/Oslo'],
  ['copenhagen', 'Europe/Copenhagen'],
  ['helsinki', 'Europe/Helsinki'],
  ['warsaw', 'Europe/Warsaw'],
  ['prague', 'Europe/Prague'],
  ['athens', 'Europe/Athens'],
  ['istanbul', 'Europe/Istanbul'],
  ['moscow', 'Europe/Moscow'],
  ['kyiv', 'Europe/Kyiv'],
  ['dubai', 'Asia/Dubai'],
  ['mumbai', 'Asia/Kolkata'],
  ['kolkata', 'Asia/Kolkata'],
  ['bangalore', 'Asia/Kolkata'],
  ['kathmandu', 'Asia/Kathmandu'],
  ['saigon', 'Asia/Ho_Chi_Minh'],
  ['delhi', 'Asia/Kolkata'],
  ['india', 'Asia/Kolkata'],
  ['singapore', 'Asia/Singapore'],
  ['shanghai', 'Asia/Shanghai'],
  ['beijing', 'Asia/Shanghai'],
  ['tokyo', 'Asia/Tokyo'],
  ['seoul', 'Asia/Seoul'],
  ['sydney', 'Australia/Sydney'],
  ['melbourne', 'Australia/Melbourne'],
  ['auckland', 'Pacific/Auckland'],
  ['toronto', 'America/Toronto'],
  ['boston', 'America/New_York'],
  ['chicago', 'America/Chicago'],
  ['denver', 'America/Denver'],
  ['seattle', 'America/Los_Angeles'],
  ['nyc', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['san francisco', 'America/Los_Angeles'],
  ['los angeles', 'America/Los_Angeles'],
  ['hong kong', 'Asia/Hong_Kong'],
  ['sao paulo', 'America/Sao_Paulo'],
])

/** Abbreviations that in small letters are words of English, French or German. */
const ALSO_WORDS = new Set(['wet', 'west', 'ist', 'z', 'pt', 'mt', 'ct', 'et', 'est', 'eat', 'hst'])

/** IANA zone of an abbreviation, or null; in small letters only where it is no word, and "est" only in English. */
export function zoneOfAbbreviation(word: string, language = ''): string | null {
  const lower = word.toLowerCase()
  if (word !== word.toUpperCase() && ALSO_WORDS.has(lower) && !(lower === 'est' && language === 'en')) return null
  return ZONES.get(lower) ?? null
}

/** The cities after which zones are named, such as "taipei" for Asia/Taipei. */
const CITIES: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase(),
    zone,
  ]),
)

/** IANA zone of a place that is followed by "time", or null. */
export function zoneOfPlace(lower: string): string | null {
  return PLACES.get(lower) ?? CITIES.get(lower) ?? null
}
