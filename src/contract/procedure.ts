import { oc } from '@orpc/contract'
import * as z from 'zod'

/** The ways a call can fail that a caller may want to tell apart; every message says what to do. */
export const commonErrors = {
  NOT_FOUND: { status: 404, data: z.object({ entity: z.string(), id: z.string() }) },
  CONFLICT: {
    status: 409,
    data: z.object({
      reason: z.enum([
        'changed_since',
        'already_undone',
        'not_undone',
        'nothing_to_undo',
        'nothing_to_redo',
        'referenced',
        'focus_active',
        'focus_inactive',
        'focus_undecided',
        'focus_settled',
        'focus_too_long',
        'outside_time',
        'task_closed',
        'cycle',
        'duplicate',
        'goal_dates',
        'report_span',
        'hotkey_refused',
        'invalid_recurrence',
        'backup_invalid',
        'address_refused',
        'in_future',
        'overlap',
        'implausible',
        'import_invalid',
        'stale',
        'already_decided',
        'not_proposable',
        'always_asked',
        'persons_only',
        'no_steps',
      ]),
      subject: z.string().optional(),
    }),
  },
  UNAVAILABLE: { status: 501, data: z.object({ capability: z.string() }) },
  STORAGE_FULL: { status: 507 },
  STORAGE_READ_ONLY: { status: 503 },
  STORAGE_BUSY: { status: 503 },
  STORAGE_CORRUPT: { status: 500 },
  /** A file or folder besides the database; the message says which one. */
  FILE_UNUSABLE: { status: 503 },
} as const

export const procedure = oc.errors(commonErrors)
