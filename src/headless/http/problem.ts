import type { commonErrors } from '@contract/procedure'

import { API_PREFIX } from './api-prefix'

/** Problem details (RFC 9457), with `code`, `data` and `errors` as extension members. */
export type Problem = {
  /** Address of a description of this kind of problem. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** The path that was asked for, without its query. */
  readonly instance?: string
  /** What was wrong with the input, part by part; at most 20. */
  readonly errors?: readonly InputError[]
  readonly data?: unknown
}

export type InputError = {
  /** JSON pointer as a URI fragment (RFC 6901 section 6) into the input: body, query and path parameters as one object. */
  readonly pointer: string
  readonly detail: string
}

export const PROBLEM_TYPE = 'application/problem+json'
const PROBLEMS_PATH = `${API_PREFIX}/problems`

type Kind = { readonly status: number; readonly title: string; readonly help: string }

/** Every problem this server can answer with, by code; what the contract declares is a part of it. */
export const problemKinds = {
  BAD_REQUEST: {
    status: 400,
    title: 'The input is not valid',
    help: 'Change the parts that `errors` points to and send it again.',
  },
  MALFORMED_BODY: {
    status: 400,
    title: 'The body is not JSON',
    help: 'Send one JSON object, with content-type application/json.',
  },
  UNAUTHORIZED: {
    status: 401,
    title: 'A token is needed',
    help: 'Make an API token in Proxy’s settings and send it as `Authorization: Bearer TOKEN`.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'Another site asked',
    help: 'Pages of other sites may not call this server; call it from a program.',
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    help: 'Check the address or the id; `openapi.json` lists every address.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'This method does not work here',
    help: 'Use one of the methods in the `allow` header.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request took too long to arrive',
    help: 'Send the whole request at once, within 30 seconds.',
  },
  CONFLICT: {
    status: 409,
    title: 'This does not fit the present state',
    help: '`data.reason` says what stands in the way.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, title: 'The body is too large', help: 'Send less at once; nothing was saved.' },
  URI_TOO_LONG: { status: 414, title: 'The address is too long', help: 'Shorten the address; ids have 36 characters.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is not JSON',
    help: 'Send JSON, with content-type application/json.',
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    title: 'Another address was asked for',
    help: 'Use http://127.0.0.1 or http://localhost with the port of this server.',
  },
  UPGRADE_REQUIRED: { status: 426, title: 'This address speaks WebSocket', help: 'Programs use /api/v1 instead.' },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: 'Too many requests',
    help: 'Wait as many seconds as `retry-after` says, then go on.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: 'The headers are too large',
    help: 'Send less than 16 kB of headers; clear the cookies of 127.0.0.1 if they are many.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    title: 'Something went wrong in Proxy',
    help: 'Try again; if it stays, restart Proxy and look at its log.',
  },
  STORAGE_CORRUPT: {
    status: 500,
    title: 'The database is damaged',
    help: 'Restore a backup: npm run -s proxy -- backup restore latest',
  },
  UNAVAILABLE: { status: 501, title: 'This host cannot do that', help: 'Use the desktop app for it.' },
  STORAGE_READ_ONLY: {
    status: 503,
    title: 'The database may not be written',
    help: 'Check the permissions of the data folder and try again.',
  },
  STORAGE_BUSY: {
    status: 503,
    title: 'The database is busy',
    help: 'Close the other program that uses it and try again.',
  },
  FILE_UNUSABLE: {
    status: 503,
    title: 'A file or folder cannot be used',
    help: '`detail` says which one, and what to do.',
  },
  STORAGE_FULL: { status: 507, title: 'The disk is full', help: 'Free some space and try again; nothing was lost.' },
} as const satisfies Record<string, Kind> & Record<keyof typeof commonErrors, Kind>

export type ProblemCode = keyof typeof problemKinds

/** Makes a problem of a kind this server knows. */
export function problem(
  code: ProblemCode,
  detail: string = problemKinds[code].help,
  more: Partial<Problem> = {},
): Problem {
  const { status, title } = problemKinds[code]
  return { type: problemAddress(code), title, status, detail, code, ...more }
}

/** What is known about a kind of problem, by the last part of its address; null when there is none. */
export function describeProblem(slug: string): object | null {
  const entry = Object.entries(problemKinds).find(([code]) => slugOf(code) === slug)
  if (entry === undefined) return null
  const [code, { status, title, help }] = entry
  return { type: problemAddress(code), code, status, title, help }
}

/** An error as oRPC puts it on the wire. */
export type ErrorBody = {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly data?: unknown
}

/** Turns an error of a procedure into a problem: the same code, with input errors as pointers. */
export function problemOfError(error: ErrorBody, instance: string): Problem {
  const issues = error.code === 'BAD_REQUEST' ? inputErrors(error.data) : null
  if (issues !== null) {
    const detail = issues.map(({ pointer, detail: text }) => `${pointer}: ${text}`).join(' ')
    return problem('BAD_REQUEST', detail, { instance, errors: issues })
  }
  const more = { instance, ...(error.data === undefined ? {} : { data: error.data }) }
  if (isProblemCode(error.code)) return problem(error.code, error.message, { ...more, status: error.status })
  return {
    type: 'about:blank',
    title: error.code,
    status: error.status,
    detail: error.message,
    code: error.code,
    ...more,
  }
}

const MAX_INPUT_ERRORS = 20
/** A key is repeated in the answer, so that it can be found; not all of it when it is absurdly long. */
const MAX_KEY_LENGTH = 80

/** What was wrong with an input, from the data of a BAD_REQUEST; null when it does not say. */
export function inputErrors(data: unknown): readonly InputError[] | null {
  const issues: unknown = isRecord(data) ? data['issues'] : undefined
  if (!Array.isArray(issues)) return null
  return issues.filter(isRecord).flatMap(toInputErrors).slice(0, MAX_INPUT_ERRORS)
}

function toInputErrors(issue: Readonly<Record<string, unknown>>): readonly InputError[] {
  const path = Array.isArray(issue['path']) ? issue['path'].map(segmentOf) : []
  const unknownKeys = issue['keys']
  if (issue['code'] === 'unrecognized_keys' && Array.isArray(unknownKeys)) {
    return unknownKeys.map((key) => ({
      pointer: pointerOf([...path, String(key)]),
      detail: 'There is no such field. Remove it or check its spelling.',
    }))
  }
  return [
    {
      pointer: pointerOf(path),
      detail: typeof issue['message'] === 'string' ? issue['message'] : 'This is not valid.',
    },
  ]
}

function segmentOf(segment: unknown): string {
  return String(isRecord(segment) ? segment['key'] : segment)
}

function pointerOf(path: readonly string[]): string {
  const parts = path.map((part) => encodeURIComponent(shorten(part).replaceAll('~', '~0').replaceAll('/', '~1')))
  return `#${parts.map((part) => `/${part}`).join('')}`
}

function shorten(key: string): string {
  const shown = key.length > MAX_KEY_LENGTH ? `${key.slice(0, MAX_KEY_LENGTH)}…` : key
  // Half of a surrogate pair would make encodeURIComponent throw.
  return shown.toWellFormed()
}

function problemAddress(code: string): string {
  return `${PROBLEMS_PATH}/${slugOf(code)}`
}

function slugOf(code: string): string {
  return code.toLowerCase().replaceAll('_', '-')
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
