import { ORPCError } from '@orpc/client'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { AppEvent } from '@contract/events'
import { localeStore } from '@renderer/i18n/index'

import type { AppClient } from './api'
import { ConnectionLost } from './connection-lost'
import { startLive } from './live'

type Step = AppEvent | Error | 'ends'

/** An event stream that plays one script a connection; what the client asked for on the way in is kept. */
function streams(...connections: readonly (readonly Step[])[]) {
  const resumed: (string | undefined)[] = []
  const subscribe = async (
    _input: undefined,
    options: { readonly signal?: AbortSignal; readonly lastEventId?: string },
  ) => {
    const script = connections[resumed.length]
    resumed.push(options.lastEventId)
    if (script === undefined) return forever(options.signal)
    return play(script, options.signal)
  }
  return { resumed, client: { events: { subscribe } } as unknown as Pick<AppClient, 'events'> }
}

async function* play(script: readonly Step[], signal: AbortSignal | undefined): AsyncGenerator<AppEvent> {
  for (const step of script) {
    if (step === 'ends') return
    if (step instanceof Error) throw step
    yield step
  }
  yield* forever(signal)
}

// oxlint-disable-next-line require-yield -- it only ever waits
async function* forever(signal: AbortSignal | undefined): AsyncGenerator<AppEvent> {
  await new Promise((resolve) => signal?.addEventListener('abort', resolve))
}

const changed = (seq: number, rows: Extract<AppEvent, { type: 'changed' }>['rows']): AppEvent => ({
  type: 'changed',
  seq,
  batchId: '01900000-0000-7000-8000-000000000001',
  kind: 'change',
  targetId: null,
  label: 'Changed',
  actorKind: 'person',
  rows,
})

const tasks = [['task', 'list'], { type: 'query' }]
const settings = [['settings', 'get'], { type: 'query' }]
let queryClient: QueryClient
let stop: () => void

function listen(script: ReturnType<typeof streams>) {
  stop = startLive({ client: script.client, queryClient, pause: () => Promise.resolve() })
  return vi.advanceTimersByTimeAsync(50)
}
const stale = (key: unknown[]) => queryClient.getQueryState(key)?.isInvalidated

beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient()
  queryClient.setQueryData(tasks, [])
  queryClient.setQueryData(settings, {})
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('live changes', () => {
  test('a change makes what shows it stale, and nothing else', async () => {
    await listen(streams([{ type: 'ready', seq: 4 }, changed(5, { tasks: ['a'] })]))
    expect(stale(tasks)).toBe(true)
    expect(stale(settings)).toBe(false)
  })

  test('changes that arrive together ask once', async () => {
    const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
    await listen(
      streams([
        { type: 'ready', seq: 0 },
        changed(1, { tasks: ['a'] }),
        changed(2, { tasks: ['b'] }),
        changed(3, { tags: ['c'] }),
      ]),
    )
    expect(invalidate).toHaveBeenCalledOnce()
  })

  test('after a lost connection the stream goes on after the last change that was heard', async () => {
    const script = streams(
      [{ type: 'ready', seq: 4 }, changed(7, { settings: ['x'] }), new ConnectionLost()],
      [{ type: 'ready', seq: 9 }],
    )
    await listen(script)
    expect(script.resumed).toEqual([undefined, '7'])
    expect(stale(tasks)).toBe(false)
  })

  test('a stream that was quiet so far resumes from where it began', async () => {
    const script = streams([{ type: 'ready', seq: 4 }, 'ends'], [{ type: 'ready', seq: 4 }])
    await listen(script)
    expect(script.resumed).toEqual([undefined, '4'])
  })

  test('a reset makes everything stale', async () => {
    await listen(
      streams([
        { type: 'ready', seq: 4 },
        { type: 'reset', seq: 9 },
      ]),
    )
    expect(stale(tasks)).toBe(true)
    expect(stale(settings)).toBe(true)
  })

  test('another database behind the same address makes everything stale', async () => {
    const script = streams([{ type: 'ready', seq: 40 }, 'ends'], [{ type: 'ready', seq: 3 }, 'ends'], [])
    await listen(script)
    expect(stale(settings)).toBe(true)
    expect(script.resumed).toEqual([undefined, '40', '3'])
  })

  test('when the core itself refuses to go on, nothing that was missed is guessed at', async () => {
    const script = streams([{ type: 'ready', seq: 4 }, new ORPCError('STORAGE_BUSY')], [{ type: 'ready', seq: 5 }])
    await listen(script)
    expect(script.resumed).toEqual([undefined, undefined])
    expect(stale(settings)).toBe(true)
  })

  test('what failed while nothing could be reached is asked again', async () => {
    const failing = [['tag', 'list'], { type: 'query' }]
    const ask = vi.fn<() => Promise<string[]>>().mockRejectedValueOnce(new ConnectionLost()).mockResolvedValue(['home'])
    await queryClient.query({ queryKey: failing, queryFn: ask, retry: false }).catch(() => {})
    await listen(streams([{ type: 'ready', seq: 1 }]))
    expect(queryClient.getQueryData(failing)).toEqual(['home'])
  })

  test('dates are those of the zone that the person is in now', async () => {
    const here = localeStore.getState().timeZone
    await listen(streams([{ type: 'ready', seq: 1 }]))
    vi.stubEnv('TZ', 'Asia/Tokyo')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(localeStore.getState().timeZone).toBe('Asia/Tokyo')
    stop()
    vi.stubEnv('TZ', here)
    await listen(streams([{ type: 'reset', seq: 1 }]))
    expect(localeStore.getState().timeZone).toBe(here)
  })

  test('once stopped it asks no more', async () => {
    const script = streams([{ type: 'ready', seq: 1 }, 'ends'])
    stop = startLive({ client: script.client, queryClient, pause: () => Promise.resolve() })
    stop()
    await vi.advanceTimersByTimeAsync(50)
    expect(script.resumed.length).toBeLessThanOrEqual(1)
  })
})
