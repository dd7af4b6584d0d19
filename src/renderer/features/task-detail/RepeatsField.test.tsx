import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { chooseLocale } from '@renderer/i18n/index'
import { PanelSlot } from '@renderer/ui/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { TaskPanel } from './TaskPanel'

let app: TestApp

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-03T09:00:00Z') })
  chooseLocale({ locale: 'en-GB', hourCycle: 'h23', timeZone: 'Europe/Berlin' })
  app = await testApp()
})
afterEach(async () => {
  await app.close()
  vi.useRealTimers()
})

/** A task that repeats as these words say, in the panel. */
async function show(text: string, dueTime: string | null = null): Promise<string> {
  const { task } = await app.api.task.create({ title: 'Run', status: 'todo', dueDate: '2026-03-03', dueTime })
  await app.api.recurrence.set({ id: task.id, text, locale: 'en-GB' })
  await app.show(
    <>
      <TaskPanel taskId={task.id} onClose={() => {}} />
      <PanelSlot />
    </>,
  )
  await screen.findByRole('button', { name: /^Repeats: / })
  await waitFor(async () => expect(await app.api.recurrence.get({ id: task.id })).not.toBeNull())
  return task.id
}

async function openForm() {
  fireEvent.click(screen.getByRole('button', { name: /^Repeats: / }))
  return within(await screen.findByRole('dialog', { name: 'Repeats' }))
}

type Form = Awaited<ReturnType<typeof openForm>>
const howOften = (form: Form) => form.getByRole<HTMLInputElement>('textbox', { name: 'How often' })
const save = (form: Form) => form.getByRole<HTMLButtonElement>('button', { name: 'Save' })
const datesOf = (form: Form, name = 'Next dates') =>
  within(form.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)

describe('how a task repeats', () => {
  test('stands in the field, selected, and more is added to it', async () => {
    const id = await show('every 2 weeks on Mon and Fri', '09:00')
    const form = await openForm()
    const field = howOften(form)
    expect(field.value).toBe('every 2 weeks on Monday and Friday at 09:00')
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
    expect(save(form).disabled).toBe(true)
    expect(datesOf(form)[0]).toMatch(/09:00$/)
    fireEvent.change(field, { target: { value: `${field.value} until 30 June` } })
    await waitFor(() => expect(save(form).disabled).toBe(false))
    fireEvent.click(save(form))
    await waitFor(async () =>
      expect((await app.api.recurrence.get({ id }))?.rule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20260630'),
    )
  })

  test('is chosen as it is, and saved only when something changes', async () => {
    const id = await show('every 2 weeks on Mon and Fri until 30 June')
    const form = await openForm()
    fireEvent.click(form.getByRole('radio', { name: 'Choose' }))
    const every = form.getByRole<HTMLInputElement>('textbox', { name: 'Every' })
    expect(every.value).toBe('2')
    expect(form.getByRole('button', { name: 'Friday' }).getAttribute('aria-pressed')).toBe('true')
    expect(form.getByLabelText<HTMLInputElement>('Last day').value).toBe('2026-06-30')
    expect(save(form).disabled).toBe(true)
    fireEvent.change(every, { target: { value: '3' } })
    await waitFor(() => expect(save(form).disabled).toBe(false))
    fireEvent.click(save(form))
    await waitFor(async () =>
      expect((await app.api.recurrence.get({ id }))?.rule).toBe('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;UNTIL=20260630'),
    )
  })

  test('is said to be of words only where choosing cannot say it', async () => {
    await show('last working day of the month')
    const form = await openForm()
    fireEvent.click(form.getByRole('radio', { name: 'Choose' }))
    expect(form.getByText(/only be said in words/)).toBeDefined()
    expect(save(form).disabled).toBe(true)
    expect(form.getByText('on the last weekday of every month')).toBeDefined()
  })

  test('lists the days that were added and left out, and takes them back', async () => {
    const id = await show('every week except 10 March')
    await app.api.recurrence.addDate({ id, date: '2026-03-12' })
    const form = await openForm()
    fireEvent.click(await form.findByRole('button', { name: /^Take out .*12 March/ }))
    await waitFor(() => expect(form.queryByRole('region', { name: 'Added' })).toBeNull())
    fireEvent.click(form.getByRole('button', { name: /^Let it come on .*10 March/ }))
    await waitFor(async () => expect(await app.api.recurrence.get({ id })).toMatchObject({ added: [], leftOut: [] }))
  })

  test('says while it is paused that no date comes, and when it would go on', async () => {
    const id = await show('every Wednesday')
    await app.api.recurrence.pause({ id })
    await screen.findByRole('button', { name: /^Repeats: Paused/ })
    const form = await openForm()
    expect(form.getByText(/no date until you resume it/)).toBeDefined()
    expect(datesOf(form, 'Next dates, if you resume it today')[0]).toMatch(/4 Mar/)
  })

  test('leads from a task that was closed to the one that came of it', async () => {
    const id = await show('every Wednesday')
    await app.api.recurrence.skip({ id })
    expect(await screen.findByRole('button', { name: 'Open the next one' })).toBeDefined()
  })
})
