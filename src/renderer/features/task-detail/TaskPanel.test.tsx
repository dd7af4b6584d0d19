import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { chooseLocale } from '@renderer/i18n/index'
import { PanelSlot } from '@renderer/ui/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { TaskPanel } from './TaskPanel'

let app: TestApp
let id: string

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-03T09:00:00Z') })
  chooseLocale({ locale: 'en-GB', hourCycle: 'h23', timeZone: 'Europe/Berlin' })
  app = await testApp()
  id = (await app.api.task.create({ title: 'Write the report', status: 'todo' })).task.id
})
afterEach(async () => {
  await app.close()
  vi.useRealTimers()
})

const detail = () => app.api.task.get({ id })
const task = async () => (await detail()).task
const onClose = vi.fn<() => void>()

async function show(taskId = id) {
  const view = await app.show(
    <>
      <TaskPanel taskId={taskId} onClose={onClose} />
      <PanelSlot />
    </>,
  )
  await screen.findByRole('textbox', { name: 'Title' })
  return view
}
const title = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
const property = (name: RegExp) => screen.getByRole('button', { name })
const openMenu = (element: HTMLElement) => fireEvent.keyDown(element, { key: 'Enter' })
const steps = () =>
  within(screen.getByRole('grid', { name: 'Steps' }))
    .getAllByRole('row')
    .map((row) => within(row).getByRole('checkbox').getAttribute('aria-label')?.replace('Complete ', ''))

describe('the task panel', () => {
  test('saves the title where it is read, on leaving it', async () => {
    await show()
    fireEvent.change(title(), { target: { value: 'Write the whole\nreport' } })
    fireEvent.blur(title())
    await waitFor(async () => expect((await task()).title).toBe('Write the whole report'))
  })

  test('keeps the last title when none is left', async () => {
    await show()
    fireEvent.change(title(), { target: { value: '  ' } })
    expect(screen.getByText('A task needs a title. The last one is kept.')).toBeDefined()
    fireEvent.blur(title())
    expect(title().value).toBe('Write the report')
    expect((await task()).title).toBe('Write the report')
  })

  test('shows what another client writes, and asks when both write', async () => {
    await show()
    await app.api.task.update({ id, notes: 'theirs' })
    const notes = await screen.findByDisplayValue('theirs')
    fireEvent.change(notes, { target: { value: 'theirs and mine' } })
    await app.api.task.update({ id, notes: 'theirs again' })
    expect(await screen.findByText('Changed elsewhere while you were typing: “theirs again”')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    fireEvent.blur(notes)
    await waitFor(async () => expect((await task()).notes).toBe('theirs and mine'))
  })

  test('changes the day with one click', async () => {
    await show()
    fireEvent.click(property(/^Due:/))
    fireEvent.click(await screen.findByRole('button', { name: 'Tomorrow' }))
    expect(await screen.findByRole('button', { name: 'Due: Tomorrow' })).toBeDefined()
    await waitFor(async () => expect((await task()).dueDate).toBe('2026-03-04'))
  })

  test('keeps a typed day and time when the surface is closed, and gives them up on Escape', async () => {
    await show()
    const type = async (date: string): Promise<void> => {
      fireEvent.click(property(/^Due:/))
      fireEvent.change(await screen.findByLabelText('Date'), { target: { value: date } })
      fireEvent.change(screen.getByLabelText('Time'), { target: { value: '15:30' } })
    }
    await type('2026-04-01')
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(async () => expect(await task()).toMatchObject({ dueDate: '2026-04-01', dueTime: '15:30' }))
    await type('2026-05-05')
    fireEvent.keyDown(screen.getByLabelText('Time'), { key: 'Escape' })
    await waitFor(() => expect(screen.queryByLabelText('Time')).toBeNull())
    expect(await task()).toMatchObject({ dueDate: '2026-04-01' })
  })

  test('offers any time zone for a time, and says what it is here', async () => {
    await show()
    fireEvent.click(property(/^Due:/))
    fireEvent.change(await screen.findByLabelText('Date'), { target: { value: '2026-04-01' } })
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: '15:30' } })
    fireEvent.click(screen.getByRole('button', { name: 'Another time zone' }))
    fireEvent.change(screen.getByLabelText('Time zone'), { target: { value: 'Asia/Tokyo' } })
    expect(screen.getByText('in Asia/Tokyo')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(async () => expect(await task()).toMatchObject({ dueTime: '15:30', dueZone: 'Asia/Tokyo' }))
  })

  test('reads an estimate as people write it, and says how when it cannot', async () => {
    await show()
    fireEvent.click(property(/^Estimate:/))
    const field = await screen.findByLabelText('Length')
    fireEvent.change(field, { target: { value: 'a while' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Write minutes or hours, such as 45, 1h or 1:30.')).toBeDefined()
    fireEvent.change(field, { target: { value: '1h 30' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(async () => expect((await task()).estimateMinutes).toBe(90))
  })

  test('changes status and priority from their menus', async () => {
    await show()
    openMenu(property(/^Priority:/))
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: /High priority/ }))
    await waitFor(async () => expect((await task()).priority).toBe('high'))
    openMenu(property(/^Status:/))
    fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Waiting' }))
    await waitFor(async () => expect((await task()).status).toBe('waiting'))
  })

  test('adds steps with Enter and moves them with Alt and an arrow', async () => {
    await show()
    for (const step of ['one', 'two', 'three']) {
      const field = screen.getByRole('textbox', { name: 'Add a step' })
      fireEvent.change(field, { target: { value: step } })
      fireEvent.submit(field)
      await waitFor(() => expect(steps()).toContain(step))
    }
    expect(steps()).toEqual(['one', 'two', 'three'])
    const last = within(screen.getByRole('grid', { name: 'Steps' }))
      .getAllByRole('row')
      .at(-1)
    fireEvent.keyDown(last ?? document.body, { key: 'ArrowUp', altKey: true })
    await waitFor(() => expect(steps()).toEqual(['one', 'three', 'two']))
    expect(screen.getByText('three is now 2 of 3')).toBeDefined()
    await waitFor(async () => expect((await detail()).steps.map((step) => step.title)).toEqual(['one', 'three', 'two']))
  })

  test('reads a step as capture would, and leaves what was turned back into words', async () => {
    await show()
    const field = screen.getByRole('textbox', { name: 'Add a step' })
    fireEvent.change(field, { target: { value: 'find old passport tomorrow 5m' } })
    fireEvent.click(await screen.findByRole('button', { name: /Remove Tomorrow|Remove Wed/ }))
    fireEvent.submit(field)
    await waitFor(() => expect(steps()).toEqual(['find old passport tomorrow']))
    expect((await detail()).steps[0]).toMatchObject({ estimateMinutes: 5, dueDate: null, status: 'todo' })
    expect(app.notices().at(-1)?.message).toBe('Added: find old passport tomorrow')
  })

  test('highlights what it reads in a step; Backspace right behind a part makes it words, and Enter adds it', async () => {
    await show()
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Add a step' })
    fireEvent.change(field, { target: { value: 'pack every day' } })
    await waitFor(() => expect(document.querySelector('[data-span]')?.textContent).toBe('every day'))
    expect((await screen.findByRole('region', { name: 'Next dates' })).textContent).toContain('Mar')
    field.setSelectionRange(14, 14)
    expect(fireEvent.keyDown(field, { key: 'Backspace' })).toBe(false)
    expect(document.querySelector('[data-span]')).toBeNull()
    expect(screen.queryByRole('region', { name: 'Next dates' })).toBeNull()
    expect(fireEvent.keyDown(field, { key: 'Backspace' })).toBe(true)
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(steps()).toEqual(['pack every day']))
  })

  test('offers the names there are while a step is typed', async () => {
    await app.api.capture.create({ text: 'other #errand' })
    await show()
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Add a step' })
    field.focus()
    fireEvent.change(field, { target: { value: 'pack #err' } })
    field.setSelectionRange(9, 9)
    fireEvent.select(field)
    expect(await screen.findByRole('option', { name: 'errand' })).toBeDefined()
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(field.value).toBe('pack #errand ')
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(steps()).toEqual(['pack']))
  })

  test('several lines are a step each, in their order', async () => {
    await show()
    const field = screen.getByRole('textbox', { name: 'Add a step' })
    fireEvent.change(field, { target: { value: 'one\ntwo 5m\nthree' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(steps()).toEqual(['one', 'two', 'three']))
    expect((await detail()).steps[1]?.estimateMinutes).toBe(5)
    expect(app.notices().at(-1)?.message).toBe('Added 3 tasks')
  })

  test('keeps a step that could not be saved in its field', async () => {
    await show()
    app.interfere((path, call) => (path === 'capture.create' ? Promise.reject(new Error('no')) : call()))
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Add a step' })
    fireEvent.change(field, { target: { value: 'precious' } })
    fireEvent.submit(field)
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('The step was not saved'))
    expect(field.value).toBe('precious')
  })

  test('comments, and takes a comment away with Undo', async () => {
    await show()
    const field = screen.getByRole('textbox', { name: 'Comment' })
    fireEvent.change(field, { target: { value: 'Jonas says Wednesday' } })
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(await screen.findByText('Jonas says Wednesday', { selector: 'p' })).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Delete comment' }))
    await waitFor(async () => expect((await detail()).comments).toHaveLength(0))
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('Comment deleted'))
    app.undoNewest()
    expect(await screen.findByText('Jonas says Wednesday', { selector: 'p' })).toBeDefined()
  })

  test('shows what waits for it, and takes a connection away', async () => {
    const other = (await app.api.task.create({ title: 'Get the numbers', status: 'todo' })).task
    await app.api.task.link({ id, type: 'blocks', toId: other.id })
    await show()
    expect(await screen.findByText('Others wait for this')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Remove the connection to Get the numbers' }))
    await waitFor(async () => expect((await detail()).blocks).toHaveLength(0))
  })

  test('says why tasks cannot wait for each other in a circle', async () => {
    const second = (await app.api.task.create({ title: 'Get the numbers', status: 'todo' })).task
    const third = (await app.api.task.create({ title: 'Draw the charts', status: 'todo' })).task
    await app.api.task.link({ id, type: 'blocks', toId: second.id })
    await app.api.task.link({ id: second.id, type: 'blocks', toId: third.id })
    await show()
    openMenu(screen.getByRole('button', { name: 'Connect a task' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Waits for…' }))
    const field = await screen.findByPlaceholderText('Words of its title or notes')
    // The one that waits for this is found, and why it cannot be taken stands beside it.
    fireEvent.change(field, { target: { value: 'numbers' } })
    const numbers = await screen.findByRole('option', { name: /Get the numbers.*they would wait for each other/ })
    expect(numbers.getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(field, { target: { value: 'charts' } })
    fireEvent.click(await screen.findByRole('option', { name: /Draw the charts/ }))
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('The tasks were not connected'))
    expect(app.notices().at(-1)?.description).toBe('The tasks would wait for each other in a circle.')
  })

  test('never opens a link that is not to the web or to a mailbox', async () => {
    await app.api.task.update({ id, links: ['javascript:alert(1)', 'https://example.org/'] })
    await show()
    const links = screen.getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/'])
    expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer')
    expect(screen.getByText('javascript:alert(1)')).toBeDefined()
  })

  test('shows what was typed, to the letter', async () => {
    const { tasks } = await app.api.capture.create({ text: '  Call Ana\ttomorrow!! ', source: 'app' })
    await show(tasks[0]?.id)
    fireEvent.click(screen.getByRole('button', { name: 'History' }))
    expect(document.querySelector('pre')?.textContent).toBe('  Call Ana\ttomorrow!! ')
  })

  test('of a deleted task can only be read, and restored', async () => {
    await show()
    await app.api.task.delete({ ids: [id] })
    fireEvent.click(await screen.findByRole('button', { name: 'Restore' }))
    await waitFor(async () => expect((await task()).deletedAt).toBeNull())
  })

  test('says so when the task is not there', async () => {
    await app.show(
      <>
        <TaskPanel taskId="01890000-0000-7000-8000-00000000dead" onClose={onClose} />
        <PanelSlot />
      </>,
    )
    expect(await screen.findByText('This task is no longer here')).toBeDefined()
  })
})
