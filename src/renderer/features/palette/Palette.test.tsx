import { eventually } from '@test/eventually'
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { ConnectionLost } from '@renderer/app/connection-lost'
import { keyboard } from '@renderer/app/keyboard'
import { useCommands } from '@renderer/app/use-commands'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { Palette } from './Palette'

let app: TestApp
const undo = vi.fn<() => void>()
const onClose = vi.fn<() => void>()

beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

function Screen({ open }: { readonly open: boolean }) {
  useCommands([
    { id: 'history.undo', title: 'shell.command.undo', group: 'general', keys: ['mod+z'], run: undo },
    { id: 'go.today', title: 'shell.command.goToday', group: 'navigation', keys: ['g t'], run: () => {} },
    {
      id: 'shell.palette',
      title: 'shell.command.palette',
      group: 'general',
      keys: ['mod+k'],
      keyOnly: true,
      run: () => {},
    },
    {
      id: 'focus.interrupted',
      title: 'shell.command.interrupted',
      group: 'focus',
      keys: ['.'],
      when: () => false,
      run: () => {},
    },
  ])
  return <Palette open={open} onClose={onClose} />
}

async function show() {
  const view = await app.show(<Screen open={false} />)
  // Opened once the screen has offered its commands, as a person would.
  const opened = await app.show(<Screen open />)
  view.unmount()
  return opened
}

const input = () => screen.getByPlaceholderText('Search tasks, or say what to do')
const type = (text: string) => fireEvent.change(input(), { target: { value: text } })
const options = () => screen.queryAllByRole('option').map((option) => option.textContent ?? '')
const selected = () => screen.getByRole('option', { selected: true }).textContent

describe('the palette', () => {
  test('offers what can be done now, with its keys', async () => {
    await show()
    expect(options().some((option) => option.startsWith('Undo the last change'))).toBe(true)
    expect(options().join()).not.toContain('I was interrupted')
    expect(options().join()).not.toContain('Search and commands')
  })

  test('does a command on the screen behind, once it has closed', async () => {
    await show()
    type('undo')
    await eventually(() => expect(selected()).toContain('Undo the last change'))
    vi.spyOn(keyboard, 'run')
    fireEvent.keyDown(input(), { key: 'Enter' })
    expect(onClose).toHaveBeenCalled()
    expect(undo).not.toHaveBeenCalled()
    await eventually(() => expect(keyboard.run).toHaveBeenCalledWith('history.undo'))
  })

  test('finds tasks, chooses the best one, and opens it', async () => {
    const { tasks } = await app.api.capture.create({ text: 'Fix the bike tyre' })
    const view = await show()
    type('bike')
    await eventually(() => expect(selected()).toContain('Fix the bike tyre'))
    fireEvent.keyDown(input(), { key: 'Enter' })
    await eventually(() => expect(view.address()).toContain(`task=${tasks[0]?.id}`))
  })

  test('starts focus on the chosen task, or completes it', async () => {
    const { tasks } = await app.api.capture.create({ text: 'Fix the bike tyre' })
    await show()
    type('tyre')
    await eventually(() => expect(selected()).toContain('tyre'))
    fireEvent.keyDown(input(), { key: 'Enter', ctrlKey: true })
    await expect.poll(async () => (await app.api.focus.current()).session?.task?.id).toBe(tasks[0]?.id)
    fireEvent.keyDown(input(), { key: 'Enter', shiftKey: true })
    await expect.poll(async () => (await app.api.task.get({ id: tasks[0]?.id ?? '' })).task.status).toBe('done')
  })

  test('captures what was typed when nothing fits, but not before it knows that', async () => {
    await show()
    type('Order new inner tubes')
    fireEvent.keyDown(input(), { key: 'Enter' })
    expect(app.calls).not.toContain('capture.create')
    expect(await screen.findByText('Nothing fits')).toBeTruthy()
    fireEvent.keyDown(input(), { key: 'Enter' })
    await expect
      .poll(async () => (await app.api.task.list({ view: 'inbox' })).items.map(({ title }) => title))
      .toEqual(['Order new inner tubes'])
    await eventually(() => expect(onClose).toHaveBeenCalled())
  })

  test('keeps what was typed when it could not be captured, and does not double it on the second try', async () => {
    await show()
    type('Order new inner tubes')
    await screen.findByText('Nothing fits')
    app.interfere(async (path, call) => {
      const answer = await call()
      if (path === 'capture.create') throw new ConnectionLost()
      return answer
    })
    fireEvent.keyDown(input(), { key: 'Enter' })
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(onClose).not.toHaveBeenCalled()
    app.interfere(null)
    fireEvent.keyDown(input(), { key: 'Enter' })
    await eventually(() => expect(onClose).toHaveBeenCalled())
    expect((await app.api.task.list({ view: 'inbox' })).items).toHaveLength(1)
  })

  test.each([
    ['backup', 'Settings: Data and backups'],
    ['goal', 'Progress: goals'],
    ['review', 'Progress: reviews'],
    ['sleep', 'Energy: sleep'],
    ['delete', 'Deleted tasks'],
    ['new project', 'New project'],
    ['hotkeys', 'Settings: Keys'],
  ])('finds “%s” in %s', async (words, title) => {
    await show()
    type(words)
    await eventually(() => expect(options()).toContain(title))
  })

  test('finds projects and tags by name, and goes to their tasks', async () => {
    const { project } = await app.api.project.create({ name: 'Kitchen garden' })
    await app.api.task.create({ title: 'Buy seeds', tags: [{ name: 'errand' }] })
    const view = await show()
    type('#erra')
    await eventually(() => expect(options()).toContain('#errand'))
    type('kitchen')
    await eventually(() => expect(options()).toContain('Project: Kitchen garden'))
    fireEvent.click(screen.getByRole('option', { name: 'Project: Kitchen garden' }))
    await eventually(() => expect(view.address()).toContain(project.id))
  })

  test('makes a project', async () => {
    await show()
    type('new project')
    await eventually(() => expect(options()).toContain('New project'))
    fireEvent.click(screen.getByRole('option', { name: 'New project' }))
    expect(await screen.findByRole('dialog', { name: 'New project' })).toBeDefined()
  })

  test('finds a task whose word is misspelt, as similar', async () => {
    await similarTask('Renew the passport')
    await show()
    type('pasport')
    await screen.findByText('Similar tasks')
    expect(options().join()).toContain('Renew the passport')
  })

  test('captures what only resembles a task, and shows what is read out of it', async () => {
    await similarTask('Call Ana about the phone')
    await show()
    type('call Bob tomorrow 15:00 every week #phone')
    await screen.findByText('Similar tasks')
    await eventually(() => expect(selected()).toContain('every week, first Wed, Mar 4'))
    expect(options().map((option) => option.slice(0, 8))).toEqual(['Capture ', 'Call Ana'])
    expect(selected()).toContain('phone')
    fireEvent.keyDown(input(), { key: 'Enter' })
    await expect
      .poll(async () => (await app.api.task.list({ view: 'inbox' })).items)
      .toMatchObject([{ title: 'call Bob', dueDate: '2026-03-04', dueTime: '15:00' }])
  })

  test('what has the words of a task in its title opens it rather than capturing it again', async () => {
    await app.api.task.create({ title: 'Water the plants on Friday' })
    await show()
    type('plants Friday')
    await eventually(() => expect(options()).toHaveLength(2))
    expect(selected()).toContain('Water the plants')
    await eventually(() => expect(options()[1]).toMatch(/^Capture .*Fri, Mar 6/))
  })
})

/** A task that words do not find, only likeness does. */
async function similarTask(title: string): Promise<void> {
  const { task } = await app.api.task.create({ title, status: 'todo' })
  const basis = { kind: 'words', model: null, dimension: null, notice: '' }
  app.interfere((path, call) =>
    path === 'context.find' ? Promise.resolve({ items: [{ task, why: ['likeness'], score: 1 }], basis }) : call(),
  )
}
