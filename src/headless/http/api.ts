import { OpenAPIHandler } from '@orpc/openapi/fastify'

import { router, verifyApiToken, type Core } from '@core/index'

import type { Logger } from '@core/ports'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { API_PREFIX } from './api-prefix'
import { logUnexpected } from './error-log'
import { describeProblem, problem, PROBLEM_TYPE, problemOfError, type ErrorBody } from './problem'
import { QueryCoercionPlugin } from './query-coercion'
import { pathOf, sendProblem } from './replies'
import { allowedMethods } from './route-table'

import type { CountFailure } from './failure-counter'
import type { Sessions } from './session'

const MINUTE_MS = 60_000
/** Enough for any script a person runs at home; stops a loop gone wrong. */
const CALLS_PER_MINUTE = 300

export type ApiOptions = {
  readonly core: Core
  readonly logger: Logger
  readonly version: string
  /** Present where the app is served too: its install token then works as a bearer token, for the command line. */
  readonly sessions: Sessions | null
  readonly countFailure: CountFailure
  readonly origin: () => string
}

type Origin = 'api' | 'cli'

/** Serves the contract as REST with a bearer token, problem details and a rate limit. */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { core, logger, sessions, countFailure } = options
  const handler = new OpenAPIHandler(router, {
    plugins: [new QueryCoercionPlugin()],
    interceptors: [logUnexpected(logger)],
    rootInterceptors: [
      async (call) => {
        const { request } = call
        const result = await call.next({
          ...call,
          request: { ...request, method: request.method === 'HEAD' ? 'GET' : request.method },
        })
        if (!result.matched || result.response.status < 400) return result
        const body = problemOfError(result.response.body as ErrorBody, request.url.pathname)
        return { ...result, response: { ...result.response, body } }
      },
    ],
  })

  const callers = new WeakMap<FastifyRequest, Origin>()
  const countCall = app.createRateLimit({
    max: CALLS_PER_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => callers.get(request) ?? 'nobody',
  })

  function callerOf(authorization: string | undefined): Origin | null {
    // RFC 6750 section 2.1.
    const token = /^bearer ([\w.~+/-]{1,512}=*)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) return null
    if (sessions?.isInstallToken(token) === true) return 'cli'
    return verifyApiToken(core, token) ? 'api' : null
  }

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    if (isPublic(request)) return
    const caller = callerOf(request.headers.authorization)
    if (caller === null) {
      await refuse(request, reply)
      return
    }
    callers.set(request, caller)
    const used = await countCall(request)
    if (used.isAllowed) return
    void reply.headers({
      'ratelimit-limit': used.max,
      'ratelimit-remaining': used.remaining,
      'ratelimit-reset': used.ttlInSeconds,
    })
    if (used.isExceeded) sendTooMany(request, reply, used.ttlInSeconds)
  })

  async function refuse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const wait = await countFailure(request)
    if (wait !== null) {
      sendTooMany(request, reply, wait)
      return
    }
    // RFC 6750 section 3: say no more than that a token is needed when none was given.
    const given = request.headers.authorization !== undefined
    void reply.header(
      'www-authenticate',
      given ? 'Bearer realm="proxy", error="invalid_token"' : 'Bearer realm="proxy"',
    )
    sendProblem(
      reply,
      problem(
        'UNAUTHORIZED',
        given ? 'This token is not, or no longer, the API token. Make a new one in Proxy’s settings.' : undefined,
        { instance: pathOf(request) },
      ),
    )
  }

  app.addHook('onSend', async (_request, reply, payload) => {
    // The handler calls every body plain JSON.
    if (reply.statusCode >= 400) void reply.header('content-type', PROBLEM_TYPE)
    return payload
  })

  readJsonOnly(app)

  let document: Promise<string> | null = null
  app.get('/openapi.json', { exposeHeadRoute: true }, async (_request, reply) => {
    document ??= describeApi(options)
    return reply.type('application/json').send(await document)
  })
  app.get<{ Params: { slug: string } }>('/problems/:slug', { exposeHeadRoute: true }, async (request, reply) => {
    const kind = describeProblem(request.params.slug)
    if (kind === null) return sendProblem(reply, problem('NOT_FOUND', undefined, { instance: pathOf(request) }))
    return reply.send(kind)
  })

  app.all('/*', async (request, reply) => {
    const path = pathOf(request)
    const allowed = allowedMethods(path.slice(API_PREFIX.length))
    if (allowed.length === 0) return sendProblem(reply, problem('NOT_FOUND', undefined, { instance: path }))
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allowed.join(', ')).send()
    if (request.method === 'HEAD' && path === `${API_PREFIX}/events`) return reply.type('text/event-stream').send()
    const context = {
      core,
      caller: { actor: { kind: 'person', id: null }, origin: callers.get(request) ?? 'api' },
    } as const
    const { matched } = await handler.handle(request, reply, { prefix: API_PREFIX, context })
    if (matched) return reply
    void reply.header('allow', allowed.join(', '))
    return sendProblem(reply, problem('METHOD_NOT_ALLOWED', `Use ${allowed.join(', ')} here.`, { instance: path }))
  })
}

/** What the API is and what its problems mean is no secret; a token would only be in the way of tools. */
function isPublic(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return (
    request.method === 'OPTIONS' || path === `${API_PREFIX}/openapi.json` || path.startsWith(`${API_PREFIX}/problems/`)
  )
}

function sendTooMany(request: FastifyRequest, reply: FastifyReply, seconds: number): void {
  void reply.header('retry-after', seconds)
  sendProblem(
    reply,
    problem('TOO_MANY_REQUESTS', `Wait ${seconds} seconds, then go on.`, { instance: pathOf(request) }),
  )
}

/** The generator is large and seldom needed: it is loaded at the first request for the description. */
async function describeApi({ version, origin }: ApiOptions): Promise<string> {
  const { openapiDocument } = await import('./openapi-document')
  return JSON.stringify(await openapiDocument({ version, origin: origin() }))
}

/**
 * Nothing but JSON is read. Types that a form of another site could send are refused, and `__proto__` in a body is an
 * error. An empty body counts as an empty object.
 */
function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {})
    else void parse(request, body, done)
  })
}
