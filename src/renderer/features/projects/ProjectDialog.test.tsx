import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { ProjectDialog } from './ProjectDialog'

let app: TestApp
const onOpenChange = vi.fn<(open: boolean) => void>()

beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

const name = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })
const create = () => fireEvent.click(screen.getByRole('button', { name: 'Create project' }))

test('makes a project with its name, colour and notes', async () => {
  const onSaved = vi.fn<(project: { name: string }) => void>()
  await app.show(<ProjectDialog open onOpenChange={onOpenChange} onSaved={onSaved} />)
  fireEvent.change(await name(), { target: { value: ' Thesis ' } })
  fireEvent.click(screen.getByRole('radio', { name: 'Violet' }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Notes' }), { target: { value: 'By June.' } })
  create()
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(await app.api.project.list({})).toMatchObject([{ name: 'Thesis', color: 'violet', notes: 'By June.' }])
})

test('says what is missing, and that a name is taken, beside the field', async () => {
  await app.api.project.create({ name: 'Thesis' })
  await app.show(<ProjectDialog open onOpenChange={onOpenChange} />)
  await name()
  create()
  expect(await screen.findByText('A project needs a name.')).toBeDefined()
  fireEvent.change(await name(), { target: { value: 'thesis' } })
  create()
  expect(await screen.findByText('There is one with this name already.')).toBeDefined()
})

test('keeps what was typed when it is closed before it was made', async () => {
  const view = await app.show(<ProjectDialog open onOpenChange={onOpenChange} />)
  fireEvent.change(await name(), { target: { value: 'Garden' } })
  view.unmount()
  await app.show(<ProjectDialog open onOpenChange={onOpenChange} />)
  expect((await name()).value).toBe('Garden')
})
