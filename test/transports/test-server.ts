import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Core } from '@core/index'
import { startLoopbackServer } from '@headless/http'

import { FakeLogger, fakeRandom } from '../fake-ports'

export const INSTALL_TOKEN = 'install-token-of-the-tests'

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

export type Asked = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export type TestServer = {
  readonly origin: string
  readonly port: number
  readonly logger: FakeLogger
  readonly ticketAddress: () => string | null
  /** The Cookie header of a browser that came with the token. */
  signIn(): Promise<string>
  /** Sends a path and headers exactly as given, as no browser or fetch would. */
  ask(path: string, asked?: Asked): Promise<Answer>
  close(): Promise<void>
}

/** A real server on a free port, with a small renderer of its own. */
export async function startTestServer(core: Core, options: { readonly web?: boolean } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-server-'))
  writeFileSync(join(folder, 'outside.txt'), 'not yours')
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'web.html'), '<!doctype html><title>Proxy</title>the app')
  writeFileSync(join(renderer, 'assets', 'app-1a2b3c.js'), 'export const app = 1')
  writeFileSync(join(renderer, 'assets', 'app-1a2b3c.js.br'), 'brotli twin')
  writeFileSync(join(renderer, '.hidden'), 'not yours')

  const logger = new FakeLogger()
  const random = fakeRandom(7)
  const server = await startLoopbackServer({
    core,
    logger,
    version: '0.0.0-test',
    port: 0,
    ...(options.web === false ? {} : { web: { rendererDirectory: renderer, installToken: INSTALL_TOKEN, random } }),
  })
  const ask: TestServer['ask'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: server.port, path, method, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          )
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    origin: server.origin,
    port: server.port,
    logger,
    ticketAddress: server.ticketAddress,
    ask,
    signIn: async () => {
      const { headers } = await ask(`/?token=${INSTALL_TOKEN}`)
      return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
