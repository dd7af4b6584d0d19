import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { ReportsTab } from './ReportsTab'

const NOW = '2026-03-03T09:00:00Z'
const MINUTE = 60_000

let app: TestApp
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) })
  app = await testApp({ now: NOW })
})
afterEach(async () => {
  await app.close()
  vi.useRealTimers()
})

test('a span with nothing in it says what would be there', async () => {
  await app.show(<ReportsTab />)
  expect(await screen.findByText('Nothing in this span')).toBeDefined()
})

test('a month is shown with its tasks, and another span is one press away', async () => {
  const { task } = await app.api.task.create({ title: 'Write the letter', estimateMinutes: 30 })
  await app.api.focus.start({ taskId: task.id })
  app.time.advance(40 * MINUTE)
  await app.api.focus.finish({ completeTask: true })
  await app.show(<ReportsTab />)
  const table = await screen.findByRole('table', { name: 'Completed tasks' })
  expect(table.textContent).toContain('Write the letter')
  expect(table.textContent).toContain('40 min')
  fireEvent.click(screen.getByRole('radio', { name: 'Last week' }))
  expect(await screen.findByText('Nothing in this span')).toBeDefined()
})

test('a span that ends before it begins is refused with words, and the dates stay', async () => {
  await app.show(<ReportsTab />)
  await screen.findByText('Nothing in this span')
  fireEvent.click(screen.getByRole('radio', { name: 'Own span' }))
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-03-09' } })
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-03-01' } })
  expect(await screen.findByText('The report could not be made')).toBeDefined()
  expect(screen.getByLabelText('From')).toHaveProperty('value', '2026-03-09')
  expect(screen.getByRole('button', { name: 'CSV by day' })).toHaveProperty('disabled', true)
})

test('a file that cannot be made is told, with what to do', async () => {
  await app.show(<ReportsTab />)
  await screen.findByText('Nothing in this span')
  app.interfere((path, call) => (path === 'report.csv' ? Promise.reject(new Error('disk')) : call()))
  fireEvent.click(screen.getByRole('button', { name: 'CSV by day' }))
  await waitFor(() => expect(app.notices().at(-1)?.message).toBe('The report was not saved'))
})
