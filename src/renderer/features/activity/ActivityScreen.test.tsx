import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { keyboard } from '@renderer/app/keyboard'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { ActivityScreen } from './ActivityScreen'

let app: TestApp
let detach: () => void

beforeEach(async () => {
  app = await testApp()
  detach = keyboard.attach(window)
})
afterEach(() => {
  detach()
  return app.close()
})

const row = (name: RegExp) => screen.findByRole('row', { name })
const titles = () => screen.getAllByRole('row').map((it) => it.textContent ?? '')

async function changedTask(): Promise<string> {
  const { task } = await app.api.task.create({ title: 'Paint the shed', status: 'todo' })
  const { project } = await app.api.project.create({ name: 'Garden' })
  await app.api.task.update({
    id: task.id,
    priority: 'high',
    estimateMinutes: 90,
    projectId: project.id,
    notes: 'Two coats.',
  })
  return task.id
}

test('before any change it says what will be listed', async () => {
  await app.show(<ActivityScreen />)
  expect(await screen.findByRole('heading', { name: 'Nothing was changed yet' })).toBeDefined()
})

test('backups and tokens, which cannot be undone, are listed on a page of their own', async () => {
  await app.show(<ActivityScreen />)
  fireEvent.click(screen.getByRole('radio', { name: 'Backups and access' }))
  await screen.findByRole('heading', { name: 'No backup was made yet' })
  await app.api.system.createApiToken()
  fireEvent.click(screen.getByRole('radio', { name: 'Changes' }))
  fireEvent.click(screen.getByRole('radio', { name: 'Backups and access' }))
  expect(await screen.findByText('Made an API token')).toBeDefined()
})

test('lists changes newest first, with who made them', async () => {
  await changedTask()
  await app.show(<ActivityScreen />)
  await row(/Added “Paint the shed”/)
  expect(titles()[0]).toContain('Changed 4 fields of “Paint the shed”')
  expect(titles()[2]).toContain('Added “Paint the shed”')
  expect(titles()[0]).toContain('You')
})

test('a change opens to each field before and after, in words', async () => {
  await changedTask()
  await app.show(<ActivityScreen />)
  fireEvent.click(within(await row(/Changed 4 fields/)).getByText(/Changed 4 fields/))
  const details = await screen.findByRole('group', { name: /^Details of/ })
  await within(details).findByText('Garden')
  const fields = within(details)
    .getAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent])
  expect(fields).toContainEqual(['Priority', 'Before No priority→After High priority'])
  expect(fields).toContainEqual(['Estimate', 'Before nothing→After 1 h 30'])
  expect(fields).toContainEqual(['Project', 'Before nothing→After Garden'])
  expect(fields).toContainEqual(['Notes', 'Before nothing→After Two coats.'])
})

test('undo takes it back, redo makes it again', async () => {
  const id = await changedTask()
  await app.show(<ActivityScreen />)
  fireEvent.click(within(await row(/Changed 4 fields/)).getByRole('button', { name: /^Undo/ }))
  const redo = await screen.findByRole('button', { name: /^Redo: Changed 4 fields/ })
  expect((await app.api.task.get({ id })).task.priority).toBe('none')
  expect(await row(/Undid: Changed 4 fields/)).toBeDefined()
  fireEvent.click(redo)
  await screen.findByRole('button', { name: /^Undo: Changed 4 fields/ })
  expect((await app.api.task.get({ id })).task.priority).toBe('high')
})

test('a refused undo says which later change stands in the way', async () => {
  const id = await changedTask()
  await app.api.task.update({ id, priority: 'low' })
  await app.show(<ActivityScreen />)
  fireEvent.click(within(await row(/Changed 4 fields/)).getByRole('button', { name: /^Undo/ }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/changed later: Changed priority of “Paint the shed”/)
  expect((await app.api.task.get({ id })).task.priority).toBe('low')
})

test('background changes appear when asked for', async () => {
  await app.api.focus.start({ technique: 'countdown', plannedMinutes: 1 })
  app.time.advance(61_000)
  await app.show(<ActivityScreen />)
  await row(/Started focusing/)
  const before = titles().length
  fireEvent.click(screen.getByRole('switch', { name: 'Show background changes' }))
  await expect.poll(() => titles().length).toBeGreaterThan(before)
})

test('older changes are fetched a page at a time', async () => {
  for (let index = 1; index <= 45; index += 1) await app.api.energy.checkIn({ level: 3, note: String(index) })
  await app.show(<ActivityScreen />)
  const older = await screen.findByRole('button', { name: 'Show older changes' })
  expect(titles()).toHaveLength(40)
  fireEvent.click(older)
  await expect.poll(() => titles().length).toBe(45)
  expect(screen.getByText('That is everything since Proxy was set up.')).toBeDefined()
})

test('the list is walked and opened with the keyboard alone', async () => {
  await changedTask()
  await app.show(<ActivityScreen />)
  await row(/Changed 4 fields/)
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement?.textContent).toContain('Changed 4 fields')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
  expect(await screen.findByRole('group', { name: /^Details of/ })).toBeDefined()
})
