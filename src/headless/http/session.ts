import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import type { Random, Secrets } from '@core/ports'

const INSTALL_TOKEN = 'headless.install-token'
const TOKEN_BYTES = 32

/** How long a browser stays signed in: 400 days, the longest a cookie may live (RFC 6265bis section 5.5). */
const SESSION_SECONDS = 400 * 24 * 60 * 60

/** How long a ticket opens a browser; long enough for a slow machine to start one. */
const TICKET_MS = 60_000

/** The token of this install, made at the first call. Whoever has it may do everything the owner may. */
export function installToken(secrets: Secrets, random: Random): string {
  const kept = readInstallToken(secrets)
  if (kept !== null) return kept
  const made = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
  secrets.set(INSTALL_TOKEN, made)
  return made
}

/** The token of this install, if a host has ever run here. */
export function readInstallToken(secrets: Secrets): string | null {
  return secrets.get(INSTALL_TOKEN)
}

/** Compares in a time that tells nothing about where two texts differ, nor about their lengths. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
}

/**
 * Browser sessions of an install. A session is a signed value rather than a stored row, so it survives restarts;
 * a new install token ends them all, because the signing key is derived from it (HKDF, RFC 5869).
 */
export class Sessions {
  /** Cookies do not know ports: the name keeps two installs on one machine from overwriting each other. */
  readonly cookieName: string
  readonly #key: Buffer
  /** Tickets that were used and have not run out, by value. */
  readonly #used = new Map<string, number>()

  constructor(
    private readonly token: string,
    private readonly random: Random,
    private readonly now: () => number,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', token, '', 'proxy browser session', 32))
    this.cookieName = `proxy_${createHash('sha256').update(token).digest('hex').slice(0, 12)}`
  }

  /** Whether this is the token of this install. */
  isInstallToken(presented: string): boolean {
    return sameSecret(presented, this.token)
  }

  /**
   * A value that signs one browser in, once, within a minute. The address a browser is started with can be seen by every
   * program in the list of processes, so the token itself must not be in it.
   */
  ticket(): string {
    return this.#signed('ticket')
  }

  /** Whether this signs a browser in: the install token, or a ticket, which is then used up. */
  admits(presented: string): boolean {
    if (this.isInstallToken(presented)) return true
    const now = this.now()
    for (const [ticket, end] of this.#used) if (end < now) this.#used.delete(ticket)
    if (this.#used.has(presented) || !this.#accepts('ticket', presented, TICKET_MS)) return false
    this.#used.set(presented, now + TICKET_MS)
    return true
  }

  /** The Set-Cookie header that signs a browser in. */
  signInCookie(): string {
    return `${this.cookieName}=${this.#signed('session')}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Strict`
  }

  /** Whether a Cookie header carries a session that this install signed and that has not run out. */
  isSignedIn(cookieHeader: string | undefined): boolean {
    return cookieValues(cookieHeader, this.cookieName).some((value) =>
      this.#accepts('session', value, SESSION_SECONDS * 1000),
    )
  }

  #signed(purpose: 'session' | 'ticket'): string {
    const nonce = Buffer.from(this.random.bytes(12)).toString('base64url')
    const body = `${this.now().toString(36)}.${nonce}`
    return `${body}.${this.#signature(purpose, body)}`
  }

  #accepts(purpose: 'session' | 'ticket', value: string, maxAgeMs: number): boolean {
    const end = value.lastIndexOf('.')
    const body = value.slice(0, Math.max(end, 0))
    if (!sameSecret(value.slice(end + 1), this.#signature(purpose, body))) return false
    const age = this.now() - Number.parseInt(body, 36)
    // A clock that was put back must not sign anybody out, so an age below zero is fine.
    return age < maxAgeMs
  }

  #signature(purpose: 'session' | 'ticket', body: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}:${body}`).digest('base64url')
  }
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  if (header === undefined) return []
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
