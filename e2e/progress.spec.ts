import { readFileSync } from 'node:fs'

import { expect, expectAccessible, ordinary, test } from './test'

test.use({ data: ordinary })

test('a goal is set, met by completing tasks, and taken back', async ({ app }) => {
  await app.goto('/progress')
  await app.getByRole('tab', { name: 'Goals' }).click()
  await app.getByRole('button', { name: 'Set a goal' }).click()
  const dialog = app.getByRole('dialog', { name: 'Set a goal' })
  await dialog.getByRole('textbox', { name: 'What for' }).fill('Three things this week')
  await dialog.getByRole('textbox', { name: 'How much' }).fill('3')
  await dialog.getByRole('button', { name: 'Set goal' }).click()
  const goals = app.getByRole('list', { name: 'Goals' })
  // Two tasks were completed before; they were done in this week too.
  await expect(goals.getByText('2 of 3 tasks')).toBeVisible()

  await app.goto('/today')
  await expect(app.getByRole('link', { name: /Three things this week: 2 of 3 tasks/ })).toBeVisible()
  await app
    .getByRole('checkbox', { name: /Call the dentist/ })
    .or(app.getByRole('button', { name: /Complete.*Call the dentist/ }))
    .first()
    .click()
  await expect(app.getByRole('link', { name: /Your goal is met/ })).toBeVisible()
  await app.getByRole('link', { name: /Your goal is met/ }).click()
  await expect(goals.getByText('3 of 3 tasks')).toBeVisible()
  await expect(goals.getByText('Met.')).toBeVisible()
  await expectAccessible(app)

  await goals.getByRole('link', { name: '3 of 3 tasks' }).click()
  await expect(app.getByText('Completed Call the dentist')).toBeVisible()
  await app.getByRole('tab', { name: 'Goals' }).click()
  await app.getByRole('button', { name: 'Actions for Three things this week' }).click()
  await app.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(app.getByRole('heading', { name: 'No goals yet' })).toBeVisible()
  await app.keyboard.press('Control+z')
  await expect(goals.getByText('Three things this week')).toBeVisible()
})

test('a week is looked back on, saved as a note, and found again', async ({ app }) => {
  await app.goto('/progress?tab=reviews')
  await app.getByRole('button', { name: 'Look back on this week' }).click()
  await expect(app.getByRole('heading', { name: 'What got done that you are glad about?' })).toBeVisible()
  await expect(app.getByText('2 tasks completed')).toBeVisible()
  await app.getByRole('textbox', { name: 'Your answer' }).fill('The bill is paid.')
  await app.getByRole('button', { name: 'Next' }).click()
  await expect(app.getByRole('heading', { name: /What slipped/ })).toBeFocused()
  await expectAccessible(app)
  for (let step = 0; step < 4; step += 1) await app.getByRole('button', { name: 'Skip' }).click()
  await app.getByRole('textbox', { name: 'Your answer' }).fill('Leave Friday free.')
  await app.getByRole('button', { name: 'Save review' }).click()
  await expect(app.getByText('The bill is paid.')).toBeVisible()
  await app.reload()
  await expect(app.getByText('Leave Friday free.')).toBeVisible()
  await app.getByRole('button', { name: /^Edit the review/ }).click()
  await expect(app.getByRole('textbox', { name: 'Your answer' })).toHaveValue('The bill is paid.')
})

test('a report can be kept as CSV, and prints without the controls', async ({ app }) => {
  await app.goto('/progress?tab=reports')
  await expect(app.getByRole('table', { name: 'Completed tasks' })).toBeVisible()
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: 'CSV by task' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^proxy-tasks-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/)
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).toContain('date,task,project,estimate_minutes,focus_minutes,xp\r\n')
  expect(text).toContain(',Pay the electricity bill,Home,10,')
  await app.emulateMedia({ media: 'print' })
  await expect(app.getByRole('button', { name: 'CSV by task' })).toBeHidden()
  await expect(app.getByRole('table', { name: 'Completed tasks' })).toBeVisible()
})

test('the year is walked with the arrow keys, and a day off is planned and undone', async ({ app }) => {
  await app.goto('/progress')
  const year = app.getByRole('grid', { name: /Days of the last 53 weeks/ })
  const today = year.getByRole('button', { name: /2 tasks/ })
  await today.focus()
  await app.keyboard.press('ArrowUp')
  await expect(year.getByRole('button', { name: /nothing recorded/ }).and(app.locator(':focus'))).toBeVisible()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('link', { name: 'Show everything that counted' })).toBeVisible()

  await app.getByRole('button', { name: 'Days off' }).click()
  const dialog = app.getByRole('dialog', { name: 'Days off' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'Days off' }).getByRole('listitem')).toHaveCount(1)
  await expectAccessible(app)
  await app.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await app.keyboard.press('Control+z')
  await expect(app.getByText('Undone').first()).toBeVisible()
  await app.getByRole('button', { name: 'Days off' }).click()
  await expect(dialog.getByText('No days off are planned.')).toBeVisible()
})

test('completing is celebrated for a moment, and not when that is switched off', async ({ app }) => {
  await app.emulateMedia({ reducedMotion: 'no-preference' })
  const complete = async (title: string): Promise<void> => {
    await app
      .getByRole('checkbox', { name: new RegExp(title) })
      .or(app.getByRole('button', { name: new RegExp(`Complete.*${title}`) }))
      .first()
      .click()
  }
  await app.goto('/today')
  // It comes in the first idle moment.
  await expect(app.locator('[data-celebration-words]')).toBeAttached()
  // Counted as it appears: it is gone again before a slow machine could look.
  await app.evaluate(() => {
    const seen = { marks: 0 }
    Object.assign(globalThis, { seen })
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof HTMLElement && node.matches('[data-celebration]')) seen.marks += 1
    }).observe(document.body, { childList: true, subtree: true })
  })
  const marks = () => app.evaluate(() => (globalThis as unknown as { seen: { marks: number } }).seen.marks)
  await complete('Call the dentist')
  await expect.poll(marks).toBe(1)
  await expect(app.locator('[data-celebration]')).toHaveCount(0)

  await app.getByRole('navigation').getByRole('link', { name: 'Settings' }).first().click()
  const celebrate = app.getByRole('switch', { name: 'Celebrate completed tasks' })
  await celebrate.click()
  await expect(celebrate).not.toBeChecked()
  await app.getByRole('navigation').getByRole('link', { name: 'Today' }).first().click()
  await complete('Water the tomatoes')
  await expect(app.getByText('Completed: Water the tomatoes').first()).toBeVisible()
  expect(await marks()).toBe(1)
})
