import { assertNever } from '@contract/assert-never'
import type { NowReason, Today } from '@contract/today'
import { type Formatter, type Instant, formatDuration, t } from '@renderer/i18n/index'

/** Reasons beyond these would explain less, not more. */
const MOST_REASONS = 3

/** A greeting by the hour on the person's clock, with the name where it is known. */
export function greeting(now: Instant, format: Formatter, name: string): string {
  const hour = hourOf(now, format.options.timeZone)
  const words =
    hour >= 5 && hour < 12
      ? t('today.greeting.morning')
      : hour >= 12 && hour < 18
        ? t('today.greeting.afternoon')
        : hour >= 18 && hour < 23
          ? t('today.greeting.evening')
          : t('today.greeting.night')
  return name === '' ? words : t('today.greeting.withName', { greeting: words, name })
}

/**
 * The day in one or two sentences: how much there is, what of it is not known, what is done. `forecast` says the first two
 * better where it has something to say.
 */
export function stateSentence(
  today: Pick<Today, 'tasks' | 'taskCount' | 'done' | 'estimatedMinutes' | 'unestimated' | 'focusMinutes'>,
  forecast = '',
): string {
  const sentences = [forecast === '' ? workSentence(today) : forecast]
  const count = today.done.length
  const duration = formatDuration(today.focusMinutes)
  if (count > 0 && today.focusMinutes >= 1) sentences.push(t('today.state.doneFocused', { count, duration }))
  else if (count > 0) sentences.push(t('today.state.done', { count }))
  else if (today.focusMinutes >= 1) sentences.push(t('today.state.focused', { duration }))
  return sentences.join(' ')
}

function workSentence({ taskCount, done, estimatedMinutes, unestimated }: Parameters<typeof stateSentence>[0]): string {
  if (taskCount === 0) return done.length === 0 ? t('today.state.nothing') : t('today.state.nothingLeft')
  if (estimatedMinutes === 0) return t('today.state.noEstimates', { count: taskCount })
  const duration = formatDuration(estimatedMinutes)
  return unestimated === 0
    ? t('today.state.work', { duration, count: taskCount })
    : t('today.state.workSome', { duration, unestimated })
}

/** Why this task, as one sentence: 'Why this one: it is due today, and it takes about 15 min.' */
export function reasonsSentence(reasons: readonly NowReason[], format: Formatter): string {
  const words = reasons.slice(0, MOST_REASONS).map((reason) => reasonWords(reason, format))
  if (words.length === 0) return ''
  const list = new Intl.ListFormat(format.options.locale, { type: 'conjunction' }).format(words)
  return t('today.now.why', { reasons: list })
}

/** One reason as part of a sentence. */
export function reasonWords(reason: NowReason, format: Formatter): string {
  switch (reason.kind) {
    case 'in_progress':
      return t('today.reason.inProgress')
    case 'overdue':
      return reason.days === 1 ? t('today.reason.overdueYesterday') : t('today.reason.overdue', { days: reason.days })
    case 'due_today':
      return reason.time === null
        ? t('today.reason.dueToday')
        : t('today.reason.dueTodayAt', { time: format.clock(reason.time) })
    case 'due_soon':
      return reason.days === 1 ? t('today.reason.dueTomorrow') : t('today.reason.dueSoon', { days: reason.days })
    case 'priority':
      return priorityReason(reason.priority)
    case 'short':
      return t('today.reason.short', { duration: formatDuration(reason.minutes) })
    case 'fits_energy':
      return t('today.reason.fitsEnergy')
    case 'asks_more_energy':
      return t('today.reason.asksMoreEnergy')
    case 'urgency':
      return t(`today.reason.urgency.${reason.part}`)
    case 'unblocks':
      return t('today.reason.unblocks', { count: reason.count })
    case 'oldest':
      return t('today.reason.oldest')
    default:
      return assertNever(reason)
  }
}

function priorityReason(priority: 'medium' | 'high' | 'critical'): string {
  switch (priority) {
    case 'medium':
      return t('today.reason.priorityMedium')
    case 'high':
      return t('today.reason.priorityHigh')
    case 'critical':
      return t('today.reason.priorityCritical')
    default:
      return assertNever(priority)
  }
}

function hourOf(at: Instant, timeZone: string): number {
  const hour = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at)
  return Number(hour)
}
