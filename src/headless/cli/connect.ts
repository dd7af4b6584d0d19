import { setTimeout as sleep } from 'node:timers/promises'

import { createRouterClient, ORPCError } from '@orpc/server'

import { OpenError, router, type Core } from '@core/index'

import type { Directories } from '@core/directories'
import type { Logger } from '@core/ports'

import { inputErrors } from '../http/problem'
import { loopbackOrigin } from '../http/origin-guard'
import { readInstallToken } from '../http/session'
import { openHeadlessCore, secretsOf } from '../open-core'

import type { Installation } from '../installation'
import type { Client } from './remote-client'

/** A way to the data: the core itself, or the host that has it open. */
export type Connection = { readonly client: Client; close(): Promise<void> }

export type ConnectOptions = {
  readonly directories: Directories
  readonly installation: Installation
  readonly logger: Logger
}

const TOKEN_NEEDED =
  'Proxy is open with this data. Use its window, or make an API token in its settings and set PROXY_API_TOKEN to it.'
/** How long a host that is just starting or stopping gets. */
const PATIENCE_MS = 3000
const POLL_MS = 100

/** Opens the data, or reaches the host that has it open. Throws OpenError. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const secrets = secretsOf(options.directories)
  for (let waited = 0; ; waited += POLL_MS) {
    try {
      return direct(await openHeadlessCore({ ...options, secrets, apiUrl: () => null }))
    } catch (error) {
      if (!(error instanceof OpenError) || error.code !== 'LOCKED') throw error
      const origin = loopbackOrigin(error.owner?.url ?? '')
      if (origin !== null) return remote(origin, process.env['PROXY_API_TOKEN'] ?? readInstallToken(secrets))
      if (waited >= PATIENCE_MS) throw error
      await sleep(POLL_MS)
    }
  }
}

function direct(core: Core): Connection {
  const context = { core, caller: { actor: { kind: 'person', id: null }, origin: 'cli' } } as const
  return { client: createRouterClient(router, { context }), close: () => core.close() }
}

/** Speaks REST, because that is what every host serves that can be reached at all. */
async function remote(origin: string, token: string | null): Promise<Connection> {
  if (token === null) throw new OpenError('LOCKED', TOKEN_NEEDED)
  const { remoteClient } = await import('./remote-client')
  return { client: remoteClient(origin, token), close: async () => {} }
}

/** Puts any failure into words for a person; null when it is none that was foreseen. */
export function explain(error: unknown): string | null {
  if (error instanceof OpenError) return error.message
  if (error instanceof ORPCError) {
    if (error.code === 'UNAUTHORIZED') return TOKEN_NEEDED
    const wrong = error.code === 'BAD_REQUEST' ? inputErrors(error.data) : null
    return wrong?.map(({ detail }) => detail).join('\n') ?? error.message
  }
  if (error instanceof TypeError && error.message === 'fetch failed')
    return 'Proxy did not answer. If it was just closed, try again.'
  return null
}
