import { QueryClientProvider } from '@tanstack/react-query'
import {
  Outlet,
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { ApiProvider } from '@renderer/app/api'
import { keyboard } from '@renderer/app/keyboard'
import { parseShellSearch, parseTasksSearch } from '@renderer/app/search-params'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { TasksScreen } from './TasksScreen'

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

/** The screen reads its part of the address, so it stands on its own route. */
async function show(at = '/tasks') {
  const root = createRootRoute({ component: Outlet })
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', validateSearch: parseShellSearch })
  const tasks = createRoute({
    getParentRoute: () => shell,
    path: '/tasks',
    validateSearch: parseTasksSearch,
    component: TasksScreen,
  })
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren([tasks])]),
    history: createMemoryHistory({ initialEntries: [at] }),
  })
  await router.load()
  render(
    <QueryClientProvider client={app.queryClient}>
      <ApiProvider api={app.page}>
        <RouterProvider router={router as never} />
      </ApiProvider>
    </QueryClientProvider>,
  )
  await act(async () => {})
  await screen.findByRole('heading', { level: 1 })
  return { address: () => router.history.location.href }
}

async function add(title: string, more: object = {}): Promise<string> {
  app.time.advance(1000)
  return (await app.api.task.create({ title, status: 'todo', ...more })).task.id
}
const titles = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row-id]')].map((row) =>
    within(row)
      .getByRole('checkbox')
      .getAttribute('aria-label')
      ?.replace(/^(Complete|Reopen) /, ''),
  )
const see = (...expected: readonly string[]) => waitFor(() => expect(titles()).toEqual(expected))
const press = (...keys: readonly string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key })
}
const choose = (label: string, option: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: label })
  const value = [...select.options].find((it) => it.label === option || it.textContent === option)?.value
  fireEvent.change(select, { target: { value } })
}

describe('the task list', () => {
  test('keeps what it shows in the address', async () => {
    await add('plain')
    await add('due', { dueDate: '2026-03-05' })
    const { address } = await show()
    await see('due', 'plain')
    choose('Sort', 'By due date')
    await see('due')
    expect(address()).toBe('/tasks?sort=due')
    fireEvent.click(screen.getByRole('radio', { name: 'Done' }))
    await waitFor(() => expect(address()).toContain('view=closed'))
    expect(await screen.findByText('Nothing finished yet')).toBeDefined()
  })

  test('of a project shows its tasks, and adds to it', async () => {
    const { project } = await app.api.project.create({ name: 'Thesis', notes: 'By June.' })
    await add('elsewhere')
    await add('outline', { projectId: project.id })
    await show(`/tasks?projectId=${project.id}`)
    await see('outline')
    expect(screen.getByRole('heading', { level: 1, name: 'Thesis' })).toBeDefined()
    expect(screen.getByText('By June.')).toBeDefined()
    const field = await screen.findByRole('textbox', { name: 'Add a task to Thesis' })
    fireEvent.change(field, { target: { value: 'methods' } })
    fireEvent.submit(field)
    await see('methods', 'outline')
    // Read as capture would read it, in this project.
    fireEvent.change(field, { target: { value: 'paint wall tomorrow #diy' } })
    expect(await screen.findByRole('list', { name: 'Recognised' })).toBeDefined()
    fireEvent.submit(field)
    await see('paint wall', 'methods', 'outline')
    expect((await app.api.task.list({ projectId: project.id })).items[0]).toMatchObject({
      title: 'paint wall',
      dueDate: '2026-03-04',
      tags: [{ name: 'diy' }],
      status: 'todo',
    })
  })

  test('a project that the line names goes before the page, and the notice leads there', async () => {
    const { project } = await app.api.project.create({ name: 'Thesis' })
    const home = (await app.api.project.create({ name: 'Home' })).project
    await add('outline', { projectId: project.id })
    const { address } = await show(`/tasks?projectId=${project.id}`)
    const field = await screen.findByRole('textbox', { name: 'Add a task to Thesis' })
    fireEvent.change(field, { target: { value: 'water plants +Home' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('Added to Home: water plants'))
    const [task] = (await app.api.task.list({ projectId: home.id })).items
    expect(task?.title).toBe('water plants')
    const open = app
      .notices()
      .at(-1)
      ?.actions.find(({ label }) => label === 'Open')
    act(() => open?.run())
    await waitFor(() => expect(address()).toContain(`task=${task?.id}`))
  })

  test('several lines are a task each, and stay in the field when they are refused', async () => {
    const { project } = await app.api.project.create({ name: 'Thesis' })
    await show(`/tasks?projectId=${project.id}`)
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Add a task to Thesis' })
    const lines = '- read the paper tomorrow\n- write to Ana\n  - find her address'
    app.interfere((path, call) => (path === 'capture.create' ? Promise.reject(new Error('no')) : call()))
    fireEvent.change(field, { target: { value: lines } })
    const preview = await screen.findByRole('list', { name: 'The tasks this makes' })
    await waitFor(() => expect(preview.textContent).toContain('find her address'))
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.notices().at(-1)?.message).toMatch(/^The task was not added/))
    expect(field.value).toBe(lines)
    app.interfere(null)
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('Added 2 tasks'))
    expect(field.value).toBe('')
    const { items } = await app.api.task.list({ projectId: project.id })
    expect(items.map(({ title, dueDate }) => `${title} ${dueDate}`).toSorted()).toEqual([
      'read the paper 2026-03-04',
      'write to Ana null',
    ])
  })

  test('a part is turned back into words in its own line, of several as well', async () => {
    const { project } = await app.api.project.create({ name: 'Thesis' })
    await show(`/tasks?projectId=${project.id}`)
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Add a task to Thesis' })
    fireEvent.change(field, { target: { value: 'read tomorrow\nwrite tomorrow' } })
    await waitFor(() => expect(document.querySelectorAll('[data-span]')).toHaveLength(2))
    field.setSelectionRange(28, 28)
    expect(fireEvent.keyDown(field, { key: 'Backspace' })).toBe(false)
    await waitFor(() => expect(document.querySelectorAll('[data-span]')).toHaveLength(1))
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.notices().at(-1)?.message).toBe('Added 2 tasks'))
    const { items } = await app.api.task.list({ projectId: project.id })
    expect(items.map(({ title }) => title).toSorted()).toEqual(['read', 'write tomorrow'])
  })

  test('a line sent again after its answer was lost is added once', async () => {
    const { project } = await app.api.project.create({ name: 'Thesis' })
    await show(`/tasks?projectId=${project.id}`)
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Add a task to Thesis' })
    app.interfere(async (path, call) => {
      const answer = await call()
      if (path === 'capture.create') throw new Error('lost')
      return answer
    })
    fireEvent.change(field, { target: { value: 'precious' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(app.notices().at(-1)?.message).toMatch(/^The task was not added/))
    expect(field.value).toBe('precious')
    app.interfere(null)
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(field.value).toBe(''))
    await see('precious')
  })

  test('the name of a project or of a tag leads to its tasks from the search', async () => {
    const { project } = await app.api.project.create({ name: 'Kitchen garden' })
    await add('Buy seeds', { tags: [{ name: 'kitchenware' }] })
    const view = await show()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search tasks' }), { target: { value: 'kitchen' } })
    const names = await screen.findByRole('navigation', { name: 'Projects and tags with this name' })
    expect(await within(names).findByRole('link', { name: 'kitchenware' })).toBeDefined()
    fireEvent.click(within(names).getByRole('link', { name: 'Kitchen garden' }))
    await waitFor(() => expect(view.address()).toContain(`projectId=${project.id}`))
  })

  test('finds tasks by their words, finished ones included', async () => {
    const done = await add('Call the dentist')
    await app.api.task.setStatus({ ids: [done], status: 'done' })
    await add('Call Ana')
    const { address } = await show()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search tasks' }), { target: { value: 'dent' } })
    await see('Call the dentist')
    expect(address()).toBe('/tasks?q=dent')
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search tasks' }), { target: { value: 'zebra' } })
    expect(await screen.findByText('Nothing found for “zebra”')).toBeDefined()
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear the search' }).at(-1) ?? document.body)
    await see('Call Ana')
  })

  test('is worked through by keyboard: rename, complete, open', async () => {
    const first = await add('one')
    await add('two')
    const { address } = await show()
    await see('two', 'one')
    press('j', 'j', 'e')
    const field = await screen.findByRole('textbox', { name: 'Title' })
    fireEvent.change(field, { target: { value: 'one, renamed' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await see('two', 'one, renamed')
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row-id')).toBe(first))
    press('Enter')
    await waitFor(() => expect(address()).toContain(`task=${first}`))
    press(' ')
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Reopen one, renamed' })).toBeDefined())
    await see('two')
    expect((await app.api.task.get({ id: first })).task).toMatchObject({ title: 'one, renamed', status: 'done' })
  })

  test('several are made to do, or due on any day, from the bar', async () => {
    const [one, two] = [await add('one'), await add('two')]
    await app.api.task.setStatus({ ids: [one, two], status: 'waiting' })
    await show('/tasks?view=waiting')
    await see('two', 'one')
    press('j', 'x', 'j', 'x')
    const bar = within(await screen.findByRole('toolbar', { name: /selected/i }))
    fireEvent.keyDown(bar.getByRole('button', { name: 'Due date' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: /Choose a day/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'When are 2 tasks due?' }))
    fireEvent.change(dialog.getByLabelText('Date'), { target: { value: '2026-05-09' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Set the day' }))
    await waitFor(async () => expect((await app.api.task.get({ id: one })).task.dueDate).toBe('2026-05-09'))
    expect((await app.api.task.get({ id: two })).task.dueDate).toBe('2026-05-09')
    fireEvent.click(bar.getByRole('button', { name: 'To do' }))
    await waitFor(async () => expect((await app.api.task.get({ id: two })).task.status).toBe('todo'))
  })

  test('Escape leaves a title as it was', async () => {
    await add('one')
    await show()
    await see('one')
    press('j', 'e')
    const field = await screen.findByRole('textbox', { name: 'Title' })
    fireEvent.change(field, { target: { value: 'other' } })
    fireEvent.keyDown(field, { key: 'Escape' })
    await see('one')
  })

  test('deleted tasks are restored from their view', async () => {
    const id = await add('one')
    await app.api.task.delete({ ids: [id] })
    await show('/tasks?view=deleted')
    await see('one')
    press('j', 'u')
    expect(await screen.findByText('Nothing deleted')).toBeDefined()
    await waitFor(async () => expect((await app.api.task.get({ id })).task.deletedAt).toBeNull())
  })

  test('saves what it shows as a filter, and comes back to it', async () => {
    await add('someday')
    await add('urgent', { dueDate: '2026-03-05' })
    const { address } = await show('/tasks?sort=due')
    await see('urgent')
    const menu = screen.getByRole('button', { name: 'Filters' })
    fireEvent.keyDown(menu, { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Save filter' }))
    const field = await screen.findByRole('textbox', { name: 'Name' })
    fireEvent.change(field, { target: { value: 'With a date' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'With a date' })).toBeDefined()
    const [filter] = await app.api.filter.list()
    expect(filter?.query).toMatchObject({ sort: 'due' })
    expect(address()).toContain(`filterId=${filter?.id ?? 'none'}`)
    await see('urgent')
  })

  test('renames a tag everywhere from its list', async () => {
    const id = await add('write', { tags: [{ name: 'deep' }] })
    const [tag] = await app.api.tag.list()
    await show(`/tasks?tagId=${tag?.id ?? ''}`)
    await see('write')
    fireEvent.keyDown(screen.getByRole('button', { name: 'Tag actions' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: '#deep work' } })
    fireEvent.click(screen.getByRole('button', { name: 'Rename' }))
    expect(await screen.findByRole('heading', { level: 1, name: '#deep-work' })).toBeDefined()
    expect((await app.api.task.get({ id })).task.tags[0]?.name).toBe('deep-work')
  })

  test('says so when a project is gone', async () => {
    await add('one')
    await show('/tasks?projectId=01890000-0000-7000-8000-00000000dead')
    expect(await screen.findByText('This project is no longer there')).toBeDefined()
  })
})
