import type { Api } from './seed'
import { expect, expectAccessible, test } from './test'

/** Three tasks in a project, and a thought that is like them. */
async function garden(api: Api): Promise<void> {
  await api.settings.update({ welcomed: true })
  const { project } = await api.project.create({ name: 'Garden' })
  for (const title of ['Dig garden beds', 'Water garden beds', 'Weed garden beds']) {
    await api.task.create({ title, projectId: project.id, tags: [{ name: 'outside' }] })
  }
  await api.capture.create({ text: 'Mulch garden beds', source: 'app' })
}

test.describe('suggestions of proxies', () => {
  test.use({ data: { fill: garden } })

  test('are accepted in part, taken back, edited, refused and worked out again', async ({ app }) => {
    test.setTimeout(120_000)
    const task = () => app.getByRole('grid', { name: 'Inbox, newest first' })
    await app.goto('/inbox')
    await expect(task()).toBeVisible()
    await app.getByRole('button', { name: 'Tidy the inbox' }).click()
    await expect(app).toHaveURL(/proxies/)
    const card = app.getByRole('article', { name: 'Tidy the inbox' })
    await expect(card.getByText('Rules', { exact: true })).toBeVisible()
    await expect(card.getByText(/All 3 similar tasks are in Garden/)).toBeVisible()
    await expect(card.getByRole('row')).toHaveCount(2)

    // Part, by the keyboard alone: the second change is left out.
    await app.keyboard.press('j')
    await app.keyboard.press('j')
    await app.keyboard.press('x')
    await expect(card.getByRole('button', { name: 'Accept 1 of 2' })).toBeVisible()
    await app.keyboard.press('a')
    await expect(app.getByText('1 change made: Tidy the inbox')).toBeVisible()
    await expect(app.getByText('No suggestions wait')).toBeVisible()

    // One undo brings the suggestion back as well.
    await app.keyboard.press('Control+z')
    await expect(card).toBeVisible()

    // Edited before it is accepted.
    await app.keyboard.press('j')
    await app.keyboard.press('j')
    await app.keyboard.press('e')
    const dialog = app.getByRole('dialog')
    await dialog.getByLabel('Tags to add').fill('')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByRole('alert')).toContainText('It would change nothing')
    await dialog.getByLabel('Tags to add').fill('beds')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(card.getByText('edited by you')).toBeVisible()

    // Declined with a reason, taken back.
    await app.keyboard.press('r')
    await app.getByLabel('Why, if you like').fill('Not now')
    await app.keyboard.press('Enter')
    await expect(app.getByText('Declined: Tidy the inbox')).toBeVisible()
    await app.getByRole('tab', { name: 'Answered' }).click()
    await expect(app.getByText('Because: Not now')).toBeVisible()
    // The address says which list it is.
    await app.reload()
    await expect(app.getByText('Because: Not now')).toBeVisible()
    await app.getByRole('tab', { name: 'Waiting' }).click()
    await app.keyboard.press('u')
    await expect(card).toBeVisible()

    // Put away for now by the keyboard: it says so, and nothing is counted against its kind.
    await app.keyboard.press('r')
    await app.keyboard.press('Tab')
    await app.keyboard.press('Tab')
    await expect(app.getByRole('dialog').getByRole('button', { name: 'Not now' })).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(app.getByText('Put away: Tidy the inbox')).toBeVisible()
    await app.keyboard.press('u')
    await expect(card).toBeVisible()
    await expect(card.getByText(/You declined similar/)).toHaveCount(0)

    // What moved is said, accepting waits until it is worked out again.
    await app.goto('/inbox')
    await task().getByText('Mulch garden beds').first().click()
    await app.getByRole('textbox', { name: /title/i }).fill('Mulch all garden beds')
    await app.keyboard.press('Enter')
    await app.goto('/proxies')
    await expect(card.getByText('Something moved since this was suggested')).toBeVisible()
    await expect(card.getByText(/Mulch garden beds → Mulch all garden beds/).first()).toBeVisible()
    await expect(card.getByRole('button', { name: 'Accept all 2' })).toBeDisabled()
    await app.keyboard.press('w')
    await card.getByRole('button', { name: 'Accept all 2' }).click()
    await expect(app.getByText('2 changes made: Tidy the inbox')).toBeVisible()
    await app.goto('/tasks')
    await expect(app.getByText('Mulch all garden beds').first()).toBeVisible()
  })

  test('are made at once where a person allows it, and the log says so', async ({ app }) => {
    await app.goto('/proxies')
    await app.getByRole('tab', { name: 'Proxies' }).click()
    await app.getByRole('button', { name: 'What it may do' }).click()
    await expect(app.getByText('Always asks: it is told to proxies from then on.')).toBeVisible()
    for (const tool of ['Change fields of a task', 'Change the same fields of several tasks']) {
      await app.getByLabel(tool).selectOption({ label: 'Acts at once, with undo' })
    }
    await expect(app.getByLabel('Delete tasks; restorable for 30 days').locator('option')).toHaveText([
      'Asks first',
      'May not',
    ])
    await app.getByRole('button', { name: 'Tidy the inbox' }).click()
    await expect(app.getByText('Task proxy: Tidy the inbox')).toBeVisible()
    await expect(app.getByText('Done at once, as you allowed.')).toHaveCount(1)
    await app.getByRole('tab', { name: 'Log' }).click()
    await expect(app.getByText('Applied “Tidy the inbox”')).toBeVisible()
    await expect(app.getByText(/The log is as it was written/)).toBeVisible()
    await expect(app.getByText('Tool: task.update · Permission: auto')).toBeVisible()
    // An entry leads to what its run saw and sent.
    await app.getByText('Applied “Tidy the inbox”').click()
    const run = app.getByRole('dialog', { name: 'What this run did and saw' })
    await expect(run.getByText('No model was asked.', { exact: true })).toBeVisible()
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Clear the log' }).click()
    await app.getByRole('alertdialog').getByRole('button', { name: 'Clear the log' }).click()
    await expect(app.getByText(/^The log was cleared/)).toBeVisible()
    await expect(app.getByText(/The log is as it was written \(1 entry\)/)).toBeVisible()
  })
})

/** A proxy was allowed to act, and did while no window was open. */
async function actedMeanwhile(api: Api): Promise<void> {
  await garden(api)
  for (const tool of ['task.update', 'task.editMany'])
    await api.agent.setPolicy({ agent: 'task', tool, policy: 'auto' })
  await api.agent.run({ agent: 'task', job: 'tidy_inbox' })
}

test.describe('what a proxy did at once while nobody was there', () => {
  test.use({ data: { fill: actedMeanwhile } })

  test('is told once, with its undo', async ({ app, host }) => {
    const told = app.getByText('Task proxy: Tidy the inbox')
    await expect(told).toBeVisible()
    await app.getByRole('button', { name: /^Undo/ }).click()
    await expect(told).toHaveCount(0)
    await app.goto(`${host.origin}/inbox`)
    await expect(
      app.getByRole('grid', { name: 'Inbox, newest first' }).getByText('Mulch garden beds').first(),
    ).toBeVisible()
    await expect(told).toHaveCount(0)
  })
})
