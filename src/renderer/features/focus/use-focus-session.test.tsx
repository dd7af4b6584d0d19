import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { FocusSession } from '@contract/focus'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { clockText } from './focus-wording'
import { useFocusReading } from './use-focus-session'

const MINUTE = 60_000

let app: TestApp
let visibility: DocumentVisibilityState = 'visible'

beforeEach(async () => {
  app = await testApp()
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
})
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

function Clock({ session, receivedAt }: { readonly session: FocusSession; readonly receivedAt: number }) {
  const reading = useFocusReading(session, receivedAt)
  return <output>{reading === null ? '' : clockText(reading)}</output>
}

/** Shows the clock of a session that had 10 minutes and 400 ms of focus when it arrived `age` ms ago. */
async function show(state: FocusSession['state'] = 'focusing', age = 0): Promise<void> {
  const { session } = await app.api.focus.start({ technique: 'pomodoro', plannedMinutes: 25 })
  // What draws the page needs its timers; only those of the clock are held.
  const arrived: FocusSession = { ...session, state, focusMs: 10 * MINUTE + 400, roundMs: 10 * MINUTE + 400 }
  const now = Date.now()
  await app.show(<Clock session={arrived} receivedAt={now - age} />)
}

const shown = () => screen.getByRole('status').textContent
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

test('the number changes when a second of focus is full, not when a timer happens to fire', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: false })
  await show()
  expect(shown()).toBe('15:00')
  pass(599)
  expect(shown()).toBe('15:00')
  pass(1)
  expect(shown()).toBe('14:59')
  pass(3000)
  expect(shown()).toBe('14:56')
})

test('an answer that lay in the cache is as old as it is', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'] })
  await show('focusing', 5 * MINUTE)
  expect(shown()).toBe('10:00')
})

test('a paused clock stands still', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'] })
  await show('paused')
  pass(5 * MINUTE)
  expect(shown()).toBe('15:00')
})

test('out of sight it rests; back in sight it is right at once', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'] })
  await show()
  visibility = 'hidden'
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  pass(2 * MINUTE)
  expect(shown()).toBe('15:00')
  visibility = 'visible'
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(shown()).toBe('13:00')
})

test('after the computer slept the core is asked what of that time was focus', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'] })
  await show()
  const invalidate = vi.spyOn(app.queryClient, 'invalidateQueries')
  vi.setSystemTime(Date.now() + 60 * MINUTE)
  pass(1000)
  expect(invalidate).toHaveBeenCalledWith({ queryKey: app.page.query.focus.current.queryKey() })
})
