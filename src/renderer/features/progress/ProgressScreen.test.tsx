import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { ProgressScreen } from './ProgressScreen'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let app: TestApp

beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

async function complete(title: string): Promise<void> {
  const { task } = await app.api.task.create({ title })
  await app.api.task.setStatus({ ids: [task.id], status: 'done' })
}

const totals = () => screen.getAllByRole('definition').map((amount) => amount.textContent)

test('before anything was done it says what counts and how to begin', async () => {
  await app.api.task.create({ title: 'Only written down' })
  await app.show(<ProgressScreen />)
  expect(await screen.findByRole('heading', { name: 'Nothing to count yet' })).toBeDefined()
  expect(screen.getByText(/Nothing is awarded for creating tasks/)).toBeDefined()
  expect(screen.getByRole('link', { name: 'Start focusing' })).toBeDefined()
})

test('counts completed tasks and focused time, and lists why', async () => {
  const { task } = await app.api.task.create({ title: 'Write the report', estimateMinutes: 30 })
  await app.api.focus.start({ taskId: task.id, technique: 'pomodoro', plannedMinutes: 25 })
  app.time.advance(40 * MINUTE)
  await app.api.focus.finish({ completeTask: true })
  await app.show(<ProgressScreen />)
  expect(await screen.findByText('Completed Write the report')).toBeDefined()
  expect(totals()).toEqual(['1', '40 min', '1'])
  expect(screen.getByText('40 min of focus · estimated 30 min · 30 points')).toBeDefined()
  expect(screen.getByText('Focused on Write the report')).toBeDefined()
})

test('compares with the same number of days before, once they are on record', async () => {
  await complete('Long ago')
  await app.show(<ProgressScreen />)
  expect(await screen.findByText('There are no 7 days before these to compare with yet.')).toBeDefined()
  app.time.advance(5 * DAY)
  await complete('In the week before')
  app.time.advance(9 * DAY)
  for (const title of ['First', 'Second', 'Third']) await complete(title)
  await expect.poll(() => totals()[0]).toBe('3')
  expect(totals()).toContain('1 in the 7 days before')
  expect(totals()).toContain('nothing in the 7 days before')
})

test('a longer period is one press away', async () => {
  await complete('Three weeks ago')
  app.time.advance(21 * DAY)
  await complete('Today')
  await app.show(<ProgressScreen />)
  await expect.poll(() => totals()[0]).toBe('1')
  fireEvent.click(screen.getByRole('radio', { name: '30 days' }))
  await expect.poll(() => totals()[0]).toBe('2')
})

test('undoing what was done takes it out of the count', async () => {
  await complete('Too early')
  await app.show(<ProgressScreen />)
  await screen.findByText('Completed Too early')
  await app.api.activity.undoLast()
  expect(await screen.findByRole('heading', { name: 'Nothing to count yet' })).toBeDefined()
})
