import type { Api } from './seed'
import { expect, expectAccessible, test } from './test'

/** A newsletter that was written in steps, and the next one. */
async function newsletters(api: Api): Promise<{ readonly next: string }> {
  await api.settings.update({ welcomed: true })
  const { task: old } = await api.task.create({ title: 'Write newsletter March' })
  for (const [title, estimateMinutes] of [
    ['Collect pictures for March', 20],
    ['Ask Ana for a quote', 10],
    ['Write the text', 40],
  ] as const)
    await api.task.create({ title, parentId: old.id, estimateMinutes })
  await api.task.setStatus({ ids: [old.id], status: 'done' })
  const { task } = await api.task.create({ title: 'Write newsletter April', estimateMinutes: 90 })
  return { next: task.id }
}

async function waiting(api: Api): Promise<void> {
  const { next } = await newsletters(api)
  await api.taskProxy.breakDown({ taskId: next })
}

test.describe('breaking a task down', () => {
  test.use({ data: { fill: async (api: Api) => void (await newsletters(api)) } })

  test('suggests steps that are taken in part, changed, refused, taken back, and are gone when only looked at', async ({
    app,
    host,
  }) => {
    test.setTimeout(120_000)
    await app.goto(`${host.origin}/tasks`)
    await app.getByRole('grid').getByText('Write newsletter April').first().click()
    const panel = app.getByRole('complementary')
    const steps = panel.getByRole('grid', { name: 'Steps' })
    await panel.getByRole('button', { name: 'Break down' }).click()
    const dialog = app.getByRole('dialog', { name: 'Break it down' })
    const list = dialog.getByRole('list', { name: 'Suggested steps' })
    await expect(list.getByRole('listitem')).toHaveCount(4)
    await expect(list.getByText('Collect pictures for April', { exact: true })).toBeVisible()
    await expect(dialog.getByText('1 h 30 in all')).toBeVisible()
    await expect(dialog.getByText(/You finished “Write newsletter March” in these steps/)).toBeVisible()
    await expect(dialog.getByRole('link', { name: 'Add a model' })).toBeVisible()
    await expectAccessible(app)

    // Finer: what is long is split, and it still adds up.
    await dialog.getByLabel('How fine').fill('5')
    await expect(list.getByText('Write the text (1 of 3)', { exact: true })).toBeVisible()
    await expect(dialog.getByText('1 h 30 in all')).toBeVisible()
    await dialog.getByLabel('How fine').fill('3')
    await expect(list.getByRole('listitem')).toHaveCount(4)

    // Changed, and in part.
    await list.getByRole('button', { name: 'Edit: Ask Ana for a quote' }).click()
    await list.getByLabel('Title').fill('Ask Ben for a quote')
    await list.getByRole('button', { name: 'Save' }).click()
    await expect(list.getByText('edited by you')).toBeVisible()
    await list.getByRole('checkbox', { name: 'Include: Write the text' }).click()
    await expect(dialog.getByText('45 min of 1 h 30')).toBeVisible()
    await dialog.getByRole('button', { name: 'Add 3 of 4' }).click()
    await expect(dialog).toBeHidden()
    await expect(steps.getByText('Ask Ben for a quote', { exact: true })).toBeVisible()
    await expect(steps.getByRole('row')).toHaveCount(3)

    // One undo takes all of them back.
    await app.getByRole('button', { name: /^Undo/ }).click()
    await expect(steps).toHaveCount(0)

    // By the key, and refused.
    await app.getByRole('button', { name: 'Break down' }).focus()
    await app.keyboard.press('b')
    await expect(list.getByRole('listitem')).toHaveCount(4)
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await expect(dialog).toBeHidden()
    await expect(app.getByText(/^Declined: Break down/)).toBeVisible()

    // Closed without an answer: nothing waits for one.
    await app.getByRole('button', { name: 'Break down' }).click()
    await expect(list.getByRole('listitem')).toHaveCount(4)
    await app.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await app.goto(`${host.origin}/proxies`)
    await expect(app.getByText('No suggestions wait')).toBeVisible()
  })

  test('a first step is found where the task is, and in focus, in words that can be changed', async ({ app, host }) => {
    await app.goto(`${host.origin}/tasks`)
    await app.getByRole('grid').getByText('Write newsletter April').first().click()
    const panel = app.getByRole('complementary')
    await panel.getByRole('button', { name: 'Stuck?' }).click()
    const dialog = app.getByRole('dialog', { name: 'A first step' })
    await expect(dialog.getByRole('list', { name: 'Ideas' }).getByRole('button').first()).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await dialog.getByRole('button', { name: /List three points to make/ }).click()
    await expect(dialog.getByLabel('First step')).toHaveValue('List three points to make')
    await dialog.getByLabel('First step').fill('List two points')
    await dialog.getByRole('button', { name: 'Add as the first step' }).click()
    await expect(dialog).toBeHidden()
    await expect(panel.getByRole('grid', { name: 'Steps' }).getByText('List two points')).toBeVisible()
    await panel.getByRole('button', { name: 'Start focus' }).click()
    await expect(app).toHaveURL(/focus/)
    await expect(app.getByRole('timer').first()).toBeVisible()
    await app.keyboard.press('s')
    await expect(dialog.getByLabel('First step')).not.toHaveValue('')
    await dialog.getByRole('button', { name: 'Add as the first step' }).click()
    await expect(app.getByText(/^First step added/)).toBeVisible()
  })
})

test.describe('steps that wait for an answer', () => {
  test.use({ data: { fill: waiting } })

  test('say when the task moved on, and are worked out anew', async ({ app, host }) => {
    await app.goto(`${host.origin}/tasks`)
    await app.getByRole('grid').getByText('Write newsletter April').first().click()
    const panel = app.getByRole('complementary')
    await panel.getByRole('textbox', { name: /title/i }).fill('Write newsletter May')
    await app.keyboard.press('Enter')
    await app.goto(`${host.origin}/proxies`)
    const card = app.getByRole('article', { name: /Break down/ })
    await expect(card.getByText('Something moved since this was suggested')).toBeVisible()
    await card.getByRole('button', { name: 'Work it out again' }).click()
    await card.getByRole('button', { name: 'Accept all 4' }).click()
    await expect(app.getByText(/^4 changes made: Break down/)).toBeVisible()
  })
})
