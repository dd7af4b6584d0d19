import { dateAtTime, zoneName } from '@contract/date-words'
import type { Task } from '@contract/task'
import { type Formatter, type Instant, type LocalDate, daysBetween, t } from '@renderer/i18n/index'

import { instantIn } from './zoned-time'

/** A day, perhaps with a time, perhaps in a zone: how tasks say when. */
export type Moment = { readonly date: LocalDate; readonly time: string | null; readonly zone: string | null }

export type MomentTone = 'late' | 'today' | 'ahead'

export type MomentWords = {
  /** Standing alone: 'Today 15:00', 'Tuesday', 'Tue 3 Mar'. */
  readonly text: string
  /** By the calendar, also when it is near: 'Tue 3 Mar 15:00'. For several beside each other. */
  readonly dated: string
  /** In a sentence: 'today 15:00'. */
  readonly phrase: string
  /** As it was meant in another zone: '23:59 AoE', on another day there 'Fri 23:59 AoE'; null for a time of here. */
  readonly zoned: string | null
  /** The whole of it, for hover and screen readers. */
  readonly exact: string
  /** For <time datetime>. */
  readonly machine: string
  readonly tone: MomentTone
}

/** When a task is due; null when it is not. */
export function dueMoment(task: Pick<Task, 'dueDate' | 'dueTime' | 'dueZone'>): Moment | null {
  return task.dueDate === null ? null : { date: task.dueDate, time: task.dueTime, zone: task.dueZone }
}

/** When a task can be started; null when at once. */
export function startMoment(task: Pick<Task, 'startDate' | 'startTime' | 'startZone'>): Moment | null {
  return task.startDate === null ? null : { date: task.startDate, time: task.startTime, zone: task.startZone }
}

/** A moment as a person of the formatter's zone says it; what was meant in another zone is told in the exact text. */
export function momentWords(moment: Moment, now: Instant, format: Formatter): MomentWords {
  const here = format.options.timeZone
  const zone = moment.zone ?? here
  const at = moment.time === null ? undefined : instantIn({ date: moment.date, time: moment.time }, zone)
  const date = at === undefined ? moment.date : format.localDate(at)
  const ahead = daysBetween(format.localDate(now), date)
  const late = at === undefined ? ahead < 0 : at < now
  const tone: MomentTone = late ? 'late' : ahead === 0 ? 'today' : 'ahead'
  const text = dayWord(date, ahead, now, format)
  const phrase = dayInSentence(ahead) ?? text
  const dated = format.shortDay(date, format.localDate(now).slice(0, 4))

  if (moment.time === null || at === undefined)
    return { text, phrase, dated, zoned: null, exact: format.exactDay(date), machine: date, tone }
  const time = format.time(at)
  const exact = format.exact(at)
  const there = `${format.clock(moment.time)} ${zoneName(zone)}`
  const zoned = zone === here ? null : moment.date === date ? there : `${format.weekday(moment.date)} ${there}`
  return {
    text: dateAtTime(text, time),
    phrase: dateAtTime(phrase, time),
    dated: dateAtTime(dated, time),
    zoned,
    exact: zoned === null ? exact : t('tasks.due.inZone', { local: exact, zoned }),
    machine: new Date(at).toISOString(),
    tone,
  }
}

/** Within the coming week the weekday alone says it; the seventh day would have today's name. */
function dayWord(date: LocalDate, ahead: number, now: Instant, format: Formatter): string {
  return ahead > 1 && ahead < 7 ? format.weekday(date, 'long') : format.day(date, now)
}

function dayInSentence(ahead: number): string | undefined {
  switch (ahead) {
    case 0:
      return t('tasks.day.today')
    case 1:
      return t('tasks.day.tomorrow')
    case -1:
      return t('tasks.day.yesterday')
    default:
      return undefined
  }
}

/** A day some days after another. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The first day of the week after the one a day lies in, as the person's weeks begin. */
export function nextWeekStart(day: LocalDate, format: Formatter): LocalDate {
  return addDays(format.week(day)[0] ?? day, 7)
}
