import type { Page } from '@playwright/test'

import { expect, ordinary, test } from './test'

test.use({ data: ordinary })

/** What has the focus, for a reader of a failed test. */
const focused = (app: Page) =>
  app.evaluate(() => {
    const { activeElement: active } = document
    const row = active?.closest<HTMLElement>('[data-row-id]')
    return `${active?.tagName ?? 'nothing'} ${row === null || row === undefined ? '' : `in ${row.dataset['rowId'] ?? ''}`}`
  })
/** Somewhere a key does something: not on the empty page, and not merely on the whole of it. */
const isSomewhere = (app: Page) =>
  expect
    .poll(() =>
      app.evaluate(() => document.activeElement !== null && !['BODY', 'MAIN'].includes(document.activeElement.tagName)),
    )
    .toBe(true)

test('a capture in the middle of sorting comes back to the row, whether it is kept or not', async ({ app }) => {
  await app.goto('/inbox')
  await app.locator('[data-row-id]').first().waitFor()
  await app.keyboard.press('j')
  await app.keyboard.press('j')
  const row = await focused(app)
  expect(row).toContain('DIV in ')
  await app.keyboard.press('c')
  await expect(app.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await app.keyboard.press('Escape')
  await expect.poll(() => focused(app)).toBe(row)
  await app.keyboard.press('c')
  await app.keyboard.type('one more thought')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog')).toBeHidden()
  await expect.poll(() => focused(app)).toBe(row)
})

test('closing the panel leads to the row of the task it showed last', async ({ app }) => {
  await app.goto('/tasks')
  const rows = app.locator('#main [data-row-id]')
  await rows.nth(2).waitFor()
  for (const at of [0, 1, 2]) {
    await rows.nth(at).click({ position: { x: 200, y: 10 } })
    await expect(rows.nth(at)).toHaveAttribute('aria-current', 'true')
  }
  await app.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  await expect(rows.nth(2)).toBeFocused()
})

test('what has the focus may go: a deleted project, an idle Focus screen, a button that made a token', async ({
  app,
}) => {
  await app.goto('/tasks')
  await app.getByRole('navigation').getByRole('link', { name: /^Home/ }).first().click()
  await app.getByRole('button', { name: 'Project actions' }).click()
  await app.getByRole('menuitem', { name: 'Delete' }).click()
  await isSomewhere(app)

  await app.goto('/focus')
  await app.getByRole('button', { name: /^Start \d/ }).click()
  await expect(app.getByRole('main').getByRole('button', { name: 'Pause' })).toBeVisible()
  await isSomewhere(app)

  await app.goto('/settings?section=api')
  await app.getByRole('button', { name: 'Make a token' }).click()
  await isSomewhere(app)
  await app.getByRole('button', { name: 'I have copied it' }).click()
  await isSomewhere(app)
})

test('at 200 % zoom the rail keeps to icons and the clock’s buttons are in sight', async ({ app }) => {
  await app.setViewportSize({ width: 640, height: 400 })
  await app.goto('/focus')
  await app.getByRole('button', { name: /^Start \d/ }).click()
  for (const name of ['Pause', 'Interrupted', 'Finish'])
    await expect(app.getByRole('main').getByRole('button', { name })).toBeInViewport({ ratio: 1 })
  const rail = app.getByRole('navigation')
  const width = async () => (await rail.boundingBox())?.width ?? 0
  await expect.poll(width).toBeLessThan(64)
  await app.getByRole('button', { name: 'Expand the sidebar' }).click()
  await expect.poll(width).toBeGreaterThan(150)
  await app.reload()
  await expect.poll(width).toBeGreaterThan(150)
  await app.setViewportSize({ width: 390, height: 844 })
  await app.goto('/progress?tab=reports')
  for (const span of ['This week', 'Last week', 'This month', 'Last month'])
    await expect(app.getByText(span, { exact: true }).first()).toBeInViewport({ ratio: 1 })
})
