import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'

import { router, type Core } from '@core/index'

import type { Logger } from '@core/ports'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import { CallSocket } from './call-socket'
import { logUnexpected } from './error-log'
import { upgradeRefusalOf } from './origin-guard'
import { problem, type Problem } from './problem'
import { rawAnswer } from './raw-answer'

import type { Sessions } from './session'

export const RPC_PATH = '/rpc'

/** Larger than the longest capture in any encoding, small enough that nobody fills the memory. */
const MAX_FRAME_BYTES = 2_000_000
const MAX_SOCKETS = 100
const HEARTBEAT_MS = 30_000
/** RFC 6455 section 7.4.1. */
const GOING_AWAY = 1001

export type RpcSocketOptions = {
  readonly core: Core
  readonly sessions: Sessions
  readonly logger: Logger
  readonly port: () => number
}

/** Serves the contract to signed-in browsers over one WebSocket each; returns a function that closes them all. */
export function serveRpcSocket(server: Server, { core, sessions, logger, port }: RpcSocketOptions): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    clientTracking: true,
    WebSocket: CallSocket,
  })
  const handler = new RPCHandler(router, { interceptors: [logUnexpected(logger)] })
  const context = { core, caller: { actor: { kind: 'person', id: null }, origin: 'app' } } as const
  /** Sockets that were heard of since the last heartbeat. */
  const alive = new WeakSet<object>()

  function refusalOf(request: IncomingMessage): Problem | null {
    if (request.url?.split('?')[0] !== RPC_PATH) return problem('NOT_FOUND')
    const refused = upgradeRefusalOf(request.headers, port())
    if (refused !== null) return problem(refused.code, refused.detail)
    if (!sessions.isSignedIn(request.headers.cookie)) {
      return problem('UNAUTHORIZED', 'Open Proxy from the address it printed when it started.')
    }
    return sockets.clients.size < MAX_SOCKETS
      ? null
      : problem('TOO_MANY_REQUESTS', 'Close some of the windows that show Proxy.')
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const refusal = refusalOf(request)
    if (refusal !== null) {
      stream.end(rawAnswer(refusal))
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket)
      socket.on('pong', () => alive.add(socket))
      // ws closes the connection by itself after a protocol error or a frame that is too large.
      socket.on('error', (error) => logger.warn('A WebSocket failed', { message: error.message }))
      void handler.upgrade(socket, { context })
    })
  })

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.delete(socket)) socket.ping()
      else socket.terminate()
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return () => {
    clearInterval(heartbeat)
    for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Proxy is closing')
    sockets.close()
  }
}
