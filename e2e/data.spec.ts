import { expect, expectAccessible, ordinary, test } from './test'

test.describe('data', () => {
  test.use({ data: ordinary })

  test('is backed up and restored from the settings', async ({ app }) => {
    await app.goto('/settings?section=data')
    await app.getByRole('button', { name: 'Back up now' }).click()
    await expect(
      app
        .getByRole('listitem')
        .filter({ hasText: /Verified|Checked/ })
        .first(),
    ).toBeVisible()
    await app.goto('/today')
    const capture = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
    await capture.fill('Made after the backup')
    await capture.press('Enter')
    await app.goto('/inbox')
    await expect(app.getByText('Made after the backup').first()).toBeVisible()
    await app.goto('/settings?section=data')
    await app
      .getByRole('button', { name: /^Restore/ })
      .first()
      .click()
    await app
      .getByRole('alertdialog')
      .getByRole('button', { name: /Restore/ })
      .click()
    await expect(app.getByRole('alertdialog')).toBeHidden()
    await app.goto('/inbox')
    await expect(app.getByText('Present for mum').first()).toBeVisible()
    await expect(app.getByText('Made after the backup')).toHaveCount(0)
    await app.goto('/activity')
    await app.getByRole('radio', { name: 'Backups and access' }).click()
    await expect(app.getByText('Restored a backup')).toBeVisible()
    await expectAccessible(app)
  })

  test('comes in over REST with a token made in the settings, and shows at once', async ({ app, host }) => {
    await app.goto('/settings?section=api')
    await app.getByRole('button', { name: 'Make a token' }).click()
    const token = await app.getByRole('textbox', { name: /token/i }).inputValue()
    expect(token).toMatch(/^proxy_/)
    const refused = await fetch(`${host.origin}/api/v1/captures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"x"}',
    })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ])
    await app.goto('/inbox')
    const accepted = await fetch(`${host.origin}/api/v1/captures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ text: 'From a script tomorrow 9:00' }),
    })
    expect(accepted.status).toBe(201)
    await expect(app.getByText('From a script').first()).toBeVisible()
  })

  test('is undone and redone from the activity page', async ({ app }) => {
    await app.goto('/tasks')
    await app.getByRole('checkbox', { name: /Renew the passport/ }).click()
    await expect(app.getByRole('main').getByText('Renew the passport')).toHaveCount(0)
    await app.goto('/activity')
    const entry = app.getByRole('row').filter({ hasText: 'Completed “Renew the passport”' })
    await entry.hover()
    await entry.getByRole('button', { name: 'Undo: Completed “Renew the passport”' }).click()
    await expect(entry.getByText('Undone', { exact: true })).toBeVisible()
    await entry.getByRole('button', { name: 'Redo: Completed “Renew the passport”' }).click()
    await expect(entry.getByText('Undone', { exact: true })).toBeHidden()
    await entry.getByRole('button', { name: 'Undo: Completed “Renew the passport”' }).click()
    await expect(entry.getByText('Undone', { exact: true })).toBeVisible()
    await app.goto('/tasks')
    await expect(app.getByRole('main').getByText('Renew the passport').first()).toBeVisible()
  })

  test('of a task is edited in the panel and kept', async ({ app }) => {
    await app.goto('/tasks')
    await app.getByText('Look for a quieter keyboard').first().click()
    const title = app.getByRole('textbox', { name: /title/i })
    await title.fill('Buy a quieter keyboard')
    await title.press('Enter')
    await app.getByRole('textbox', { name: /note/i }).first().fill('Linear switches, not clicky ones')
    await app
      .getByRole('button', { name: /Add a step/ })
      .or(app.getByRole('textbox', { name: /step/i }))
      .first()
      .click()
    await app.keyboard.type('Ask Jonas which he has')
    await app.keyboard.press('Enter')
    await expect(app.getByText('Ask Jonas which he has').first()).toBeVisible()
    await app.reload()
    await expect(app.getByRole('textbox', { name: /title/i })).toHaveValue('Buy a quieter keyboard')
    await expect(app.getByRole('textbox', { name: /note/i }).first()).toHaveValue('Linear switches, not clicky ones')
    await expect(app.getByText('Ask Jonas which he has').first()).toBeVisible()
  })
})
