import { testCore, type TestCore } from '@test/test-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Notice } from '@core/index'
import { startLoopbackServer } from '@headless/http/index'

import { LocalApi } from './local-api'

let made: TestCore
let notices: Notice[]
beforeEach(async () => {
  made = await testCore()
  notices = []
})
afterEach(() => made.core.close())

function localApi(
  start: ConstructorParameters<typeof LocalApi>[0]['start'] = (options) => startLoopbackServer({ ...options, port: 0 }),
): LocalApi {
  return new LocalApi({
    core: made.core,
    logger: made.logger,
    version: '1.2.3',
    start,
    notify: (notice) => notices.push(notice),
  })
}

describe('the local API', () => {
  it('answers a program that has the token, once it is switched on', async () => {
    const api = localApi()
    expect(api.url).toBeNull()
    await api.follow(true)
    expect(api.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { token } = made.core.apiToken.create()
    const ask = (headers: Record<string, string>) => fetch(`${api.url}/api/v1/tasks/counts`, { headers })
    expect((await ask({})).status).toBe(401)
    const answer = await ask({ authorization: `Bearer ${token}` })
    expect(await answer.json()).toEqual({ inbox: 0 })
    await api.close()
  })

  it('serves no page: the window is the page', async () => {
    const api = localApi()
    await api.follow(true)
    expect((await fetch(`${api.url}/`)).status).toBe(404)
    await api.close()
  })

  it('is gone when it is switched off', async () => {
    const api = localApi()
    await api.follow(true)
    const { url } = api
    await api.follow(false)
    expect(api.url).toBeNull()
    await expect(fetch(`${url}/api/v1/tasks/counts`)).rejects.toThrow()
  })

  it('does not start twice, however fast the switch is flipped', async () => {
    let running = 0
    const api = localApi(async (options) => {
      running += 1
      const server = await startLoopbackServer({ ...options, port: 0 })
      return {
        ...server,
        close: async () => {
          running -= 1
          await server.close()
        },
      }
    })
    await Promise.all([
      api.follow(true),
      api.follow(true),
      api.follow(false),
      api.follow(true),
      api.follow(false),
      api.follow(true),
    ])
    expect([running, api.url === null]).toEqual([1, false])
    await api.close()
    expect(running).toBe(0)
  })

  it('says why when it cannot start, and tries again when it is asked to', async () => {
    let busy = true
    const api = localApi((options) => {
      if (busy) return Promise.reject(new Error('Port 4747 is in use by another program.'))
      return startLoopbackServer({ ...options, port: 0 })
    })
    await api.follow(true)
    expect(api.url).toBeNull()
    expect(notices).toEqual([
      {
        title: 'The local API could not be started',
        body: 'Port 4747 is in use by another program.',
        tag: 'local-api',
      },
    ])
    busy = false
    await api.follow(true)
    expect(api.url).not.toBeNull()
    await api.close()
  })
})
