import type { Page } from '@playwright/test'

import type { Api } from './seed'
import { expect, expectAccessible, test } from './test'
import { day } from './zone'

const withTask = {
  fill: async (api: Api) => {
    await api.settings.update({ welcomed: true })
    await api.task.create({ title: 'Water the plants', dueDate: day(0) })
  },
}

const repeats = (page: Page) => page.getByRole('button', { name: /^Repeats: / })

async function openTask(page: Page): Promise<void> {
  await page.goto('/tasks')
  await page.getByRole('row').filter({ hasText: 'Water the plants' }).getByText('Water the plants').click()
  await expect(repeats(page)).toBeVisible()
}

test.describe('a task that repeats', () => {
  test.use({ data: withTask })

  test('shows its next dates before it is saved, comes again when done, and is taken back', async ({ app }) => {
    await openTask(app)
    await repeats(app).click()
    const form = app.getByRole('dialog', { name: 'Repeats' })
    await form.getByRole('textbox', { name: 'How often' }).fill('every week')
    await expect(form.getByRole('region', { name: 'Next dates' }).getByRole('listitem')).toHaveCount(5)
    await expectAccessible(app)
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(app.getByText('Repeats every week').first()).toBeVisible()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every week')

    await app.getByRole('row').filter({ hasText: 'Water the plants' }).getByRole('checkbox').first().click()
    await expect(app.getByText(/Completed: Water the plants\. Next: /).first()).toBeVisible()
    await expect(app.getByRole('row').filter({ hasText: 'Repeats: every week' })).toHaveCount(1)
    await app.getByRole('button', { name: 'Undo' }).first().click()
    await expect(app.getByRole('row').filter({ hasText: 'Water the plants' })).toHaveCount(1)
  })

  test('is chosen, skipped once, paused and resumed', async ({ app }) => {
    await openTask(app)
    await repeats(app).click()
    const form = app.getByRole('dialog', { name: 'Repeats' })
    await form.getByRole('radio', { name: 'Choose' }).check()
    await form.getByRole('textbox', { name: 'Every' }).fill('3')
    await form.getByRole('combobox', { name: 'Unit' }).selectOption('days')
    await expect(form.getByText('every 3 days')).toBeVisible()
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every 3 days')

    await repeats(app).click()
    await form.getByRole('button', { name: 'Pause' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: Paused: every 3 days')
    await repeats(app).click()
    await form.getByRole('button', { name: 'Resume' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every 3 days')
    await repeats(app).click()
    await form.getByRole('button', { name: 'Skip this one' }).click()
    await expect(app.getByText(/^Skipped\. Next: /).first()).toBeVisible()
    await app.getByRole('button', { name: 'Open the next one' }).click()
    await expect(app.getByRole('button', { name: 'Status: To do' })).toBeVisible()
  })

  test('is changed from what it is: in words, or by choosing', async ({ app }) => {
    await openTask(app)
    await repeats(app).click()
    const form = app.getByRole('dialog', { name: 'Repeats' })
    const field = form.getByRole('textbox', { name: 'How often' })
    await field.fill('every 2 weeks on Mon and Fri')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every 2 weeks on Monday and Friday')

    await repeats(app).click()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('every 2 weeks on Monday and Friday')
    await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled()
    await field.press('End')
    await field.pressSequentially(', 5 times')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every 2 weeks on Monday and Friday, 5 times')

    await repeats(app).click()
    await form.getByRole('radio', { name: 'Choose' }).check()
    await expect(form.getByRole('textbox', { name: 'Every' })).toHaveValue('2')
    await expect(form.getByRole('button', { name: 'Friday', pressed: true })).toBeVisible()
    await expect(form.getByRole('textbox', { name: 'Times' })).toHaveValue('5')
    await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  test('the window stays still when its panel is open', async ({ app }) => {
    const height = 640
    await app.setViewportSize({ width: 1280, height })
    await openTask(app)
    await expect(app.getByRole('textbox', { name: 'Comment' })).toBeAttached()
    expect(await app.evaluate(() => document.scrollingElement?.scrollHeight)).toBe(height)
  })

  test('comes on one more day that is added, until that is taken out', async ({ app }) => {
    await openTask(app)
    await repeats(app).click()
    const form = app.getByRole('dialog', { name: 'Repeats' })
    await form.getByRole('textbox', { name: 'How often' }).fill('every week')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(repeats(app)).toHaveAccessibleName('Repeats: every week')

    await repeats(app).click()
    await form.getByLabel('One more date').fill(day(7))
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(form.getByText('It comes on that day already.')).toBeVisible()
    await form.getByLabel('One more date').fill(day(3))
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(app.getByText(/^It also comes on /).first()).toBeVisible()
    await expect(form.getByLabel('One more date')).toHaveValue('')
    await form.getByRole('button', { name: /^Take out / }).click()
    await expect(app.getByText(/^It does not come on /).first()).toBeVisible()
  })

  test('says that a rule never happens, and saves nothing', async ({ app }) => {
    await openTask(app)
    await repeats(app).click()
    const form = app.getByRole('dialog', { name: 'Repeats' })
    await form.getByRole('textbox', { name: 'How often' }).fill('purple')
    await expect(form.getByText(/do not say how often/)).toBeVisible()
    await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled()
    await form.getByRole('radio', { name: 'Choose' }).check()
    await form.getByRole('textbox', { name: 'Every' }).fill('0')
    await expect(form.getByText(/INTERVAL needs a whole number/)).toBeVisible()
    await form.getByRole('textbox', { name: 'Every' }).fill('1')
    await form.getByRole('combobox', { name: 'Ends' }).selectOption('on a day')
    await form.getByLabel('Last day').fill('2020-01-01')
    await expect(form.getByText(/ends before it begins/)).toBeVisible()
    await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled()
  })
})
