import { getEventMeta } from '@orpc/server'
import { describe, expect, test } from 'vitest'

import type { AppEvent } from '@contract/events'
import { testCore, type TestCore } from '@test/test-core'

async function listen(
  api: TestCore['api'],
  lastEventId: string | undefined,
  count: number,
): Promise<(AppEvent & { id: string | undefined })[]> {
  const abort = new AbortController()
  const seen: (AppEvent & { id: string | undefined })[] = []
  const options = lastEventId === undefined ? { signal: abort.signal } : { signal: abort.signal, lastEventId }
  for await (const event of await api.events.subscribe(undefined, options)) {
    seen.push({ ...event, id: getEventMeta(event)?.id })
    if (seen.length === count) break
  }
  abort.abort()
  return seen
}

describe('the event stream', () => {
  test('begins with where it stands, then tells each change with its number', async () => {
    const { api } = await testCore()
    await api.task.create({ title: 'Before' })
    const heard = listen(api, undefined, 2)
    await new Promise((resolve) => setImmediate(resolve))
    const { task } = await api.task.create({ title: 'After' })
    const [ready, changed] = await heard
    expect(ready).toMatchObject({ type: 'ready', seq: 1, id: '1' })
    expect(changed).toMatchObject({ type: 'changed', seq: 2, id: '2', actorKind: 'person', rows: { tasks: [task.id] } })
  })

  test('resumes after the last event a client saw, without loss or repetition', async () => {
    const { api } = await testCore()
    for (const title of ['A', 'B', 'C', 'D']) await api.task.create({ title })
    const heard = listen(api, '2', 4)
    await new Promise((resolve) => setImmediate(resolve))
    await api.task.create({ title: 'E' })
    expect((await heard).map((event) => [event.type, event.seq])).toEqual([
      ['ready', 2],
      ['changed', 3],
      ['changed', 4],
      ['changed', 5],
    ])
  })

  test('tells a client that missed too much, or comes from another database, to start over', async () => {
    const { api } = await testCore()
    for (let index = 0; index < 502; index += 1) await api.energy.checkIn({ level: 3 })
    expect((await listen(api, '1', 2))[1]).toMatchObject({ type: 'reset', seq: 502 })
    expect((await listen(api, '9999', 2))[1]).toMatchObject({ type: 'reset', seq: 502 })
    expect((await listen(api, 'nonsense', 2))[1]).toMatchObject({ type: 'reset' })
  })
})
