import { createStore } from 'zustand/vanilla'

export type HourCycle = 'h12' | 'h23'

/** Day a week starts with, as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type WeekStart = 1 | 6 | 7

export interface LocaleOptions {
  /** BCP 47 tag: the language of the catalogue with the region of the person, such as 'en-DE'. */
  readonly locale: string
  /** BCP 47 tag of the language and region in which the person writes, such as 'de-DE'. */
  readonly reading: string
  readonly hourCycle: HourCycle
  readonly weekStart: WeekStart
  /** IANA name of the zone in which instants are shown. */
  readonly timeZone: string
}

const CATALOGUE_LANGUAGE = 'en'

/** Regions whose week starts on Sunday or Saturday (CLDR weekData); used where Intl cannot tell. */
const SUNDAY_REGIONS = new Set('US CA MX BR JP KR TW HK IN IL ZA AU PH TH CO PE VE SA SG'.split(' '))
const SATURDAY_REGIONS = new Set('AE AF BH DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '))

/** What the system says: the person's region under the catalogue's language, so that dates fit the sentences around them. */
export function detectLocale(languages: readonly string[], timeZone: string): LocaleOptions {
  const preferred = languages.map(parseLocale).find((it) => it !== undefined)
  const region = preferred?.maximize().region
  const locale = region === undefined ? CATALOGUE_LANGUAGE : `${CATALOGUE_LANGUAGE}-${region}`
  const reading = preferred?.toString() ?? locale
  // The hour cycle follows the person's own language tag: 'de' and 'en-GB' count to 24, 'en-US' does not.
  const hour12 = new Intl.DateTimeFormat(reading, { hour: 'numeric' }).resolvedOptions().hour12
  return { locale, reading, hourCycle: hour12 === true ? 'h12' : 'h23', weekStart: weekStartOf(region), timeZone }
}

function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

function weekStartOf(region: string | undefined): WeekStart {
  if (region === undefined) return 1
  if (SUNDAY_REGIONS.has(region)) return 7
  return SATURDAY_REGIONS.has(region) ? 6 : 1
}

function systemLocale(region?: string): LocaleOptions {
  const languages = region === undefined ? systemLanguages() : [region]
  return detectLocale(languages, new Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** The languages a person reads, as the system or the browser has them; the most wanted first. */
export function systemLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : (navigator.languages ?? [navigator.language])
}

/** The locale in use: the system's, until settings say otherwise. */
export const localeStore = createStore<LocaleOptions>(() => systemLocale())

let systemZone = localeStore.getState().timeZone

/** Follows the person into another zone, where the zone is the system's; looks whether it is another than before. */
export function followZone(): void {
  const { timeZone } = systemLocale()
  if (timeZone === systemZone) return
  if (localeStore.getState().timeZone === systemZone) localeStore.setState({ timeZone })
  systemZone = timeZone
}

/** By which what a person writes is read: their own language and region. */
export function readingLocale(): string {
  return localeStore.getState().reading
}

/** Sets what the person chose; what is left out stays as the region has it, the system's unless another is named. */
export function chooseLocale(chosen: Partial<LocaleOptions>, region?: string): void {
  const system = systemLocale(region)
  localeStore.setState({
    locale: chosen.locale ?? system.locale,
    reading: chosen.reading ?? chosen.locale ?? system.reading,
    hourCycle: chosen.hourCycle ?? system.hourCycle,
    weekStart: chosen.weekStart ?? system.weekStart,
    timeZone: chosen.timeZone ?? system.timeZone,
  })
}
