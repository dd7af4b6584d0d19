import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { drafts } from '@renderer/app/drafts'
import { keyboard } from '@renderer/app/keyboard'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { Welcome } from './Welcome'

let app: TestApp
let detach: () => void

beforeEach(async () => {
  app = await testApp()
  drafts.clear(CAPTURE_DRAFT)
  detach = keyboard.attach(window)
})
afterEach(async () => {
  detach()
  await app.close()
})

test('three short steps end in the first thought, and it never comes again', async () => {
  await app.show(<Welcome />)
  fireEvent.change(screen.getByLabelText('What may Proxy call you?'), { target: { value: ' Ada ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Next' }))
  await screen.findByRole('heading', { name: 'How much energy do you have right now?' })
  await act(async () => {
    fireEvent.keyDown(document.body, { key: '4', code: 'Digit4' })
  })
  await expect
    .poll(async () => (await app.api.energy.list({ from: '2026-03-01', to: '2026-03-31' })).map(({ level }) => level))
    .toEqual([4])
  const box = await screen.findByLabelText('What is on your mind?')
  fireEvent.change(box, { target: { value: 'Water the plants' } })
  fireEvent.keyDown(box, { key: 'Enter' })
  await expect.poll(async () => (await app.api.settings.get()).welcomed).toBe(true)
  expect((await app.api.settings.get()).name).toBe('Ada')
  expect((await app.api.task.list({ view: 'inbox' })).items.map(({ title }) => title)).toEqual(['Water the plants'])
})

test('can be skipped at once', async () => {
  await app.show(<Welcome />)
  fireEvent.click(screen.getByRole('button', { name: 'Skip' }))
  await expect.poll(async () => (await app.api.settings.get()).welcomed).toBe(true)
  expect((await app.api.settings.get()).name).toBe('')
})
