import type { Page } from '@playwright/test'

import type { Api } from './seed'
import { expect, expectAccessible, test } from './test'

/** A journey that was planned in steps, and the next one. */
async function journeys(api: Api): Promise<void> {
  await api.settings.update({ welcomed: true })
  const { task } = await api.task.create({ title: 'Trip to Lisbon', tags: [{ name: 'travel' }] })
  for (const [title, estimateMinutes] of [
    ['Look at the calendar', 5],
    ['Book the train', 30],
    ['Pack', 45],
  ] as const)
    await api.task.create({ title, parentId: task.id, estimateMinutes })
  await api.task.create({ title: 'Trip to Oslo' })
}

async function fromPalette(app: Page, words: string): Promise<void> {
  await app.keyboard.press('Control+k')
  await app.getByRole('dialog').getByRole('combobox').fill(words)
  await expect(app.getByRole('option', { name: words }).first()).toBeVisible()
  await app.keyboard.press('Enter')
}

test.describe('templates', () => {
  test.use({ data: { fill: journeys } })

  test('are saved from a task, used for another, changed, deleted and taken back, and there after a crash', async ({
    app,
    host,
  }) => {
    test.setTimeout(150_000)
    await app.goto(`${host.origin}/tasks`)
    await app.getByRole('grid').getByText('Trip to Lisbon').first().click()
    const panel = app.getByRole('complementary')
    await panel.getByRole('button', { name: 'More actions', exact: true }).click()
    await app.getByRole('menuitem', { name: 'Save steps as a template' }).click()
    const save = app.getByRole('dialog', { name: 'Save steps as a template' })
    await expect(save.getByLabel('Name')).toHaveValue('Trip to Lisbon')
    await expectAccessible(app)
    await save.getByLabel('Name').fill('Trip')
    await app.keyboard.press('Enter')
    await expect(save).toBeHidden()
    await expect(app.getByText('Template saved: Trip')).toBeVisible()

    // The same name again is refused beside the field.
    await panel.getByRole('button', { name: 'More actions', exact: true }).click()
    await app.getByRole('menuitem', { name: 'Save steps as a template' }).click()
    await save.getByLabel('Name').fill('trip')
    await app.keyboard.press('Enter')
    await expect(save.getByText('There is one with this name already.')).toBeVisible()
    await app.keyboard.press('Escape')

    // Its steps for another task, by the keyboard, and one undo.
    await app.getByRole('grid').getByText('Trip to Oslo').first().click()
    await expect(panel.getByRole('textbox', { name: /title/i })).toHaveValue('Trip to Oslo')
    const steps = panel.getByRole('grid', { name: 'Steps' })
    await fromPalette(app, 'Add steps from a template')
    const pick = app.getByRole('dialog', { name: 'Add steps from a template' })
    await expect(pick.getByText('3 steps, 1 h 20')).toBeVisible()
    await app.keyboard.press('Enter')
    await expect(steps.getByRole('row')).toHaveCount(3)
    await app.getByRole('button', { name: /^Undo/ }).click()
    await expect(steps).toHaveCount(0)

    // Break down says whose steps they are.
    await panel.getByRole('button', { name: 'Break down' }).click()
    const down = app.getByRole('dialog', { name: 'Break it down' })
    await expect(down.getByText(/^From your template “Trip”/)).toBeVisible()
    await expect(down.getByText('Book the train', { exact: true })).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(down).toBeHidden()

    // A new task from the palette.
    await fromPalette(app, 'New task from a template')
    await expect(app.getByRole('dialog', { name: 'New task from a template' })).toBeVisible()
    await expect(app.getByRole('option', { name: /Trip/ })).toBeVisible()
    await app.keyboard.press('Enter')
    await expect(app.getByText('Added: Trip, with 3 steps')).toBeVisible()
    await expect(panel.getByRole('textbox', { name: /title/i })).toHaveValue('Trip')
    await expect(steps.getByRole('row')).toHaveCount(3)

    // Where they are kept: changed, and there after the host died.
    await app.goto(`${host.origin}/settings?section=templates`)
    await app.getByRole('button', { name: 'Change Trip' }).click()
    const form = app.getByRole('dialog', { name: 'Change template' })
    await expect(form.getByText('Also kept: #travel.')).toBeVisible()
    await form.getByLabel('Name').fill('Journey')
    await form.getByLabel('Length of step 2', { exact: true }).fill('soon')
    await expect(form.getByText(/^Write minutes or hours/)).toBeVisible()
    await form.getByLabel('Length of step 2', { exact: true }).fill('1h')
    await form.getByRole('button', { name: 'Move step 3 up' }).click()
    await form.getByRole('button', { name: 'Add a step' }).click()
    await form.getByLabel('Step 4', { exact: true }).fill('Water the plants')
    await expectAccessible(app)
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(form).toBeHidden()
    await host.kill()
    await host.start()
    await app.reload()
    const list = app.getByRole('list', { name: 'Templates' })
    await expect(list.getByText('Journey')).toBeVisible()
    await expect(list.getByText('4 steps, 1 h 50')).toBeVisible()

    await app.getByRole('button', { name: 'Delete Journey' }).click()
    await expect(app.getByText(/^No templates yet/)).toBeVisible()
    await app.getByRole('button', { name: /^Undo/ }).click()
    await expect(list.getByText('Journey')).toBeVisible()
  })
})
