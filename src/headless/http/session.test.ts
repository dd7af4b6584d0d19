import { describe, expect, it } from 'vitest'

import { fakeRandom, memorySecrets } from '@test/fake-ports'

import { installToken, readInstallToken, sameSecret, Sessions } from './session'

const day = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 10, 22)

function sessions(options: { token?: string; now?: () => number } = {}): Sessions {
  return new Sessions(options.token ?? 'install-token', fakeRandom(), options.now ?? (() => start))
}
const cookie = (of: Sessions) => of.signInCookie().split(';')[0] ?? ''

describe('the install token', () => {
  it('is made once, long, and kept', () => {
    const secrets = memorySecrets()
    expect(readInstallToken(secrets)).toBeNull()
    const token = installToken(secrets, fakeRandom())
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(installToken(secrets, { bytes: () => new Uint8Array(32) })).toBe(token)
  })
})

describe('a browser session', () => {
  it('cannot be read by scripts nor sent by other sites', () => {
    expect(sessions().signInCookie()).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/)
  })

  it('survives a restart', () => {
    const value = cookie(sessions())
    expect(sessions().isSignedIn(value)).toBe(true)
    expect(sessions().isSignedIn(`theme=dark; ${value}; other=1`)).toBe(true)
  })

  it('ends with another install token', () => {
    const value = cookie(sessions())
    const other = sessions({ token: 'another' })
    expect(other.isSignedIn(value.replace(/^\w+=/, `${other.cookieName}=`))).toBe(false)
  })

  it('runs out after 400 days, and not when the clock is put back', () => {
    const value = cookie(sessions())
    expect(sessions({ now: () => start + 399 * day }).isSignedIn(value)).toBe(true)
    expect(sessions({ now: () => start + 401 * day }).isSignedIn(value)).toBe(false)
    expect(sessions({ now: () => start - 5 * day }).isSignedIn(value)).toBe(true)
  })

  it.each([undefined, '', '=', 'proxy_=x', 'a.b.c', '...', 'install-token'])('is not %j', (value) => {
    const of = sessions()
    expect(of.isSignedIn(value)).toBe(false)
    expect(of.isSignedIn(`${of.cookieName}=${value}`)).toBe(false)
  })

  it('cannot be prolonged by changing its date', () => {
    const of = sessions()
    const [name, value = ''] = cookie(of).split('=')
    const forged = value.replace(/^\w+/, (start + day).toString(36))
    expect(of.isSignedIn(`${name}=${forged}`)).toBe(false)
  })

  it('accepts the install token itself only where it is asked for', () => {
    const of = sessions()
    expect(of.isInstallToken('install-token')).toBe(true)
    expect(of.isInstallToken('install-toke')).toBe(false)
    expect(of.isInstallToken('')).toBe(false)
  })
})

describe('a ticket', () => {
  it('signs one browser in, once', () => {
    const of = sessions()
    const ticket = of.ticket()
    expect(of.admits(ticket)).toBe(true)
    expect(of.admits(ticket)).toBe(false)
  })

  it('may be made by another process of the same install', () => {
    expect(sessions().admits(sessions().ticket())).toBe(true)
    expect(sessions().admits(sessions({ token: 'another' }).ticket())).toBe(false)
  })

  it('runs out after a minute', () => {
    const ticket = sessions().ticket()
    expect(sessions({ now: () => start + 61_000 }).admits(ticket)).toBe(false)
  })

  it('is neither a session nor a session a ticket', () => {
    const of = sessions()
    expect(of.isSignedIn(`${of.cookieName}=${of.ticket()}`)).toBe(false)
    expect(of.admits(cookie(of).split('=')[1] ?? '')).toBe(false)
  })

  it('is not needed by whoever has the install token', () => {
    const of = sessions()
    expect(of.admits('install-token')).toBe(true)
    expect(of.admits('install-token')).toBe(true)
    expect(of.admits('')).toBe(false)
  })
})

describe('sameSecret', () => {
  it('compares texts of any length', () => {
    expect(sameSecret('a', 'a')).toBe(true)
    expect(sameSecret('a', 'ab')).toBe(false)
  })
})
