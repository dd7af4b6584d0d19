import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { keyboard } from '@renderer/app/keyboard'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { InboxScreen } from './InboxScreen'

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

async function capture(...texts: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const text of texts) {
    app.time.advance(1000)
    const { tasks } = await app.api.capture.create({ text, source: 'app', locale: 'en-GB' })
    ids.push(...tasks.map((task) => task.id))
  }
  return ids
}

/** Newest first, as on screen. */
const titles = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row-id]')].map((row) =>
    within(row).getByRole('checkbox').getAttribute('aria-label')?.replace('Complete ', ''),
  )
const marked = () => document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset['rowId']
const press = (...keys: readonly string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key })
}
const task = async (id: string | undefined) => (await app.api.task.get({ id: id ?? '' })).task

async function show() {
  await app.show(<InboxScreen />)
  await screen.findByRole('grid', { name: 'Inbox, newest first' })
}

describe('the inbox', () => {
  test('lists thoughts newest first, with what was typed where it differs', async () => {
    await capture('first', 'buy milk tomorrow #home')
    await show()
    expect(titles()).toEqual(['buy milk', 'first'])
    expect(await screen.findByText('buy milk tomorrow #home')).toBeDefined()
    expect(screen.queryAllByText('Typed:')).toHaveLength(1)
  })

  test('T makes a thought a task and goes on to the next', async () => {
    const [third, second, first] = (await capture('one', 'two', 'three')).toReversed()
    await show()
    press('j')
    expect(marked()).toBe(third)
    press('t')
    await waitFor(() => expect(titles()).toEqual(['two', 'one']))
    await waitFor(() => expect(marked()).toBe(second))
    expect((await task(third)).status).toBe('todo')
    press('t')
    await waitFor(() => expect(marked()).toBe(first))
  })

  test('a day sorts a thought as well, and Undo takes both back', async () => {
    const [id] = await capture('one')
    await show()
    press('j', 'd', 'm')
    expect(await screen.findByText('The inbox is empty')).toBeDefined()
    await waitFor(async () => expect(await task(id)).toMatchObject({ status: 'todo', dueDate: '2026-03-04' }))
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('Due tomorrow: one'))
    app.undoNewest()
    await waitFor(async () => expect(await task(id)).toMatchObject({ status: 'inbox', dueDate: null }))
  })

  test('a priority only marks it: it stays', async () => {
    const [id] = await capture('one')
    await show()
    press('j', 'r', 'h')
    await waitFor(async () => expect(await task(id)).toMatchObject({ status: 'inbox', priority: 'high' }))
    expect(titles()).toEqual(['one'])
  })

  test('several are selected with X and sorted together', async () => {
    await capture('one', 'two', 'three')
    await show()
    press('j', 'x', 'j', 'x')
    const bar = within(await screen.findByRole('toolbar', { name: 'Selected tasks' }))
    expect(bar.getByText('2 selected')).toBeDefined()
    press('t')
    await waitFor(() => expect(titles()).toEqual(['one']))
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('2 tasks to do'))
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  test('P puts a thought into a project by a few letters of its name', async () => {
    await app.api.project.create({ name: 'Thesis' })
    const [id] = await capture('outline')
    await show()
    press('j', 'p')
    const field = await screen.findByPlaceholderText('Name of a project')
    await screen.findByRole('option', { name: /Thesis/ })
    fireEvent.change(field, { target: { value: 'the' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(async () => expect(await task(id)).toMatchObject({ status: 'todo', project: { name: 'Thesis' } }))
  })

  test('Delete takes a thought away at once', async () => {
    const [id] = await capture('one', 'two')
    await show()
    press('j', 'j', 'Delete')
    await waitFor(() => expect(titles()).toEqual(['two']))
    await waitFor(async () => expect((await task(id)).deletedAt).not.toBeNull())
  })

  test('no key fires while a thought is being typed', async () => {
    await capture('one')
    await show()
    press('j')
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'What is on your mind?' }), { key: 't' })
    expect(titles()).toEqual(['one'])
  })
})
