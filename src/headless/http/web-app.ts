import { existsSync } from 'node:fs'
import { join } from 'node:path'

import fastifyStatic from '@fastify/static'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { notBuiltPage, signInPage, slowDownPage } from './plain-page'
import { problem } from './problem'
import { pathOf, sendPage, sendProblem } from './replies'

import type { CountFailure } from './failure-counter'
import type { Sessions } from './session'

const PAGE = 'web.html'
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

export type WebAppOptions = {
  readonly rendererDirectory: string
  readonly sessions: Sessions
  readonly countFailure: CountFailure
}

/** Serves the built renderer to a signed-in browser: its files, and its page for every address of the app. */
export async function webApp(
  app: FastifyInstance,
  { rendererDirectory, sessions, countFailure }: WebAppOptions,
): Promise<void> {
  // Files are sent by the route below; the library then looks for traversal, ranges, entity tags and compressed twins.
  await app.register(fastifyStatic, {
    root: rendererDirectory,
    serve: false,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  })

  app.addHook('onRequest', async (request, reply) => {
    const token = queryOf(request).get('token')
    if (token !== null && sessions.admits(token)) {
      return reply
        .header('set-cookie', sessions.signInCookie())
        .header('cache-control', 'no-store')
        .redirect(cleanAddress(request), 303)
    }
    if (sessions.isSignedIn(request.headers.cookie)) return undefined
    const wait = token === null ? null : await countFailure(request)
    return wait === null
      ? sendPage(reply, 401, signInPage)
      : sendPage(reply.header('retry-after', wait), 429, slowDownPage)
  })

  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => (isFile(pathOf(request)) ? sendFile(request, reply) : sendAppPage(reply)),
  })

  function sendAppPage(reply: FastifyReply): FastifyReply {
    if (!existsSync(join(rendererDirectory, PAGE))) return sendPage(reply, 503, notBuiltPage)
    return reply.header('cache-control', 'no-cache').sendFile(PAGE)
  }

  function sendFile(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const file: unknown = Reflect.get(Object(request.params), '*')
    if (typeof file !== 'string')
      return sendProblem(reply, problem('NOT_FOUND', undefined, { instance: pathOf(request) }))
    // Names of assets carry a hash of their content, so a browser need never ask again.
    const cache = file.startsWith('assets/') ? `private, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache'
    return reply.header('cache-control', cache).sendFile(file)
  }
}

/** Addresses of the app have no extension; whatever has one is a file, and missing when it is not there. */
function isFile(path: string): boolean {
  return path.startsWith('/assets/') || /\.[^/]*$/.test(path)
}

function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf('?')
  return new URLSearchParams(start === -1 ? '' : request.url.slice(start + 1))
}

/** The same address without the token. Always a path on this server, also for '//evil.example'. */
function cleanAddress(request: FastifyRequest): string {
  const query = queryOf(request)
  query.delete('token')
  const path = pathOf(request).replace(/^[/\\]+/, '/')
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
