import { ORPCError } from '@orpc/server'

import type { commonErrors } from '@contract/procedure'
import type * as z from 'zod'

type ConflictReason = z.infer<(typeof commonErrors)['CONFLICT']['data']>['reason']

export function notFound(entity: string, id: string): Error {
  return new ORPCError('NOT_FOUND', {
    defined: true,
    status: 404,
    message: `There is no ${entity} with this id; it may have been deleted.`,
    data: { entity, id },
  })
}

/** A field of the input that its schema took and that still cannot be meant; the same as what a schema refuses. */
export function invalidInput(field: string, message: string): Error {
  return new ORPCError('BAD_REQUEST', {
    status: 400,
    message: 'Input validation failed',
    data: { issues: [{ code: 'custom', path: [field], message }] },
  })
}

export function conflict(reason: ConflictReason, message: string, subject?: string): Error {
  return new ORPCError('CONFLICT', {
    defined: true,
    status: 409,
    message,
    data: subject === undefined ? { reason } : { reason, subject },
  })
}

export function unavailable(capability: string, message: string): Error {
  return new ORPCError('UNAVAILABLE', { defined: true, status: 501, message, data: { capability } })
}

/** Why the core could not be opened; the message says what to do. */
export class OpenError extends Error {
  override readonly name = 'OpenError'
  constructor(
    readonly code: 'LOCKED' | 'FUTURE' | 'CORRUPT' | 'READ_ONLY' | 'FULL' | 'FAILED',
    message: string,
    readonly owner?: { readonly pid: number; readonly url: string | null },
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
