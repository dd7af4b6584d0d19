import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'

import { testCore } from '@test/test-core'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A Tuesday at ten in Berlin; the week is looked back on at eleven. */
async function soon() {
  const made = await testCore()
  await made.api.settings.update({ reviewReminder: 'week', reviewWeekday: 2, reviewHour: 11 })
  const { sqlite } = Reflect.get(made.core.services.activityLog, 'connection') as { sqlite: Database }
  const reminders = async () => (await made.api.notification.list()).filter(({ kind }) => kind === 'review.week').length
  return { ...made, sqlite, reminders }
}

test('a reminder that cannot be written ends nothing and comes when it can', async () => {
  const { time, sqlite, reminders, logger } = await soon()
  time.advance(50 * MINUTE)
  sqlite.pragma('query_only = ON')
  time.advance(30 * MINUTE)
  expect(await reminders()).toBe(0)
  expect(logger.lines.some(({ level }) => level === 'error')).toBe(true)
  sqlite.pragma('query_only = OFF')
  time.advance(10 * MINUTE)
  expect(await reminders()).toBe(1)
  time.advance(5 * HOUR)
  expect(await reminders()).toBe(1)
})

test('a reminder from when the clock was ahead is not the one of today', async () => {
  const { api, time, reminders } = await soon()
  const now = time.clock.now()
  time.step(now + 364 * 24 * HOUR)
  time.advance(80 * MINUTE)
  expect(await reminders()).toBe(1)
  time.step(now)
  await api.settings.update({ reviewHour: 10 })
  time.advance(20 * MINUTE)
  expect(await reminders()).toBe(2)
  // A clock that is set back within the day reminds nobody twice.
  time.step(now)
  time.advance(20 * MINUTE)
  expect(await reminders()).toBe(2)
})
