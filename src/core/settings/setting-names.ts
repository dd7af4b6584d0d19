import type { Settings } from '@contract/settings'

/** How the activity page names a setting. */
const NAMES: Readonly<Record<keyof Settings, string>> = {
  name: 'name',
  welcomed: 'welcome',
  theme: 'theme',
  density: 'density',
  reducedMotion: 'motion',
  dayStartHour: 'when a day begins',
  workingHours: 'working hours',
  dayParts: 'parts of the day',
  region: 'region',
  weekStart: 'first day of the week',
  hourCycle: 'clock',
  ranking: 'what is offered now',
  focusTechnique: 'way of focusing',
  focusMinutes: 'focus minutes',
  focusBreakMinutes: 'break',
  focusLongBreakMinutes: 'long break',
  focusLongBreakEvery: 'rounds before a long break',
  focusIdleMinutes: 'when idleness is asked about',
  focusSounds: 'focus sounds',
  focusVolume: 'volume',
  celebrate: 'celebrating completed tasks',
  reviewReminder: 'reminder to look back',
  reviewWeekday: 'weekday of the reminder',
  reviewHour: 'time of the reminder',
  notifications: 'notifications',
  closeToTray: 'keeping Proxy in the tray',
  backups: 'daily backups',
  backupsKept: 'backups kept',
  localApi: 'API',
  caffeine: 'caffeine',
  sleepNeedMinutes: 'sleep needed',
  alarmOnFreeDays: 'alarm on free days',
  keys: 'keys',
}

const MOST_NAMED = 3

/** 'Changed settings: theme, density'. */
export function settingsLabel(changed: readonly (keyof Settings)[]): string {
  if (changed.length > MOST_NAMED) return `Changed ${changed.length} settings`
  return `Changed ${changed.length === 1 ? 'a setting' : 'settings'}: ${changed.map((key) => NAMES[key]).join(', ')}`
}
