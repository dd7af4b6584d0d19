import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { ToastHost } from '@renderer/ui/ToastHost'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { ReadAgain } from './ReadAgain'

let app: TestApp

beforeEach(async () => {
  app = await testApp()
})
afterEach(async () => app.close())

test('a repetition that was misread is taken back, and undo brings it again', async () => {
  const raw = 'walk dog every week'
  const { tasks } = await app.api.capture.create({ text: raw, locale: 'en-GB' })
  const id = tasks[0]?.id ?? ''
  const { task } = await app.api.task.get({ id })
  await app.show(
    <>
      <ReadAgain task={task} raw={raw} />
      <ToastHost />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }))
  fireEvent.click(await screen.findByRole('button', { name: /^Remove every week/ }))
  await screen.findByText('walk dog every week')
  fireEvent.click(screen.getByRole('button', { name: 'Put it right' }))
  await waitFor(async () =>
    expect((await app.api.task.get({ id })).task).toMatchObject({
      title: 'walk dog every week',
      dueDate: null,
      recurrenceText: null,
    }),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(async () =>
    expect((await app.api.task.get({ id })).task).toMatchObject({ title: 'walk dog', recurrenceText: 'every week' }),
  )
  expect(await app.api.recurrence.get({ id })).toMatchObject({ ended: false, rule: 'FREQ=WEEKLY' })
})
