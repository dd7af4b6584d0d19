import type { IncomingHttpHeaders } from 'node:http'

export type Refusal = {
  readonly code: 'HOST_NOT_ALLOWED' | 'ORIGIN_NOT_ALLOWED'
  readonly status: 421 | 403
  readonly detail: string
}

/**
 * Decides whether a request was really meant for this server. A page of another site can make a browser call any
 * address on this machine: by a name that it points here (DNS rebinding; told by Host), or directly (told by Origin
 * and by Fetch Metadata). Exact matches only; a prefix or a pattern would let somebody in.
 */
export function refusalOf(headers: IncomingHttpHeaders, port: number): Refusal | null {
  const host = headers.host
  if (host === undefined || !allowedHosts(port).includes(host)) {
    return {
      code: 'HOST_NOT_ALLOWED',
      status: 421,
      detail: `This server answers only at http://127.0.0.1:${port} and http://localhost:${port}.`,
    }
  }
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return crossOrigin
  if (headers['sec-fetch-mode'] !== undefined && headers['sec-fetch-mode'] !== 'navigate') {
    const site = headers['sec-fetch-site']
    // Absent in old browsers; 'none' is the person's own doing, such as a bookmark.
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return crossOrigin
  }
  return null
}

/** As refusalOf, for a WebSocket: browsers always say where they come from, so saying nothing is refused too. */
export function upgradeRefusalOf(headers: IncomingHttpHeaders, port: number): Refusal | null {
  return refusalOf(headers, port) ?? (headers.origin === undefined ? crossOrigin : null)
}

const crossOrigin: Refusal = {
  code: 'ORIGIN_NOT_ALLOWED',
  status: 403,
  detail: 'Pages of other sites may not call this server.',
}

function allowedHosts(port: number): readonly string[] {
  const names = ['127.0.0.1', 'localhost']
  // RFC 9110 section 4.2.3: a client may leave the default port out.
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

/** The origin of an address on this machine; null for any other, which no token may be sent to. */
export function loopbackOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin, protocol, hostname } = new URL(address)
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost') ? origin : null
}
