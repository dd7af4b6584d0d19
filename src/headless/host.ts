import { setTimeout as sleep } from 'node:timers/promises'

import { directories } from '@core/directories'
import { OpenError, systemPorts, type Core } from '@core/index'

import { openInBrowser } from './browser'
import { SecretsError } from './file-secrets'
import { hostHelp, readHostArguments } from './host-arguments'
import {
  addressWith,
  installToken,
  loopbackOrigin,
  PortTakenError,
  readInstallToken,
  Sessions,
  startLoopbackServer,
  type LoopbackServer,
} from './http'
import { logFailure } from './http/error-log'
import { findInstallation } from './installation'
import { createLogger } from './logger'
import { openHeadlessCore, secretsOf } from './open-core'

import type { Directories } from '@core/directories'

const DEFAULT_PORT = 4747
const OTHER_PORTS = 30
/** How long a host that is just starting gets to say where it is. */
const OWNER_PATIENCE_MS = 3000
const OWNER_POLL_MS = 100
/** A shutdown that takes longer is ended; the database survives that, it is made for it. */
const SHUTDOWN_MS = 1900

/** Runs the host until it is told to stop. Resolves once it serves, or with the exit code when it will not. */
export async function runHost(args: readonly string[]): Promise<number | null> {
  const wanted = readHostArguments(args)
  switch (wanted.kind) {
    case 'help':
      say(hostHelp)
      return 0
    case 'invalid':
      complain(`${wanted.message}\n\n${hostHelp}`)
      return 2
    case 'run':
      break
  }
  try {
    return await serve(wanted)
  } catch (error) {
    const foreseen = error instanceof OpenError || error instanceof PortTakenError || error instanceof SecretsError
    complain(
      foreseen ? error.message : `Proxy could not start: ${error instanceof Error ? error.stack : String(error)}`,
    )
    return 1
  }
}

type Wish = { readonly port: number | null; readonly dataDirectory: string | undefined; readonly open: boolean }

async function serve({ port, dataDirectory, open }: Wish): Promise<number | null> {
  const folders = directories({ dataDirectory })
  const installation = findInstallation(import.meta.dirname)
  const logger = createLogger(process.env['PROXY_LOG'])
  const secrets = secretsOf(folders)
  const { random } = systemPorts()
  let server: LoopbackServer | null = null

  const found = await openOrFind(() =>
    openHeadlessCore({ directories: folders, installation, secrets, logger, apiUrl: () => server?.origin ?? null }),
  )
  if ('running' in found) return leadTo(found.running, folders, open)
  const { core } = found
  try {
    server = await startLoopbackServer({
      core,
      logger,
      version: installation.version,
      port: port ?? DEFAULT_PORT,
      otherPorts: port === null ? OTHER_PORTS : 0,
      web: { rendererDirectory: installation.rendererDirectory, installToken: installToken(secrets, random), random },
    })
  } catch (error) {
    await core.close()
    throw error
  }
  core.setOwnerUrl(server.origin)
  // Nothing is half done in memory, so one call that went wrong is no reason to end everybody's.
  process.on('unhandledRejection', (error) => logFailure(logger, error))
  closeOnSignal(server, core)
  if (port === null && server.port !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is in use, so this is ${server.port}.`)
  say(`Proxy is running at ${server.address}`)
  const ticket = server.ticketAddress()
  if (open && ticket !== null) openInBrowser(ticket)
  return null
}

/** Opens the core, or finds the host that has it open already and waits until that one says where it is. */
async function openOrFind(open: () => Promise<Core>): Promise<{ readonly core: Core } | { readonly running: string }> {
  for (let waited = 0; ; waited += OWNER_POLL_MS) {
    try {
      return { core: await open() }
    } catch (error) {
      if (!(error instanceof OpenError) || error.code !== 'LOCKED') throw error
      const origin = loopbackOrigin(error.owner?.url ?? '')
      if (origin !== null) return { running: origin }
      if (waited >= OWNER_PATIENCE_MS) throw error
      await sleep(OWNER_POLL_MS)
    }
  }
}

/** Leads a person to the host that is running already. */
function leadTo(origin: string, folders: Directories, open: boolean): number {
  const token = readInstallToken(secretsOf(folders))
  if (token === null) {
    say(`Proxy is already running at ${origin}`)
    return 0
  }
  say(`Proxy is already running at ${addressWith(origin, token)}`)
  if (open) openInBrowser(addressWith(origin, new Sessions(token, systemPorts().random, Date.now).ticket()))
  return 0
}

function closeOnSignal(server: LoopbackServer, core: Core): void {
  let closing = false
  const close = async (): Promise<void> => {
    if (closing) process.exit(1)
    closing = true
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref()
    await server.close()
    await core.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      close().catch((error: unknown) => {
        complain(`Proxy did not close cleanly: ${error instanceof Error ? error.message : String(error)}`)
        process.exit(1)
      })
    })
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
