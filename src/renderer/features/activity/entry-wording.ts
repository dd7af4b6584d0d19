import { ORPCError } from '@orpc/client'

import { assertNever } from '@contract/assert-never'
import type { ActivityEntry } from '@contract/activity'
import { describeFailure } from '@renderer/app/failure'
import { t, translate } from '@renderer/i18n/index'
import { activity } from '@renderer/i18n/en/activity'

/** What was done, as a sentence. */
export function entryText(entry: ActivityEntry): string {
  switch (entry.kind) {
    case 'change':
      return entry.label
    case 'undo':
      return t('activity.undid', { label: entry.label })
    case 'redo':
      return t('activity.redid', { label: entry.label })
    default:
      return assertNever(entry.kind)
  }
}

/** Who did it, and through which door unless it was this app's own window. */
export function entryAuthor(entry: ActivityEntry): string {
  const who = t(`activity.who.${entry.actor.kind}`)
  // The id of an agent is its run's, which says nothing to a person; the label names the proxy.
  if (!(entry.origin in activity.origin)) return who
  return t('activity.who.via', {
    who,
    origin: translate(`activity.origin.${entry.origin as keyof typeof activity.origin}`),
  })
}

/** Why an undo was refused. The core's own words name the later change that stands in the way. */
export function refusalText(error: unknown): string {
  if (error instanceof ORPCError && error.code === 'CONFLICT' && error.message !== '') return error.message
  return describeFailure(error).message
}
