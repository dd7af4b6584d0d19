import { assertNever } from '@contract/assert-never'
import type { FocusSession } from '@contract/focus'
import type { NowReason } from '@contract/today'
import type { FocusTechnique } from '@contract/vocabulary'
import { currentFormatter, formatDuration, formatTimer, t } from '@renderer/i18n/index'

import type { FocusAnnouncement } from './focus-announcement'
import type { FocusReading } from './focus-reading'

const MINUTE = 60_000

/** What a session is about, in words. */
export function sessionTitle(session: FocusSession): string {
  return session.task?.title ?? t('focus.freeSession')
}

/** The one number of a session: what remains, what went beyond the plan, or what has passed without a plan. */
export function clockText(reading: FocusReading): string {
  if (reading.remainingMs === null) return formatTimer(reading.elapsedMs)
  return reading.planElapsed ? `+${formatTimer(reading.overtimeMs)}` : formatTimer(reading.remainingMs)
}

/** The same for a screen reader that asks: whole minutes. */
export function clockSpoken(reading: FocusReading): string {
  if (reading.remainingMs === null)
    return t('focus.clock.focused', { duration: formatDuration(reading.elapsedMs / MINUTE) })
  return reading.planElapsed
    ? t('focus.clock.over', { duration: formatDuration(reading.overtimeMs / MINUTE) })
    : t('focus.clock.left', { duration: formatDuration(reading.remainingMs / MINUTE) })
}

/** The quiet line below the number: when it ends, since when it rests. */
export function clockCaption(session: FocusSession, reading: FocusReading): string {
  const format = currentFormatter()
  if (session.state === 'deciding') return t('focus.decision.caption')
  if (session.state === 'break') {
    return reading.planElapsed || reading.plannedMs === null
      ? t('focus.break.over')
      : t('focus.untilTime', { time: format.time(session.asOf + reading.plannedMs - session.currentBreakMs) })
  }
  if (session.state === 'paused') {
    const pausedAt = session.segments.findLast(
      (segment) => segment.endedAt === null && segment.kind === 'pause',
    )?.startedAt
    return t('focus.pausedAt', { time: format.time(pausedAt ?? session.asOf) })
  }
  if (reading.plannedMs === null) return t('focus.openEnded', { time: format.time(session.startedAt) })
  if (reading.planElapsed) return t('focus.overtime', { duration: formatDuration(reading.plannedMs / MINUTE) })
  // The end does not move while it runs, so it is told by the core's clock rather than from the last tick.
  return t('focus.untilTime', { time: format.time(session.asOf + reading.plannedMs - session.roundMs) })
}

/** A sentence for the live region. */
export function announcementText(announcement: FocusAnnouncement): string {
  switch (announcement.kind) {
    case 'paused':
      return t('focus.announce.paused')
    case 'deciding':
      return t('focus.announce.deciding')
    case 'break':
      return announcement.over ? t('focus.announce.breakOver') : t('focus.announce.break')
    case 'elapsed':
      return announcement.overtimeMinutes === 0
        ? t('focus.announce.elapsed')
        : t('focus.announce.overtime', { minutes: announcement.overtimeMinutes })
    case 'remaining':
      return t('focus.announce.remaining', { minutes: announcement.minutes })
    case 'focused':
      return t('focus.announce.focused', { minutes: announcement.minutes })
    default:
      return assertNever(announcement)
  }
}

export function techniqueName(technique: FocusTechnique): string {
  return t(`focus.technique.${technique}`)
}

export function techniqueHint(technique: FocusTechnique): string {
  return t(`focus.technique.${technique}Hint`)
}

/** Why a task is suggested, in a few words. */
export function reasonText(reason: NowReason): string {
  switch (reason.kind) {
    case 'in_progress':
      return t('focus.reason.in_progress')
    case 'overdue':
      return t('focus.reason.overdue', { days: reason.days })
    case 'due_today':
      return reason.time === null
        ? t('focus.reason.due_today')
        : t('focus.reason.due_todayAt', { time: currentFormatter().clock(reason.time) })
    case 'due_soon':
      return t('focus.reason.due_soon', { days: reason.days })
    case 'priority':
      return t(`common.priority.${reason.priority}`)
    case 'short':
      return t('focus.reason.short', { duration: formatDuration(reason.minutes) })
    case 'fits_energy':
      return t('focus.reason.fits_energy')
    case 'asks_more_energy':
      return t('focus.reason.asks_more_energy')
    case 'urgency':
      return t(`focus.reason.urgency.${reason.part}`)
    case 'unblocks':
      return t('focus.reason.unblocks', { count: reason.count })
    case 'oldest':
      return t('focus.reason.oldest')
    default:
      return assertNever(reason)
  }
}
