import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'

import { placeOfAddress, placeOfHost } from '@contract/model-address'
import type { ModelPlace } from '@contract/vocabulary'

import { WireError } from './wire-error'

/** Where one server's client may connect to. */
export type NetworkPolicy = {
  /** The address of the server; nothing else is spoken to. */
  readonly baseUrl: string
  readonly place: ModelPlace
  /** The person's switch, and this server's exception from it. */
  readonly localOnly: boolean
  readonly allowLocalNetwork: boolean
}

export type Outgoing = { readonly url: string; readonly method: string; readonly body: string | null }

export type GuardOptions = {
  /** Hears what is about to leave, byte for byte; when it throws, nothing leaves. */
  readonly onSend?: (outgoing: Outgoing) => void
  /** Ends the request, whatever the client thinks. */
  readonly signal?: AbortSignal | undefined
  /** Asks the system's resolver; never called for this machine's own names. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]
/** More than any answer to a question has; a server that sends more is broken or hostile. */
const MAX_ANSWER_BYTES = 32_000_000
const MAX_ERROR_BYTES = 64_000
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * The one door through which everything to a model goes. It connects only to addresses that the policy allows: a name is
 * resolved once, every address it has is judged, and the connection is made to just those, so that a second answer of a
 * DNS server changes nothing. It follows no redirect and knows no HTTP proxy. Throws WireError.
 */
export function guardedFetch(policy: NetworkPolicy, options: GuardOptions = {}): Fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const signal = AbortSignal.any([init.signal, options.signal].flatMap((one) => one ?? []))
    signal.throwIfAborted()
    judge(url, policy)
    const addresses = await addressesOf(url, policy, options.resolve ?? systemResolver)
    signal.throwIfAborted()
    const body = init.body ?? null
    if (body !== null && typeof body !== 'string') throw new TypeError('Only text is sent to models')
    const method = init.method ?? 'GET'
    options.onSend?.({ url: url.href, method, body })
    const message = await send(url, { method, headers: new Headers(init.headers), body, addresses, signal })
    return answer(message, url)
  }
}

/** Judges an address by its looks, before anybody is asked about it. */
function judge(url: URL, policy: NetworkPolicy): void {
  const forbidden = (reason: 'local_only' | 'address' | 'insecure' | 'elsewhere'): WireError =>
    new WireError({ kind: 'forbidden', reason, host: url.hostname })
  if (url.origin !== new URL(policy.baseUrl).origin || url.username !== '' || url.password !== '')
    throw forbidden('elsewhere')
  const place = placeOfHost(url.hostname)
  if (place === null) throw forbidden('address')
  if (policy.localOnly && place !== 'this_machine' && !(place === 'local_network' && policy.allowLocalNetwork))
    throw forbidden('local_only')
  if (place === 'internet' && url.protocol !== 'https:') throw forbidden('insecure')
}

async function addressesOf(
  url: URL,
  policy: NetworkPolicy,
  resolve: (host: string) => Promise<readonly LookupAddress[]>,
): Promise<readonly LookupAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  // Asking a resolver about localhost would already be a packet that leaves the machine on some systems.
  if (placeOfHost(host) === 'this_machine') return LOOPBACK
  let found: readonly LookupAddress[]
  try {
    found = await resolve(host)
  } catch (error) {
    throw new WireError({ kind: 'unreachable', code: codeOf(error) }, { cause: error })
  }
  // A public name that leads to this machine or into the local network is a trick, unless the person allowed the latter.
  const allowed = (place: ModelPlace | null): boolean =>
    place === policy.place || (place === 'local_network' && policy.allowLocalNetwork)
  const wrong = found.find(({ address }) => !allowed(placeOfAddress(address)))
  if (wrong) throw new WireError({ kind: 'forbidden', reason: 'address', host: `${host} (${wrong.address})` })
  if (found.length === 0) throw new WireError({ kind: 'unreachable', code: 'ENOTFOUND' })
  return found
}

async function systemResolver(host: string): Promise<readonly LookupAddress[]> {
  return lookup(host, { all: true })
}

type Sending = {
  readonly method: string
  readonly headers: Headers
  readonly body: string | null
  readonly addresses: readonly LookupAddress[]
  readonly signal: AbortSignal
}

function send(url: URL, { method, headers, body, addresses, signal }: Sending): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  const pinned: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses
    if (all === true) done(null, [...addresses])
    else if (first) done(null, first.address, first.family)
  }
  // What the answer says must be what is read: no compression. And nothing that tells about this machine.
  headers.set('accept-encoding', 'identity')
  headers.set('user-agent', 'Proxy')
  const plain = [...headers].filter(([name]) => !name.startsWith('x-stainless-'))
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = url
    const request = (secure ? httpsRequest : httpRequest)({
      // A connection of its own, closed at the end: closing it is what stops a server that is still thinking.
      agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      path: `${pathname}${search}`,
      method,
      headers: {
        ...Object.fromEntries(plain),
        ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      lookup: pinned,
      signal,
    })
    request.once('response', resolve)
    request.once('error', (error) => {
      reject(
        signal.aborted ? signal.reason : new WireError({ kind: 'unreachable', code: codeOf(error) }, { cause: error }),
      )
    })
    request.end(body ?? undefined)
  })
}

async function answer(message: IncomingMessage, url: URL): Promise<Response> {
  const status = message.statusCode ?? 0
  if (REDIRECTS.has(status)) {
    message.destroy()
    const target = URL.parse(message.headers.location ?? '', url.href)?.host ?? 'an unreadable address'
    throw new WireError({ kind: 'forbidden', reason: 'redirect', host: target })
  }
  if (status < 200 || status > 299) {
    const text = await readText(message, MAX_ERROR_BYTES)
    throw new WireError({
      kind: 'status',
      status,
      body: text,
      retryAfterMs: retryAfter(message.headers['retry-after']),
    })
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  let bytes = 0
  message.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) message.destroy(new WireError({ kind: 'unreadable' }))
  })
  message.pause()
  const body = status === 204 ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>)
  return new Response(body, { status, headers })
}

async function readText(message: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of message) {
      chunks.push(chunk as Buffer)
      length += (chunk as Buffer).length
      if (length > limit) break
    }
  } catch {
    // A connection that broke in the middle of an error still told its status.
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, limit)
}

/** RFC 9110 section 10.2.3, in seconds; a date is not worth a clock here. */
function retryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  if ('code' in error && typeof error.code === 'string') return error.code
  // Happy eyeballs gives one error for all the addresses it tried.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : 'UNKNOWN'
}
