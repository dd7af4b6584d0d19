import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { protocol, resetElectron } from '@test/fakes/electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { declareAppScheme, serveApp } from './app-protocol'

let folder: string

beforeEach(() => {
  resetElectron()
  folder = mkdtempSync(join(tmpdir(), 'app-protocol-'))
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-secret'))
  writeFileSync(join(root, 'index.html'), '<!doctype html>the app')
  writeFileSync(join(root, 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'renderer-secret', 'a.txt'), 'secret')
  serveApp(root, { 'content-security-policy': "default-src 'none'" })
})
afterEach(() => rmSync(folder, { recursive: true }))

async function get(url: string, init?: RequestInit): Promise<Response> {
  const response = await protocol.fetch(url, init)
  if (!response) throw new Error('nobody answers')
  return response
}

describe('app://proxy', () => {
  it('is a real origin, and bypasses no policy', () => {
    declareAppScheme()
    expect(protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it.each(['app://proxy/', 'app://proxy/today', 'app://proxy/tasks/0190?task=1', 'app://proxy/capture#draft=x'])(
    'answers a route with the page: %s',
    async (url) => {
      const response = await get(url)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toContain('the app')
    },
  )

  it('answers a file with its type, to be kept for good when its name has a hash', async () => {
    const response = await get('app://proxy/assets/index-abc.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe('export {}')
  })

  it('has a policy on every answer, also on refusals', async () => {
    for (const url of ['app://proxy/', 'app://proxy/assets/index-abc.js', 'app://proxy/missing.js', 'app://other/']) {
      expect((await get(url)).headers.get('content-security-policy')).toBe("default-src 'none'")
    }
  })

  it('says that a file is not there instead of sending the page for it', async () => {
    expect((await get('app://proxy/assets/missing.js')).status).toBe(404)
    expect((await get('app://proxy/favicon.ico')).status).toBe(404)
  })

  it.each(['app://evil/', 'app://proxy.evil/', 'app://user@proxy/', 'app://proxy:80/'])(
    'answers under no other name: %s',
    async (url) => {
      // Node's Request refuses credentials itself.
      const response = await get(url).catch(() => null)
      expect(response?.status ?? 404).toBe(404)
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('cannot be written to (%s)', async (method) => {
    expect((await get('app://proxy/today', { method })).status).toBe(405)
  })

  it('answers HEAD without a body', async () => {
    const response = await get('app://proxy/', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/../renderer-secret/a.txt',
    '/..%2frenderer-secret%2fa.txt',
    '/secret.txt%00.js',
    '/C:%5csecret.txt',
    '//etc/passwd.txt',
    '/%E0%A4%A.txt',
  ])('serves nothing from beside its folder: %s', async (path) => {
    const response = await get(`app://proxy${path}`)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).not.toContain('secret')
  })
})
