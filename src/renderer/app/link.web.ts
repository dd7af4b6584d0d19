import { RPCLink } from '@orpc/client/websocket'
import ReconnectingWebSocket from 'partysocket/ws'

import type { AppLink } from './api'
import { ConnectionLost, namingLostConnections } from './connection-lost'
import { connectionStore } from './connection.store'

/** A restart of the host takes a second or two; a call that waited longer is better told than kept. Milliseconds. */
const LONGEST_WAIT_MS = 8000

/** Opens the connection to the host that served this page, and opens it again whenever it is lost. */
export function createWebLink(location: Pick<Location, 'protocol' | 'host'>): AppLink {
  const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/rpc`
  const socket = new ReconnectingWebSocket(url, null, {
    // The host is on this machine: an early retry is cheap, and nobody is served by a wait of minutes.
    minReconnectionDelay: 250,
    maxReconnectionDelay: 4000,
    reconnectionDelayGrowFactor: 1.5,
    minUptime: 2000,
    connectionTimeout: 4000,
    // Every call has its own answer to a lost connection; a queue below would send what its caller gave up.
    maxEnqueuedMessages: 0,
  })
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => connectionStore.setState({ connection: 'open' }))
  socket.addEventListener('close', () => connectionStore.setState({ connection: 'lost' }))
  // The class mirrors WebSocket's behaviour but not its overloads.
  const link = new RPCLink({ websocket: socket as unknown as WebSocket })
  return callingWhenOpen(namingLostConnections(link), socket)
}

type Opening = Pick<ReconnectingWebSocket, 'readyState' | 'addEventListener' | 'removeEventListener'>

/** Lets a call wait for the connection. Nothing of it was sent, so that this is safe for any call. */
export function callingWhenOpen(link: AppLink, socket: Opening): AppLink {
  return {
    call: async (path, input, options) => {
      await opened(socket, options.signal)
      return link.call(path, input, options)
    },
  }
}

function opened(socket: Opening, signal: AbortSignal | undefined): Promise<void> {
  if (socket.readyState === WebSocket.OPEN) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      socket.removeEventListener('open', open)
      signal?.removeEventListener('abort', abort)
      end()
    }
    const open = (): void => settle(resolve)
    const abort = (): void => settle(() => reject(signal?.reason as Error))
    const timer = setTimeout(
      () => settle(() => reject(new ConnectionLost('Proxy could not be reached.'))),
      LONGEST_WAIT_MS,
    )
    socket.addEventListener('open', open)
    signal?.addEventListener('abort', abort)
  })
}
