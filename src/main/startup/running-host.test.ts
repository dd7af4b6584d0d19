import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { fakeRandom } from '@test/fake-ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { directories } from '@core/directories'
import { secretsOf } from '@headless/for-desktop'
import { installToken } from '@headless/http/index'

import { addressOfRunningHost } from './running-host'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-host-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the host that has the data open already', () => {
  it('is opened signed in, without its lasting token in the address', async () => {
    const folders = directories({ dataDirectory: join(folder, 'data') })
    const token = installToken(secretsOf(folders), fakeRandom())
    const address = await addressOfRunningHost('http://127.0.0.1:4747', folders)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4747\/\?token=.+/)
    expect(address).not.toContain(token)
  })

  it('is opened plainly when its secrets are not here', async () => {
    const folders = directories({ dataDirectory: join(folder, 'data') })
    expect(await addressOfRunningHost('http://localhost:4747', folders)).toBe('http://localhost:4747')
  })

  it.each([
    'https://example.org',
    'http://example.org:4747',
    'http://127.0.0.1.example.org',
    'file:///etc/passwd',
    'proxy://focus',
    '',
  ])('is never %s', async (url) => {
    expect(await addressOfRunningHost(url, directories({ dataDirectory: join(folder, 'data') }))).toBeNull()
  })
})
