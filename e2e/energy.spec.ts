import { expect, test } from './test'
import type { Api } from './seed'
import { day, instant } from './zone'

/** Ten days of answers, best before noon and low in the evening, none of them from today. */
async function tenDays(api: Api): Promise<void> {
  await api.settings.update({ welcomed: true })
  for (let offset = -10; offset < 0; offset += 1)
    for (const [clock, level] of [
      [8, 3],
      [10.5, 5],
      [14, 3],
      [19, 2],
    ] as const)
      await api.energy.checkIn({ level, at: instant(offset, clock) })
}

test.describe('energy', () => {
  test.use({ data: { fill: tenDays } })

  test('the forecast says its best hours, what it rests on and how wrong it was', async ({ app }) => {
    await app.goto('/energy')
    await expect(app.getByText(/^Probably best \d\d:\d\d to \d\d:\d\d/)).toBeVisible()
    await expect(app.getByText(/Off by [\d.]+ on average over the last 30 check-ins; your plain average/)).toBeVisible()
    await expect(app.getByText(/Rests on 40 check-ins of 10 days/)).toBeVisible()
    await app.getByRole('radio', { name: 'Tomorrow' }).click()
    await expect(app.getByText(/^Tomorrow probably best/)).toBeVisible()
    await app.getByRole('figure', { name: 'Forecast' }).getByRole('button', { name: 'Show as table' }).click()
    await expect(app.getByRole('columnheader', { name: 'Eight in ten between' })).toBeVisible()
    const own = app.getByRole('textbox', { name: 'Your own tag' })
    await own.fill('new glasses')
    await own.press('Enter')
    await expect(app.getByRole('button', { name: 'new glasses', pressed: true })).toBeVisible()
    await app
      .getByRole('heading', { name: 'How is your energy' })
      .or(app.getByRole('heading', { level: 1 }))
      .first()
      .click()
    await app.keyboard.press('4')
    await expect(app.getByText('new glasses').first()).toBeVisible()
    await expect(app.getByText(/Rests on 41 check-ins of 11 days/)).toBeVisible()
    await app.goto('/today')
    await expect(app.getByText(/From your check-ins, /)).toBeVisible()
  })

  test('sleep is logged, refused with a reason, and imported from a file that undo takes back', async ({ app }) => {
    await app.goto('/energy')
    await app.getByRole('button', { name: 'Log sleep' }).click()
    await app.getByLabel('Fell asleep').fill('2026-03-01T01:00')
    await app.getByLabel('Woke up').fill('2026-03-02T07:00')
    await app.getByRole('button', { name: 'Save' }).click()
    await expect(app.getByText(/That would be 30 h of sleep/)).toBeVisible()
    const text = (offset: number, clock: string): string => `${day(offset)}T${clock}`
    await app.getByLabel('Fell asleep').fill(text(-2, '23:30'))
    await app.getByLabel('Woke up').fill(text(-1, '07:00'))
    await app.getByRole('button', { name: 'Save' }).click()
    const log = app.getByRole('list', { name: 'Sleep' })
    await expect(log.getByText('7 h 30 min')).toBeVisible()

    const rows = [-5, -4, -2].map(
      (offset) =>
        `${text(offset, '22:00').replace('T', ' ')};${text(offset + 1, offset === -2 ? '06:00' : '06:15').replace('T', ' ')};81%`,
    )
    await app.getByRole('button', { name: 'Import' }).click()
    await app.locator('input[type=file]').setInputFiles({
      name: 'nights.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Start;End;Sleep quality', ...rows, ''].join('\n')),
    })
    await expect(app.getByText('2 sleeps are new, one is known already.')).toBeVisible()
    await app.getByRole('button', { name: 'Add 2 sleeps' }).click()
    await expect(log.getByText('8 h 15 min')).toHaveCount(2)
    await app.keyboard.press('Control+z')
    await expect(log.getByText('8 h 15 min')).toHaveCount(0)
    await expect(log.getByText('7 h 30 min')).toBeVisible()
  })
})
