import { expect, test } from 'vitest'

import type { AppEvent } from '@contract/events'
import type { Presence } from '@core/ports'
import { testCore } from '@test/test-core'

const MINUTE = 60_000

test('a journey to another zone is noticed within a minute, and makes everything fresh', async () => {
  const { core, api, time } = await testCore({ now: '2026-03-03T22:30:00Z' })
  const heard: AppEvent[] = []
  core.events.subscribe((event) => heard.push(event))
  await api.task.create({ title: 'Pack', dueDate: '2026-03-03' })
  const before = await api.today.get()
  time.travel('Asia/Tokyo')
  time.advance(MINUTE)
  expect(heard.filter(({ type }) => type === 'reset')).toEqual([{ type: 'reset', seq: 1 }])
  expect([before.date, (await api.today.get()).date]).toEqual(['2026-03-03', '2026-03-04'])
  time.advance(10 * MINUTE)
  expect(heard.filter(({ type }) => type === 'reset')).toHaveLength(1)
  await core.close()
})

test('and at once when the system wakes up', async () => {
  const listeners: Parameters<Presence['onPower']>[0][] = []
  const presence: Presence = {
    tellsSuspend: true,
    idleMs: () => null,
    onPower: (listener) => {
      listeners.push(listener)
      return () => listeners.splice(listeners.indexOf(listener), 1)
    },
  }
  const { core, time } = await testCore({ presence })
  const heard: string[] = []
  core.events.subscribe(({ type }) => heard.push(type))
  time.travel('America/New_York')
  for (const listener of listeners) listener('suspend')
  expect(heard).toEqual([])
  for (const listener of listeners) listener('resume')
  expect(heard).toEqual(['reset'])
  await core.close()
  expect(listeners).toEqual([])
})
