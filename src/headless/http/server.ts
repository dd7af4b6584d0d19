import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'

import type { Logger } from '@core/ports'

import { api } from './api'
import { API_PREFIX } from './api-prefix'
import { logFailure } from './error-log'
import { refusalOf } from './origin-guard'
import { problem, type Problem } from './problem'
import { rawAnswer } from './raw-answer'
import { pathOf, sendProblem } from './replies'
import { RPC_PATH, serveRpcSocket } from './rpc-socket'
import { contentSecurityPolicy, securityHeaders } from './security-headers'
import { Sessions } from './session'
import { failureCounter } from './failure-counter'
import { webApp } from './web-app'

import type { LoopbackServer, LoopbackServerOptions } from './http.types'

const LOOPBACK = '127.0.0.1'
/** A text of 1 MB is still read, so that its answer can say what is wrong with it. */
const MAX_BODY_BYTES = 2_000_000
/** How long requests under way may take to end when the server closes. */
const GRACE_MS = 300

/**
 * Starts the server on the loopback interface: REST at /api/v1 and, with `web`, the app and its WebSocket.
 * Throws PortTakenError when no port could be had.
 */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { core, logger, version, web } = options
  const app = Fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    // Ids have 36 characters, names of backups at most 123.
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    // The system's requests die with the process; anything else is ended by `close` below.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 30_000,
    frameworkErrors: (error, _request, reply) =>
      void sendProblem(reply.headers(securityHeaders), problemOfFrameworkError(error, logger)),
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.end(rawAnswer(problemOfConnection(error)))
    },
  })
  let port = 0
  const sessions = web === undefined ? null : new Sessions(web.installToken, web.random, options.now ?? Date.now)

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...securityHeaders, 'content-security-policy': contentSecurityPolicy(`${LOOPBACK}:${port}`) })
    const refused = refusalOf(request.headers, port)
    if (refused !== null) return sendProblem(reply, problem(refused.code, refused.detail))
    if (request.headers.host !== undefined)
      void reply.header('content-security-policy', contentSecurityPolicy(request.headers.host))
    return undefined
  })
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, { ...problemOfFrameworkError(error, logger), instance: pathOf(request) }),
  )
  app.setNotFoundHandler((request, reply) => {
    const isKnown =
      web !== undefined && !pathOf(request).startsWith('/api/') && request.method !== 'GET' && request.method !== 'HEAD'
    if (isKnown) void reply.header('allow', 'GET, HEAD')
    return sendProblem(
      reply,
      problem(isKnown ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND', undefined, { instance: pathOf(request) }),
    )
  })

  await app.register(rateLimit, { global: false })
  const countFailure = failureCounter(app)
  await app.register(api, {
    prefix: API_PREFIX,
    core,
    logger,
    version,
    sessions,
    countFailure,
    origin: () => originOf(port),
  })
  let closeSockets = (): void => {}
  if (web !== undefined && sessions !== null) {
    app.get(RPC_PATH, async (request, reply) =>
      sendProblem(
        reply.header('upgrade', 'websocket').header('connection', 'upgrade'),
        problem('UPGRADE_REQUIRED', undefined, { instance: pathOf(request) }),
      ),
    )
    app.get('/api/*', async (request, reply) =>
      sendProblem(reply, problem('NOT_FOUND', undefined, { instance: pathOf(request) })),
    )
    await app.register(webApp, { rendererDirectory: web.rendererDirectory, sessions, countFailure })
    closeSockets = serveRpcSocket(app.server, { core, sessions, logger, port: () => port })
  }

  try {
    port = await listen(app, options.port, options.otherPorts ?? 0)
  } catch (error) {
    closeSockets()
    await app.close()
    throw error
  }
  return {
    port,
    origin: originOf(port),
    address: web === undefined ? null : addressWith(originOf(port), web.installToken),
    ticketAddress: () => (sessions === null ? null : addressWith(originOf(port), sessions.ticket())),
    close: async () => {
      closeSockets()
      const impatience = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
      await app.close()
      clearTimeout(impatience)
    },
  }
}

/** Every port that might be used is taken. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
  constructor(readonly port: number) {
    super(`Port ${port} is in use by another program. Close that program, or choose another port with --port N.`)
  }
}

async function listen(app: FastifyInstance, first: number, others: number): Promise<number> {
  for (let port = first; port <= Math.min(first + others, 65_535); port += 1) {
    try {
      const address = await app.listen({ host: LOOPBACK, port })
      return Number(new URL(address).port) || 80
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // EACCES: a privileged port, or one that Windows keeps for itself.
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    }
  }
  throw new PortTakenError(first)
}

function originOf(port: number): string {
  return `http://${LOOPBACK}:${port}`
}

/** The address of the app that carries a token or a ticket. */
export function addressWith(origin: string, token: string): string {
  return `${origin}/?token=${encodeURIComponent(token)}`
}

/** What Node refuses before it is a request. */
function problemOfConnection(error: { readonly code: string }): Problem {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return problem('HEADERS_TOO_LARGE')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem('REQUEST_TIMEOUT')
    default:
      return problem('BAD_REQUEST', 'This is not a well-formed HTTP request.')
  }
}

/** What Fastify refuses before a handler is reached, in this server's words. */
function problemOfFrameworkError(error: unknown, logger: Logger): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('PAYLOAD_TOO_LARGE', 'The body is larger than 2 MB. Send less at once; nothing was saved.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INSTANCE_ALREADY_STARTED':
      return problem('UNSUPPORTED_MEDIA_TYPE')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('MALFORMED_BODY')
    case 'FST_ERR_BAD_URL':
      return problem('BAD_REQUEST', 'The address is not well-formed; check its percent signs.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problem('URI_TOO_LONG')
    default:
      break
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 400) return problem('MALFORMED_BODY')
  if (status === 403 || status === 404) return problem('NOT_FOUND')
  logFailure(logger, error)
  return problem('INTERNAL_SERVER_ERROR')
}
