import { expect, expectAccessible, ordinary, test } from './test'

test.use({ data: ordinary })

test('why a task comes first is told term by term, and the person chooses how it is weighed', async ({ app }) => {
  await app.goto('/today')
  await app.getByText('What comes next, and why').click()
  const ranked = app.getByRole('list', { name: 'Tasks that can start now, most pressing first' })
  await expect(ranked.getByRole('listitem').first()).toContainText('Send the invoice to Bergmann')
  await expect(ranked.getByRole('listitem').first()).toContainText(/Due 1 day ago 8\.1\s*\+ Critical 7\.5/)
  await expect(ranked).not.toContainText('Get the numbers from Jonas')
  await expectAccessible(app)

  await ranked.getByRole('button', { name: 'Send the invoice to Bergmann' }).click()
  const rank = app.getByRole('group', { name: 'Rank' })
  await expect(rank).toContainText(/^Number 1 of \d+ tasks that can start now/)
  await rank.getByText('What it is made of').click()
  await expect(rank).toContainText('Takes about 15 min')
  await app.keyboard.press('Escape')

  await app.getByRole('link', { name: 'Change how' }).click()
  await app.getByRole('combobox', { name: 'What to offer first' }).click()
  await app.getByRole('option', { name: 'Taskwarrior’s urgency' }).click()
  await app.goto('/tasks')
  await app.getByText('Slides for Thursday').first().click()
  await expect(rank).toContainText('Not offered: it waits for another task.')
  await rank.getByText('What it is made of').click()
  await expect(rank).toContainText('Waits for another task-5')
  await expect(rank).toContainText('By the urgency that Taskwarrior computes.')
})
