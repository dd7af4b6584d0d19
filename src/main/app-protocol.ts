import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

import { protocol } from 'electron'

import { appOrigin } from '@contract/port'

import { isAppAddress } from './security/app-address'

const appScheme = new URL(appOrigin).protocol.slice(0, -1)

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
}

/** Must run before the app is ready: gives app:// an origin, so that the page has storage and module scripts. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built interface, and nothing else, under app://proxy. */
export function serveApp(root: string, pageHeaders: Readonly<Record<string, string>>): void {
  protocol.handle(appScheme, createAppHandler(root, pageHeaders))
}

/** Answers requests from the files below `root`; an address without a file's ending is a route of the interface. */
export function createAppHandler(
  root: string,
  pageHeaders: Readonly<Record<string, string>>,
): (request: Request) => Promise<Response> {
  const answer = (status: number, text: string): Response =>
    new Response(text, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } })

  return async (request) => {
    if (!isAppAddress(request.url)) return answer(404, 'There is nothing at this address.')
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Pages can only be read.')
    const path = filePath(root, new URL(request.url).pathname)
    if (path === null) return answer(400, 'This address is not one of Proxy’s.')
    try {
      const content = await readFile(path)
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
        headers: {
          ...pageHeaders,
          'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
          'content-length': String(content.length),
          // Built files carry their hash in the name; the page itself must always be the one of this version.
          'cache-control': path.startsWith(join(root, 'assets') + sep)
            ? 'public, max-age=31536000, immutable'
            : 'no-cache',
        },
      })
    } catch {
      return answer(404, 'There is no such file in Proxy.')
    }
  }
}

/** The file an address stands for; null when the address tries to be clever. */
function filePath(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // Backslashes, drive letters, NUL and leftovers of double encoding: none of our files has any of them.
  if (/[\\:%\0]/.test(decoded) || decoded.split('/').includes('..')) return null
  const isRoute = extname(decoded) === '' || decoded.endsWith('/')
  const file = join(root, normalize(isRoute ? '/index.html' : decoded))
  return file.startsWith(root + sep) ? file : null
}
