import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { ConnectionLost } from '@renderer/app/connection-lost'
import { keyboard } from '@renderer/app/keyboard'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { TodayScreen } from './TodayScreen'

let app: TestApp
let detach: () => void

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-03T09:00:00Z') })
  chooseLocale({ locale: 'en-GB', hourCycle: 'h23', timeZone: 'Europe/Berlin' })
  app = await testApp()
  detach = keyboard.attach(window)
})
afterEach(async () => {
  detach()
  await app.close()
  vi.useRealTimers()
})

const due = (title: string, more: object = {}) =>
  app.api.task.create({ title, status: 'todo', dueDate: '2026-03-03', ...more })
const list = async () => within(await screen.findByRole('grid', { name: 'Tasks for today' }))
const rows = async () => (await list()).getAllByRole('row').map((row) => row.dataset['rowId'])
const now = async () => within(await screen.findByRole('region', { name: 'What now' }))
const titleOf = async (id: string) => (await app.api.task.get({ id })).task.title

describe('today', () => {
  test('says honestly how much there is', async () => {
    await due('Write', { estimateMinutes: 90 })
    await due('Call')
    await app.show(<TodayScreen />)
    expect(
      await screen.findByText(/1 h 30 of work in 7 h of day, by your guesses. One more task has no estimate/),
    ).toBeDefined()
    expect(screen.getByText(/^Tuesday,? 3 March 2026\.$/)).toBeDefined()
  })

  test('offers one task, says why, and shows what is late before what is due', async () => {
    const late = await due('Pay the bill', { dueDate: '2026-03-01' })
    const today = await due('Call the dentist', { dueTime: '16:00' })
    await app.show(<TodayScreen />)
    const offer = await now()
    expect(offer.getByRole('button', { name: 'Pay the bill' })).toBeDefined()
    expect(offer.getByText('Why this one: it was due 2 days ago.')).toBeDefined()
    expect(await rows()).toEqual([late.task.id, today.task.id])
  })

  test('sets the offer aside with one key, and Undo brings it back', async () => {
    const { task } = await due('Pay the bill')
    await app.show(<TodayScreen />)
    await now()
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ' })
    expect(await screen.findByText('Nothing asks for you right now')).toBeDefined()
    expect((await app.api.task.get({ id: task.id })).task.snoozedUntil).not.toBeNull()
    await waitFor(() => expect(app.notices().at(-1)?.message).toContain('Set aside until'))
    app
      .notices()
      .at(-1)
      ?.actions.find(({ label }) => label === 'Undo')
      ?.run()
    expect((await now()).getByRole('button', { name: 'Pay the bill' })).toBeDefined()
  })

  test('starts a session on the offer with S', async () => {
    const { task } = await due('Write')
    const { address } = await app.show(<TodayScreen />)
    await now()
    fireEvent.keyDown(document.body, { key: 's', code: 'KeyS' })
    await waitFor(() => expect(address()).toBe('/focus'))
    expect((await app.api.focus.current()).session?.task?.id).toBe(task.id)
  })

  test('shows the running session in the place of what to do', async () => {
    const { task } = await due('Write')
    await app.api.focus.start({ taskId: task.id, technique: 'pomodoro', plannedMinutes: 25 })
    await app.show(<TodayScreen />)
    const session = within(await screen.findByRole('region', { name: 'In focus' }))
    expect(session.getByRole('timer').textContent).toBe('25:00')
    expect(screen.queryByRole('region', { name: 'What now' })).toBeNull()
    fireEvent.click(session.getByRole('button', { name: 'Pause' }))
    expect(await screen.findByRole('region', { name: 'Paused' })).toBeDefined()
  })

  test('shows a tick at once, then moves the task to what is done', async () => {
    const { task } = await due('Call')
    await app.show(<TodayScreen />)
    const box = (await list()).getByRole('checkbox', { name: 'Complete Call' })
    fireEvent.click(box)
    await waitFor(async () =>
      expect((await list()).getByRole('checkbox', { name: 'Reopen Call' }).getAttribute('aria-checked')).toBe('true'),
    )
    expect(await screen.findByText('That was all for today.')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: /Done today/ }))
    const done = within(screen.getByRole('grid', { name: 'Done today' }))
    expect(done.getByText('Call')).toBeDefined()
    expect((await app.api.task.get({ id: task.id })).task.status).toBe('done')
  })

  test('puts the tick back, and says why, when it is refused', async () => {
    const { task } = await due('Call')
    await app.show(<TodayScreen />)
    const box = (await list()).getByRole('checkbox', { name: 'Complete Call' })
    app.interfere((path, call) => (path === 'task.setStatus' ? Promise.reject(new ConnectionLost('gone')) : call()))
    fireEvent.click(box)
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('“Call” was not completed'))
    expect((await list()).getByRole('checkbox', { name: 'Complete Call' })).toBeDefined()
    expect((await app.api.task.get({ id: task.id })).task.status).toBe('todo')
  })

  test('notes the energy with one tap and says when it was', async () => {
    await app.show(<TodayScreen />)
    fireEvent.click(await screen.findByRole('radio', { name: '4, Good' }))
    expect(await screen.findByText('Good, now')).toBeDefined()
    const [checkIn] = await app.api.energy.list({ from: '2026-03-03', to: '2026-03-03' })
    expect(checkIn?.level).toBe(4)
  })

  test('on an empty day teaches one thing; with thoughts unsorted it leads to them, too', async () => {
    const view = await app.show(<TodayScreen />)
    expect(await screen.findByRole('button', { name: 'Write a task' })).toBeDefined()
    expect(screen.queryByRole('grid')).toBeNull()
    view.unmount()
    await app.api.capture.create({ text: 'a thought', source: 'app' })
    await app.show(<TodayScreen />)
    expect(await screen.findByRole('link', { name: /One thought to sort/ })).toBeDefined()
  })

  test('follows what another client does', async () => {
    const { task } = await due('Call')
    await app.show(<TodayScreen />)
    await list()
    await app.api.task.update({ id: task.id, title: 'Call Ana' })
    expect((await list()).queryByText('Call')).toBeDefined()
    expect((await screen.findAllByText('Call Ana')).length).toBeGreaterThan(0)
    expect(await titleOf(task.id)).toBe('Call Ana')
  })

  test('says what to do when it cannot be loaded', async () => {
    app.interfere((path, call) => (path === 'today.get' ? Promise.reject(new Error('broken')) : call()))
    await app.show(<TodayScreen />)
    expect(await screen.findByText('Today could not be loaded')).toBeDefined()
    app.interfere(null)
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Nothing asks for you right now')).toBeDefined()
  })
})
