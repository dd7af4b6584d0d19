import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { keyboard } from '@renderer/app/keyboard'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { EnergyScreen } from './EnergyScreen'

const HOUR = 3_600_000

let app: TestApp
let detach: () => void

beforeEach(async () => {
  chooseLocale({ hourCycle: 'h23', timeZone: 'UTC' })
  app = await testApp()
  detach = keyboard.attach(window)
})
afterEach(() => {
  detach()
  return app.close()
})

const checkIns = () => app.api.energy.list({ from: '2026-02-01', to: '2026-03-03' })

test('before the first check-in each part says what will be there', async () => {
  await app.show(<EnergyScreen />)
  expect(await screen.findByText('No check-in today')).toBeDefined()
  expect(screen.getByText('Nothing in the last 14 days')).toBeDefined()
})

test('one key records, with the note that was written before', async () => {
  await app.show(<EnergyScreen />)
  fireEvent.change(await screen.findByRole('textbox', { name: 'Note' }), { target: { value: 'slept badly' } })
  fireEvent.keyDown(document.body, { key: '2' })
  await expect.poll(checkIns).toMatchObject([{ level: 2, note: 'slept badly' }])
  expect(await screen.findByText('2 – Low')).toBeDefined()
  expect(screen.getByText('slept badly')).toBeDefined()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('')
})

test('a note written after the number goes to the check-in just made', async () => {
  await app.show(<EnergyScreen />)
  fireEvent.click(await screen.findByRole('radio', { name: /^4/ }))
  expect(await screen.findByText('Enter adds it to the check-in of 09:00.')).toBeDefined()
  const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
  fireEvent.change(note, { target: { value: 'after coffee' } })
  fireEvent.keyDown(note, { key: 'Enter' })
  await expect.poll(checkIns).toMatchObject([{ level: 4, note: 'after coffee' }])
  await expect.poll(() => app.notices().at(-1)?.message).toBe('Added to the check-in of 09:00')
  expect(note.value).toBe('')
  app.undoNewest()
  await expect.poll(checkIns).toMatchObject([{ level: 4, note: '' }])
})

test('what is written while the number is on its way stays', async () => {
  await app.show(<EnergyScreen />)
  let arrive = (): void => {}
  app.interfere(async (path, call) => {
    if (path === 'energy.checkIn') await new Promise<void>((resolve) => (arrive = resolve))
    return call()
  })
  fireEvent.click(await screen.findByRole('radio', { name: /^4/ }))
  const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' })
  fireEvent.change(note, { target: { value: 'after coffee' } })
  arrive()
  await expect.poll(checkIns).toMatchObject([{ level: 4, note: '' }])
  expect(await screen.findByText('4 – Good')).toBeDefined()
  expect(note.value).toBe('after coffee')
  fireEvent.change(note, { target: { value: '' } })
})

test('a check-in is corrected: its number, its note, its time', async () => {
  const { checkIn } = await app.api.energy.checkIn({ level: 2, note: 'tierd' })
  await app.show(<EnergyScreen />)
  fireEvent.click(await screen.findByRole('button', { name: /^Edit the check-in/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit a check-in' }))
  fireEvent.click(dialog.getByRole('radio', { name: /^3/ }))
  fireEvent.change(dialog.getByRole('textbox', { name: 'Note' }), { target: { value: 'tired' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  await expect.poll(checkIns).toMatchObject([{ id: checkIn.id, level: 3, note: 'tired', at: checkIn.at }])
  await expect(app.api.energy.edit({ id: checkIn.id, at: checkIn.at + HOUR })).rejects.toThrow(/in the future/)
  await app.api.energy.edit({ id: checkIn.id, at: checkIn.at - 24 * HOUR })
  expect(await checkIns()).toMatchObject([{ localDate: '2026-03-02', level: 3 }])
})

test('arrows walk over the numbers without recording any', async () => {
  await app.show(<EnergyScreen />)
  const three = await screen.findByRole('radio', { name: /^3/ })
  three.focus()
  fireEvent.keyDown(three, { key: 'ArrowRight' })
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^4/)
  expect(app.calls).not.toContain('energy.checkIn')
})

test('a note stays where it is when the check-in could not be saved', async () => {
  await app.show(<EnergyScreen />)
  app.interfere((path, call) => (path === 'energy.checkIn' ? Promise.reject(new Error('full')) : call()))
  fireEvent.change(await screen.findByRole('textbox', { name: 'Note' }), { target: { value: 'after lunch' } })
  fireEvent.click(screen.getByRole('radio', { name: /^4/ }))
  await expect.poll(() => app.notices().length).toBe(1)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('after lunch')
})

test('a check-in is deleted at once and brought back by undo', async () => {
  await app.api.energy.checkIn({ level: 4, note: 'after a walk' })
  await app.show(<EnergyScreen />)
  fireEvent.click(await screen.findByRole('button', { name: /^Delete the check-in/ }))
  await expect.poll(() => screen.queryByText('after a walk')).toBeNull()
  expect(await checkIns()).toEqual([])
  app.notices().at(-1)?.actions.at(-1)?.run()
  expect(await screen.findByText('after a walk')).toBeDefined()
})

test('what is drawn can be read as a table', async () => {
  await app.api.energy.checkIn({ level: 2, note: '' })
  app.time.advance(3 * HOUR)
  await app.api.energy.checkIn({ level: 5, note: '' })
  await app.show(<EnergyScreen />)
  await screen.findByText(/2 check-ins so far/)
  const tables = await screen.findAllByRole('button', { name: 'Show as table' })
  for (const table of tables) fireEvent.click(table)
  const cells = (await screen.findAllByRole('row')).map((row) => [...row.children].map((cell) => cell.textContent))
  expect(cells).toContainEqual(['09:00', '2', ''])
  expect(cells.map((row) => row.slice(1))).toContainEqual(['2', '5', '3.5', '2'])
})

/** Two weeks of four answers a day, high at noon and low in the evening. */
async function fortnight(): Promise<void> {
  const now = app.time.clock.now()
  for (let day = 14; day > 0; day -= 1)
    for (const [hours, level] of [
      [-1, 3],
      [3, 5],
      [6, 4],
      [11, 2],
    ] as const)
      await app.api.energy.checkIn({ level, at: now - day * 24 * HOUR + hours * HOUR })
}

test('the forecast says its best hours, what it rests on and how wrong it was', async () => {
  await fortnight()
  await app.show(<EnergyScreen />)
  expect(await screen.findByText(/Probably best 1\d:\d\d to 1\d:\d\d/)).toBeDefined()
  expect(screen.getByText(/Off by [\d.]+ on average over the last 30 check-ins; your plain average/)).toBeDefined()
  expect(screen.getByText(/Rests on 56 check-ins of 14 days, without logged sleep/)).toBeDefined()
  fireEvent.click(screen.getByRole('radio', { name: 'Tomorrow' }))
  expect(await screen.findByText(/Tomorrow probably best/)).toBeDefined()
})

test('tags go with the next check-in only', async () => {
  await app.show(<EnergyScreen />)
  fireEvent.click(await screen.findByRole('button', { name: 'outdoors' }))
  fireEvent.keyDown(document.body, { key: '4' })
  await expect.poll(checkIns).toMatchObject([{ level: 4, tags: ['outdoors'] }])
  await expect.poll(() => screen.getByRole('button', { name: 'outdoors' }).ariaPressed).toBe('false')
})

test('a sleep of thirty hours is refused in words beside the field', async () => {
  await app.show(<EnergyScreen />)
  fireEvent.click(await screen.findByRole('button', { name: 'Log sleep' }))
  fireEvent.change(screen.getByLabelText('Fell asleep'), { target: { value: '2026-03-01T20:00' } })
  fireEvent.change(screen.getByLabelText('Woke up'), { target: { value: '2026-03-03T02:00' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/That would be 30 h of sleep/)).toBeDefined()
  fireEvent.change(screen.getByLabelText('Fell asleep'), { target: { value: '2026-03-02T20:00' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('6 h 0 min')).toBeDefined()
})

test('a drink is logged only where that was turned on', async () => {
  await app.show(<EnergyScreen />)
  await screen.findByText('No check-in today')
  expect(screen.queryByRole('group', { name: 'Log a drink' })).toBeNull()
  await app.api.settings.update({ caffeine: true })
  fireEvent.click(await screen.findByRole('button', { name: '90 mg coffee' }))
  await expect
    .poll(() => app.api.caffeine.list({ from: '2026-03-03', to: '2026-03-03' }))
    .toMatchObject([{ milligrams: 90 }])
})
