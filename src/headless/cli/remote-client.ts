import { createORPCClient, ORPCError } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'

import { contract } from '@contract/index'
import { commonErrors } from '@contract/procedure'

import { API_PREFIX } from '../http/api-prefix'
import { PROBLEM_TYPE } from '../http/problem'

import type { AppContract } from '@contract/index'
import type { ContractRouterClient } from '@orpc/contract'

/** The contract as a caller sees it, wherever it is carried out. */
export type Client = ContractRouterClient<AppContract>

type Fetch = (request: Request, init: { redirect?: Request['redirect'] }) => Promise<Response>

/** The contract over REST, with problem details turned back into the errors that they were. */
export function remoteClient(origin: string, token: string, fetch: Fetch = globalThis.fetch): Client {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: `${origin}${API_PREFIX}`,
      fetch: async (request, init) => readableProblem(await fetch(request, init)),
      headers: { authorization: `Bearer ${token}` },
      customErrorResponseBodyDecoder: errorOfProblem,
    }),
  )
}

/** Turns problem details back into the error a procedure threw. */
function errorOfProblem(body: unknown): ORPCError<string, unknown> | null {
  if (!isRecord(body)) return null
  const { code, status, detail, data, errors } = body
  if (typeof code !== 'string' || typeof status !== 'number' || typeof detail !== 'string') return null
  return new ORPCError(code, {
    defined: code in commonErrors,
    status,
    message: detail,
    data: Array.isArray(errors) ? { issues: errors.filter(isRecord).map(issueOf) } : data,
  })
}

/** A pointer into the input (RFC 6901, as a URI fragment) as the path that validators give. */
function issueOf({ pointer, detail }: Readonly<Record<string, unknown>>): { path: readonly string[]; message: string } {
  const parts = String(pointer).split('/').slice(1)
  return {
    path: parts.map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')),
    message: String(detail),
  }
}

/** The link reads a body as JSON only when its type is exactly that. */
function readableProblem(response: Response): Response {
  if (response.headers.get('content-type')?.startsWith(PROBLEM_TYPE) !== true) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(response.body, { status: response.status, headers })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
