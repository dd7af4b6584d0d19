import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'

import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { WebSocket } from 'ws'

import { router, type Core } from '@core/index'
import { remoteClient, type Client } from '@headless/cli/remote-client'

import { person } from '../test-core'
import { startTestServer } from './test-server'

export type { Client } from '@headless/cli/remote-client'

/** One connection of one client; `drop` is what a lost network or a crashed window does to it. */
export type Line = { readonly client: Client; drop(): void | Promise<void> }

/** A way to call the contract. Every transport must be indistinguishable from every other by its results. */
export type Transport = { connect(): Line | Promise<Line>; close(): Promise<void> }

export const transports = {
  'in memory': openMemory,
  MessagePort: openPorts,
  WebSocket: openSockets,
  HTTP: openHttp,
} satisfies Record<string, (core: Core) => Transport | Promise<Transport>>

function openMemory(core: Core): Transport {
  return {
    // Nothing lies between caller and callee that could be lost.
    connect: () => ({ client: createRouterClient(router, { context: { core, caller: person } }), drop: () => {} }),
    close: async () => {},
  }
}

function openPorts(core: Core): Transport {
  const handler = new PortHandler(router)
  const open: MessageChannel[] = []
  return {
    connect: () => {
      const channel = new MessageChannel()
      open.push(channel)
      handler.upgrade(channel.port1, { context: { core, caller: person } })
      channel.port1.start()
      channel.port2.start()
      return {
        client: createORPCClient<Client>(new PortLink({ port: channel.port2 })),
        drop: () => channel.port2.close(),
      }
    },
    close: async () => {
      for (const { port1 } of open) port1.close()
    },
  }
}

async function openSockets(core: Core): Promise<Transport> {
  const server = await startTestServer(core)
  return {
    connect: async () => {
      const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/rpc`, {
        headers: { cookie: await server.signIn(), origin: server.origin },
      })
      await once(socket, 'open')
      // The types of ws are those of Node's events, the link's those of a browser; at run time they are alike.
      const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })
      return { client: createORPCClient<Client>(link), drop: () => lose(socket) }
    },
    close: () => server.close(),
  }
}

async function openHttp(core: Core): Promise<Transport> {
  const server = await startTestServer(core)
  const { token } = core.apiToken.create()
  return {
    connect: () => {
      const lost = new AbortController()
      const client = remoteClient(server.origin, token, (request, init) =>
        fetch(request, { ...init, signal: AbortSignal.any([request.signal, lost.signal]) }),
      )
      return { client, drop: () => lost.abort() }
    },
    close: () => server.close(),
  }
}

async function lose(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close')
  socket.terminate()
  await closed
}
