import { ORPCError } from '@orpc/client'

import { t, translate } from '@renderer/i18n/index'

import { ConnectionLost } from './connection-lost'

/** A refused call in a person's words: what happened and what to do. */
export type Failure = {
  readonly kind: 'connection' | 'invalid' | 'conflict' | 'missing' | 'storage' | 'unavailable' | 'unknown'
  readonly message: string
  /** The same call may succeed later without a change. */
  readonly retryable: boolean
}

const conflictReasons = [
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
  'task_closed',
  'cycle',
  'duplicate',
  'goal_dates',
  'report_span',
  'hotkey_refused',
  'backup_invalid',
  'address_refused',
] as const

/** Conflicts whose message says what was wrong with this very input. */
const ownWords: ReadonlySet<unknown> = new Set([
  'in_future',
  'overlap',
  'outside_time',
  'implausible',
  'import_invalid',
  'invalid_recurrence',
  'stale',
  'already_decided',
  'not_proposable',
  'always_asked',
  'persons_only',
  'no_steps',
])

/** Puts an error of any call into words from the catalogue. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ConnectionLost)
    return { kind: 'connection', message: t('shell.failure.connection'), retryable: true }
  if (!(error instanceof ORPCError)) return { kind: 'unknown', message: t('shell.failure.unknown'), retryable: false }
  switch (error.code) {
    case 'NOT_FOUND':
      return { kind: 'missing', message: t('shell.failure.missing'), retryable: false }
    case 'CONFLICT':
      return { kind: 'conflict', message: conflictMessage(error.data, error.message), retryable: false }
    case 'BAD_REQUEST':
      return { kind: 'invalid', message: firstIssue(error.data) ?? t('shell.failure.invalid'), retryable: false }
    case 'UNAVAILABLE':
      // Where keys rest says itself what is wrong with it, and names no key.
      return {
        kind: 'unavailable',
        message: field(error.data, 'capability') === 'secrets' ? error.message : t('shell.failure.unavailable'),
        retryable: false,
      }
    case 'STORAGE_FULL':
      return { kind: 'storage', message: t('shell.failure.storageFull'), retryable: true }
    case 'STORAGE_READ_ONLY':
      return { kind: 'storage', message: t('shell.failure.storageReadOnly'), retryable: true }
    case 'STORAGE_BUSY':
      return { kind: 'storage', message: t('shell.failure.storageBusy'), retryable: true }
    case 'STORAGE_CORRUPT':
      return { kind: 'storage', message: t('shell.failure.storageCorrupt'), retryable: false }
    case 'FILE_UNUSABLE':
      // Only the core knows which file it is, and says so.
      return { kind: 'storage', message: error.message, retryable: true }
    default:
      return { kind: 'unknown', message: t('shell.failure.unknown'), retryable: false }
  }
}

function conflictMessage(data: unknown, message: string): string {
  if (ownWords.has(field(data, 'reason'))) return message
  const reason = conflictReasons.find((it) => it === field(data, 'reason'))
  return reason === undefined ? t('shell.failure.unknown') : translate(`shell.failure.conflict.${reason}`)
}

/** The contract's own messages say what to do about a text or a date; they are shown as they are. */
function firstIssue(data: unknown): string | undefined {
  const issues = field(data, 'issues')
  const message = Array.isArray(issues) ? field(issues[0], 'message') : undefined
  return typeof message === 'string' ? message : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
