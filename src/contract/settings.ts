import * as z from 'zod'

import { batchId, languageTag, line, localTime } from './primitives'
import { procedure } from './procedure'
import { focusTechniques, rankings } from './vocabulary'

/** From when until when tasks are done on a weekday; null on a day off. */
export const workingHours = z.object({ from: localTime, until: localTime }).nullable()
export type WorkingHours = z.infer<typeof workingHours>

/** What capture takes a word such as "evening" to mean, local clock times. */
export const dayParts = z.object({
  morning: localTime,
  noon: localTime,
  afternoon: localTime,
  evening: localTime,
  tonight: localTime,
})

export const settings = z.object({
  name: z.string(),
  welcomed: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  reducedMotion: z.enum(['system', 'on']),
  /** Hour at which a new day begins, 0 to 6. */
  dayStartHour: z.int().min(0).max(6),
  /** Hours of the seven weekdays from Sunday in which tasks are done; null on a day off. Until before from: past midnight. */
  workingHours: z.array(workingHours).length(7),
  dayParts,
  /** Language and region by which dates are read and written, such as 'en-GB'; system follows the computer. */
  region: z.union([z.literal('system'), languageTag]),
  /** system follows the region. */
  weekStart: z.enum(['system', 'monday', 'sunday', 'saturday']),
  hourCycle: z.enum(['system', '12', '24']),
  /** How it is decided what to offer now. */
  ranking: z.enum(rankings),
  focusTechnique: z.enum(focusTechniques),
  focusMinutes: z.int().min(1).max(240),
  focusBreakMinutes: z.int().min(1).max(120),
  focusLongBreakMinutes: z.int().min(1).max(120),
  /** A long break follows every so many rounds. */
  focusLongBreakEvery: z.int().min(2).max(12),
  /** Minutes without keyboard or pointer after which one is asked; 0 for never. */
  focusIdleMinutes: z.int().min(0).max(60),
  focusSounds: z.boolean(),
  /** Percent. */
  focusVolume: z.int().min(0).max(100),
  /** A brief mark when a task is completed. */
  celebrate: z.boolean(),
  /** When to be reminded of looking back: the week on a weekday, the month on its last day. */
  reviewReminder: z.enum(['off', 'week', 'month', 'both']),
  /** 0 is Sunday. */
  reviewWeekday: z.int().min(0).max(6),
  /** Hour of the day, 0 to 23. */
  reviewHour: z.int().min(0).max(23),
  notifications: z.boolean(),
  closeToTray: z.boolean(),
  backups: z.boolean(),
  /** How many daily backups are kept, besides four weekly ones. */
  backupsKept: z.int().min(1).max(60),
  /** Serve the REST API from the desktop app too; the headless host always does. */
  localApi: z.boolean(),
  /** Log caffeine, and let the energy forecast learn what it does. */
  caffeine: z.boolean(),
  /** Sleep a person needs a night, minutes; null: read from nights before free days. */
  sleepNeedMinutes: z.int().min(240).max(720).nullable(),
  /** Weekends end with an alarm too, so that they say nothing about the inner clock. */
  alarmOnFreeDays: z.boolean(),
  /** Keys that a person changed, by command id. */
  keys: z.record(z.string().max(60), z.string().max(60)),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  name: '',
  welcomed: false,
  theme: 'system',
  density: 'comfortable',
  reducedMotion: 'system',
  dayStartHour: 0,
  workingHours: [null, ...Array.from({ length: 5 }, () => ({ from: '09:00', until: '17:00' })), null],
  dayParts: { morning: '09:00', noon: '12:00', afternoon: '15:00', evening: '18:00', tonight: '20:00' },
  region: 'system',
  weekStart: 'system',
  hourCycle: 'system',
  ranking: 'own',
  focusTechnique: 'pomodoro',
  focusMinutes: 25,
  focusBreakMinutes: 5,
  focusLongBreakMinutes: 15,
  focusLongBreakEvery: 4,
  focusIdleMinutes: 4,
  focusSounds: false,
  focusVolume: 50,
  celebrate: true,
  reviewReminder: 'off',
  reviewWeekday: 5,
  reviewHour: 17,
  notifications: true,
  closeToTray: true,
  backups: true,
  backupsKept: 7,
  localApi: false,
  caffeine: false,
  sleepNeedMinutes: null,
  alarmOnFreeDays: true,
  keys: {},
}

export const settingsContract = {
  get: procedure
    .route({ method: 'GET', path: '/settings', summary: 'All settings', tags: ['Settings'] })
    .output(settings),
  update: procedure
    .route({ method: 'PATCH', path: '/settings', summary: 'Change settings', tags: ['Settings'] })
    .input(z.strictObject({ ...settings.shape, name: z.union([z.literal(''), line(80)]) }).partial())
    .output(z.object({ settings, batchId })),
}
