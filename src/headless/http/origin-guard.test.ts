import { describe, expect, it } from 'vitest'

import { loopbackOrigin, refusalOf, upgradeRefusalOf } from './origin-guard'

const port = 4747

describe('a request is served', () => {
  it.each([
    { host: '127.0.0.1:4747' },
    { host: 'localhost:4747' },
    { host: 'localhost:4747', origin: 'http://localhost:4747' },
    { host: '127.0.0.1:4747', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' },
    { host: '127.0.0.1:4747', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' },
    { host: '127.0.0.1:4747', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'none' },
  ])('with %j', (headers) => {
    expect(refusalOf(headers, port)).toBeNull()
  })

  it('without the port where that is the default one', () => {
    expect(refusalOf({ host: 'localhost' }, 80)).toBeNull()
  })
})

describe('a request is refused by its Host', () => {
  it.each([
    undefined,
    '',
    'evil.example:4747',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:47470',
    '127.0.0.1.evil.example:4747',
    'localhost:4747.evil.example',
    'LOCALHOST:4747',
    '[::1]:4747',
    '0.0.0.0:4747',
    '127.1:4747',
    'user@127.0.0.1:4747',
  ])('%j', (host) => {
    expect(refusalOf({ host }, port)).toMatchObject({ code: 'HOST_NOT_ALLOWED', status: 421 })
  })
})

describe('a request is refused by its Origin', () => {
  it.each([
    'null',
    'http://evil.example',
    'https://127.0.0.1:4747',
    'http://127.0.0.1:4748',
    'http://127.0.0.1',
    'http://127.0.0.1:4747.evil.example',
    'http://localhost:4747',
    'file://',
  ])('%j', (origin) => {
    expect(refusalOf({ host: '127.0.0.1:4747', origin }, port)).toMatchObject({
      code: 'ORIGIN_NOT_ALLOWED',
      status: 403,
    })
  })

  it.each(['cross-site', 'same-site'])('or because the browser says it is %s', (site) => {
    const headers = { host: '127.0.0.1:4747', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': site }
    expect(refusalOf(headers, port)).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' })
  })

  it('when a WebSocket does not say where it comes from', () => {
    expect(upgradeRefusalOf({ host: '127.0.0.1:4747' }, port)).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' })
    expect(upgradeRefusalOf({ host: '127.0.0.1:4747', origin: 'http://127.0.0.1:4747' }, port)).toBeNull()
  })
})

describe('loopbackOrigin', () => {
  it('knows the addresses of this machine from all others', () => {
    expect(loopbackOrigin('http://127.0.0.1:4747/x?y')).toBe('http://127.0.0.1:4747')
    expect(loopbackOrigin('http://localhost:4747')).toBe('http://localhost:4747')
    for (const other of [
      '',
      'x',
      'https://127.0.0.1',
      'http://evil.example',
      'http://127.0.0.1@evil.example',
      'file:///etc/passwd',
    ]) {
      expect(loopbackOrigin(other)).toBeNull()
    }
  })
})
