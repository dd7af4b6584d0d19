import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { ConnectionLost } from '@renderer/app/connection-lost'
import { connectionStore } from '@renderer/app/connection.store'
import { keyboard } from '@renderer/app/keyboard'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { askHowItWent } from './finish-ask'
import { FocusScreen } from './FocusScreen'

const MINUTE = 60_000

let app: TestApp
let detach: () => void

beforeEach(async () => {
  chooseLocale({ hourCycle: 'h23', timeZone: 'UTC' })
  app = await testApp()
  detach = keyboard.attach(window)
})
afterEach(() => {
  detach()
  return app.close()
})

const press = (key: string) => fireEvent.keyDown(document.body, { key })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const currentSession = async () => (await app.api.focus.current()).session

async function addTask(title: string): Promise<string> {
  const { task } = await app.api.task.create({ title, status: 'todo', dueDate: '2026-03-03' })
  return task.id
}

async function showRunning(title = 'Write the report') {
  const taskId = await addTask(title)
  await app.api.focus.start({ taskId, technique: 'pomodoro', plannedMinutes: 25 })
  await app.show(<FocusScreen />)
  await screen.findByRole('timer')
  return taskId
}

describe('before a session', () => {
  test('the suggested task is chosen already, so that one press starts it', async () => {
    await addTask('Write the report')
    await app.show(<FocusScreen />)
    const suggestion = await screen.findByRole<HTMLInputElement>('radio', { name: /Write the report/ })
    expect(suggestion.checked).toBe(true)
    fireEvent.click(await button('Start 25 min'))
    expect(await screen.findByRole('heading', { name: 'Write the report' })).toBeDefined()
    expect((await screen.findByRole('timer')).textContent).toContain('25:00')
    expect(await currentSession()).toMatchObject({
      technique: 'pomodoro',
      plannedMinutes: 25,
      task: { title: 'Write the report' },
    })
  })

  test('any open task is found by its words and taken with Enter', async () => {
    await addTask('Write the report')
    await app.api.task.create({ title: 'Call the plumber', status: 'todo' })
    await app.show(<FocusScreen />)
    const search = await screen.findByRole('searchbox')
    fireEvent.change(search, { target: { value: 'plumb' } })
    await screen.findByRole('radio', { name: 'Call the plumber' })
    fireEvent.keyDown(search, { key: 'Enter' })
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Call the plumber' })).checked).toBe(true)
  })

  test('one can focus on nothing in particular, and with an open end', async () => {
    await app.show(<FocusScreen />)
    expect(await screen.findByText('There is no open task yet. You can focus without one.')).toBeDefined()
    fireEvent.click(await screen.findByRole('radio', { name: 'Flowtime' }))
    fireEvent.click(await button('Start'))
    expect(await screen.findByRole('heading', { name: 'Free focus' })).toBeDefined()
    expect(await currentSession()).toMatchObject({ technique: 'flowtime', plannedMinutes: null, task: null })
  })

  test('minutes that are none are told before anything starts', async () => {
    await app.show(<FocusScreen />)
    fireEvent.change(await screen.findByRole('textbox', { name: 'Minutes' }), { target: { value: '0' } })
    expect(await screen.findByText('Write a whole number from 1 to 1440.')).toBeDefined()
    expect((await button('Start')).hasAttribute('disabled')).toBe(true)
  })
})

describe('a running session', () => {
  test('shows the task, the clock and three things to press', async () => {
    await showRunning()
    for (const name of ['Pause', 'Interrupted', 'Finish']) expect(await button(name)).toBeDefined()
    expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('25 min left')
  })

  test('is paused and goes on with one key', async () => {
    await showRunning()
    press('p')
    expect(await button('Go on')).toBeDefined()
    await expect.poll(async () => (await currentSession())?.state).toBe('paused')
    press('p')
    expect(await button('Pause')).toBeDefined()
    await expect.poll(async () => (await currentSession())?.state).toBe('focusing')
  })

  test('shows a pause at once, and takes it back with the reason when it was refused', async () => {
    await showRunning()
    app.interfere((path, call) => (path === 'focus.pause' ? Promise.reject(new Error('refused')) : call()))
    press('p')
    expect(await button('Go on')).toBeDefined()
    expect(await button('Pause')).toBeDefined()
    expect(app.notices().at(-1)).toMatchObject({ message: 'The session was not paused', tone: 'danger' })
  })

  test('a pause outlasts a lost connection: it is told again, with the time at which it was pressed', async () => {
    await showRunning()
    let lost = true
    app.interfere((path, call) =>
      path === 'focus.pause' && lost ? Promise.reject(new ConnectionLost('gone')) : call(),
    )
    connectionStore.setState({ connection: 'lost' })
    press('p')
    expect(await button('Go on')).toBeDefined()
    expect((await currentSession())?.state).toBe('focusing')
    lost = false
    connectionStore.setState({ connection: 'open' })
    await expect.poll(async () => (await currentSession())?.state).toBe('paused')
    expect(await button('Go on')).toBeDefined()
    expect(app.notices()).toEqual([])
  })

  test('notes an interruption with one key, and keeps what came up in the inbox', async () => {
    await showRunning()
    press('.')
    const note = await screen.findByRole('textbox', { name: 'What came up?' })
    expect(document.activeElement).toBe(note)
    expect((await currentSession())?.interruptions).toMatchObject([{ kind: 'external' }])
    fireEvent.change(note, { target: { value: 'Ring Ana back' } })
    fireEvent.submit(note)
    await expect
      .poll(async () => (await app.api.task.list({ view: 'inbox' })).items.map((task) => task.title))
      .toEqual(['Ring Ana back'])
    await expect.poll(() => screen.queryByRole('textbox', { name: 'What came up?' })).toBeNull()
    expect((await currentSession())?.interruptions).toHaveLength(1)
  })

  test('an interruption with nothing to keep is closed with Escape', async () => {
    await showRunning()
    press('.')
    const note = await screen.findByRole('textbox', { name: 'What came up?' })
    fireEvent.keyDown(note, { key: 'Escape' })
    await expect.poll(() => screen.queryByRole('textbox', { name: 'What came up?' })).toBeNull()
    expect((await app.api.task.list({ view: 'inbox' })).items).toEqual([])
  })

  test('is over calmly: the time beyond the plan counts, and five more minutes are five from now', async () => {
    const taskId = await addTask('Write the report')
    await app.api.focus.start({ taskId, technique: 'pomodoro', plannedMinutes: 25 })
    app.time.advance(28 * MINUTE)
    await app.show(<FocusScreen />)
    expect(await screen.findByText('Time is up')).toBeDefined()
    expect(screen.getByRole('timer').textContent).toContain('+03:00')
    fireEvent.click(await button('5 more minutes'))
    await expect.poll(() => screen.getByRole('timer').textContent).toContain('05:00')
    expect(screen.queryByText('Time is up')).toBeNull()
  })

  test('can be thrown away, and brought back', async () => {
    await showRunning()
    fireEvent.keyDown(await button('More actions'), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Discard this session' }))
    expect(await screen.findByRole('heading', { name: 'What to focus on' })).toBeDefined()
    const [undo] = app.notices().at(-1)?.actions ?? []
    undo?.run()
    expect(await screen.findByRole('timer')).toBeDefined()
  })
})

describe('the end of a session', () => {
  test('one step says whether the task is done; then it says what was', async () => {
    const taskId = await showRunning()
    press('.')
    await screen.findByRole('textbox', { name: 'What came up?' })
    press('d')
    const form = await screen.findByRole('form', { name: 'How did it go?' })
    fireEvent.change(within(form).getByRole('textbox', { name: 'Note (optional)' }), {
      target: { value: 'Stopped at section two' },
    })
    fireEvent.click(within(form).getByRole('button', { name: 'The task is done' }))
    expect(await screen.findByRole('heading', { name: 'Session finished' })).toBeDefined()
    expect(screen.getByText('on Write the report')).toBeDefined()
    expect(screen.getByText('Task completed')).toBeDefined()
    expect(screen.getByText('1 interruption')).toBeDefined()
    expect((await app.api.task.get({ id: taskId })).task.status).toBe('done')
    expect((await app.api.focus.list({})).items[0]?.note).toBe('Stopped at section two')
  })

  test('Finish on another screen leads here and asks the same; nothing is ended or completed by it', async () => {
    askHowItWent()
    const taskId = await showRunning()
    expect(await screen.findByRole('form', { name: 'How did it go?' })).toBeDefined()
    expect((await currentSession())?.state).toBe('focusing')
    expect((await app.api.task.get({ id: taskId })).task.status).toBe('in_progress')
    fireEvent.click(await button(/Keep going|Back/))
    expect(await button('Finish')).toBeDefined()
  })

  test('progress without being done leaves the task open, and offers it again', async () => {
    const taskId = await showRunning()
    press('d')
    fireEvent.click(await button('I made progress'))
    expect(await screen.findByRole('heading', { name: 'Session finished' })).toBeDefined()
    expect((await app.api.task.get({ id: taskId })).task.status).toBe('in_progress')
    // A Pomodoro is followed by a break, which is offered however short it was, but not recommended.
    expect(await button('Break of 5 min')).toBeDefined()
    expect(screen.queryByText(/would fit now/)).toBeNull()
    fireEvent.click(await button('Start'))
    expect(await screen.findByRole('timer')).toBeDefined()
  })

  test('Escape goes back to the clock', async () => {
    await showRunning()
    press('d')
    fireEvent.keyDown(await button('The task is done'), { key: 'Escape' })
    expect(await button('Finish')).toBeDefined()
    expect((await currentSession())?.state).toBe('focusing')
  })

  test('a break is suggested after a real stretch of work, and only then', async () => {
    const taskId = await addTask('Write the report')
    await app.api.focus.start({ taskId, technique: 'pomodoro', plannedMinutes: 25 })
    app.time.advance(25 * MINUTE)
    await app.show(<FocusScreen />)
    await screen.findByText('Time is up')
    press('d')
    fireEvent.click(await button('I made progress'))
    expect(await screen.findByText('A break of 5 minutes, until 09:30, would fit now.')).toBeDefined()
    expect(screen.getByRole('heading', { name: '25 min focused' })).toBeDefined()
  })

  test('past sessions are there when asked for', async () => {
    await showRunning()
    app.time.advance(12 * MINUTE)
    await app.api.focus.finish({})
    const fold = await button('Past sessions')
    expect(app.calls).not.toContain('focus.list')
    fireEvent.click(fold)
    expect(await screen.findByText('12 min')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Write the report' })).toBeDefined()
  })
})
