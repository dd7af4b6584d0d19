import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { type Reviewing, ReviewsTab } from './ReviewsTab'

const NOW = '2026-03-03T09:00:00Z'

let app: TestApp
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) })
  localStorage.clear()
  app = await testApp({ now: NOW })
})
afterEach(async () => {
  await app.close()
  vi.useRealTimers()
})

function Reviews() {
  const [reviewing, setReviewing] = useState<Reviewing | null>(null)
  return <ReviewsTab reviewing={reviewing} onReviewingChange={setReviewing} />
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))
const write = (text: string): boolean =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Your answer' }), { target: { value: text } })

test('every question can be skipped, and what was answered is kept as a note', async () => {
  await app.show(<Reviews />)
  expect(await screen.findByText('No reviews yet')).toBeDefined()
  press('Look back on this week')
  await screen.findByRole('textbox', { name: 'Your answer' })
  press('Skip')
  write('The letter lay too long.')
  press('Next')
  press('Save and end')
  expect(await screen.findByText('The letter lay too long.')).toBeDefined()
  expect((await app.api.review.list({})).items).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'Change this week’s review' })).toBeDefined()
})

test('what was typed is there again after leaving without saving', async () => {
  await app.show(<Reviews />)
  await screen.findByText('No reviews yet')
  press('Look back on this week')
  await screen.findByRole('textbox', { name: 'Your answer' })
  write('Half a thought')
  press('Later')
  expect((await app.api.review.list({})).items).toHaveLength(0)
  press('Look back on this week')
  expect(await screen.findByDisplayValue('Half a thought')).toBeDefined()
})

test('a review that cannot be saved says so and keeps the text', async () => {
  await app.show(<Reviews />)
  await screen.findByText('No reviews yet')
  press('Look back on this week')
  await screen.findByRole('textbox', { name: 'Your answer' })
  write('Kept')
  app.interfere((path, call) => (path === 'review.save' ? Promise.reject(new Error('disk')) : call()))
  press('Save and end')
  await waitFor(() => expect(app.notices().at(-1)?.message).toBe('The review was not saved'))
  expect(screen.getByDisplayValue('Kept')).toBeDefined()
})

test('reviews are found by their words', async () => {
  for (const [date, text] of [
    ['2026-02-10', 'The garden is planted.'],
    ['2026-02-17', 'Ill for three days.'],
    ['2026-02-24', 'The report is out.'],
  ] as const)
    await app.api.review.save({ kind: 'week', date, answers: { done: text } })
  await app.show(<Reviews />)
  await screen.findByText('The garden is planted.')
  fireEvent.change(screen.getByRole('textbox', { name: 'Search reviews' }), { target: { value: 'garden' } })
  await waitFor(() => expect(screen.queryByText('The report is out.')).toBeNull())
  expect(screen.getByText('The garden is planted.')).toBeDefined()
  fireEvent.change(screen.getByRole('textbox', { name: 'Search reviews' }), { target: { value: 'elephant' } })
  expect(await screen.findByText('No review has these words.')).toBeDefined()
})
