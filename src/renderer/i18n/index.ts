export { loadScreenTexts, t, translate } from './translate'
export type { MessageKey, MessageValue, PlainMessageKey } from './message.types'
export {
  createFormatter,
  currentFormatter,
  daysBetween,
  formatClock,
  formatDateTime,
  formatDay,
  formatDuration,
  formatExact,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
  formatTimer,
  useFormatter,
} from './format'
export type { Formatter, Instant, LocalDate } from './format'
export { chooseLocale, detectLocale, followZone, localeStore, readingLocale, systemLanguages } from './locale.store'
export type { HourCycle, LocaleOptions, WeekStart } from './locale.store'
