import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { type TestApp, testApp } from '@test/ui/app-harness'

import { GoalsTab } from './GoalsTab'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

async function complete(title: string): Promise<void> {
  const { task } = await app.api.task.create({ title })
  await app.api.task.setStatus({ ids: [task.id], status: 'done' })
}

test('without a goal it says what one is, and how to set it', async () => {
  const asked: boolean[] = []
  await app.show(<GoalsTab creating={false} onCreatingChange={(creating) => asked.push(creating)} />)
  expect(await screen.findByRole('heading', { name: 'No goals yet' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Set a goal' }))
  expect(asked).toEqual([true])
})

test('a goal counts by itself what is completed, and undo takes it out again', async () => {
  await app.api.goal.create({ title: 'Two things a week', measure: 'count', target: 2, period: 'week' })
  await app.show(<GoalsTab creating={false} onCreatingChange={() => {}} />)
  const goal = await screen.findByRole('progressbar', { name: 'Two things a week' })
  expect(goal.getAttribute('aria-valuetext')).toBe('0 of 2 tasks')
  await complete('One')
  await complete('Two')
  await waitFor(() => expect(goal.getAttribute('aria-valuetext')).toBe('2 of 2 tasks'))
  expect(screen.getByText('Met.')).toBeDefined()
  await app.api.activity.undoLast()
  await waitFor(() => expect(goal.getAttribute('aria-valuetext')).toBe('1 of 2 tasks'))
})

test('a goal needs a name and an amount above nothing; what was typed stays', async () => {
  const closed: boolean[] = []
  await app.show(<GoalsTab creating onCreatingChange={(open) => closed.push(open)} />)
  const dialog = within(await screen.findByRole('dialog', { name: 'Set a goal' }))
  const target = dialog.getByRole('textbox', { name: 'How much' })
  fireEvent.change(target, { target: { value: '-3' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Set goal' }))
  expect(await dialog.findByText('A goal needs a name.')).toBeDefined()
  expect(dialog.getByText('A number above 0.')).toBeDefined()
  expect(app.calls).not.toContain('goal.create')
  fireEvent.change(dialog.getByRole('textbox', { name: 'What for' }), { target: { value: 'Write' } })
  fireEvent.change(target, { target: { value: '2,5' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Set goal' }))
  await waitFor(() => expect(closed).toEqual([false]))
  expect(await app.api.goal.list({})).toMatchObject([{ title: 'Write', target: 2.5, period: 'week' }])
})

test('a last day that is over is told at the last day', async () => {
  await app.show(<GoalsTab creating onCreatingChange={() => {}} />)
  const dialog = within(await screen.findByRole('dialog', { name: 'Set a goal' }))
  fireEvent.change(dialog.getByRole('textbox', { name: 'What for' }), { target: { value: 'Write' } })
  const until = dialog.getByLabelText('Until')
  fireEvent.change(until, { target: { value: '2020-01-01' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Set goal' }))
  await waitFor(() => expect(until.getAttribute('aria-invalid')).toBe('true'))
  expect(document.getElementById(until.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
    /would end before it begins/,
  )
  expect(dialog.getByRole('textbox', { name: 'What for' }).getAttribute('aria-invalid')).toBeNull()
})

test('a goal that was put away stays to be seen, folded', async () => {
  const { goal } = await app.api.goal.create({ title: 'Run', measure: 'habit', target: 3, period: 'week' })
  await app.api.goal.update({ id: goal.id, archived: true })
  await app.show(<GoalsTab creating={false} onCreatingChange={() => {}} />)
  expect(await screen.findByRole('heading', { name: 'No goals yet' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: /Put away/ }))
  expect(await screen.findByRole('heading', { name: 'Run' })).toBeDefined()
})
