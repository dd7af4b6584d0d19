import { test as base, expect, type Page } from '@playwright/test'

import { VirtualHost } from './virtual-host'

const MINUTE = 60_000

const test = base.extend<{ readonly host: VirtualHost; readonly app: Page }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  host: async ({}, use) => {
    const host = await VirtualHost.start()
    await use(host)
    await host.close()
  },
  app: async ({ page, host }, use) => {
    await page.goto(host.address)
    await page.locator('#main').waitFor()
    await use(page)
  },
})

async function openFocus(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'What to focus on' }).or(page.getByRole('timer'))).toBeVisible()
}

test('a pomodoro, its break, and the next round', async ({ app, host }) => {
  const { task } = await host.api.task.create({ title: 'Write the report', estimateMinutes: 60 })
  await openFocus(app)
  await app.getByRole('button', { name: 'Start 25 min' }).click()
  const clock = app.getByRole('timer')
  await expect(clock).toContainText(/25:00|24:5/)

  host.time.advance(25 * MINUTE)
  await expect(app.getByText('It still counts.')).toBeVisible()
  await app.getByRole('button', { name: 'Take a break' }).click()
  await expect(app.getByRole('heading', { name: 'Break' })).toBeVisible()
  await expect(clock).toContainText(/05:00|04:5/)
  await expect(app.getByText('Then round 2 of Write the report')).toBeVisible()

  host.time.advance(5 * MINUTE)
  await expect(app.getByText('Go on when you are ready.').first()).toBeVisible()
  await app.keyboard.press('b')
  await expect(clock).toContainText(/25:00|24:5/)

  host.time.advance(10 * MINUTE)
  await app.keyboard.press('d')
  await app.getByRole('button', { name: 'The task is done' }).click()
  await expect(app.getByText('35 min focused')).toBeVisible()
  const { items } = await host.api.progress.events({})
  expect(items.map(({ kind, minutes }) => `${kind} ${Math.round(minutes ?? 0)}`).toSorted()).toEqual([
    'focus.finished 35',
    'task.completed 35',
  ])
  expect((await host.api.task.get({ id: task.id })).task.status).toBe('done')
})

test('sleep is asked about, and both windows know the answer', async ({ app, host, context }) => {
  await openFocus(app)
  await app.getByRole('radio', { name: 'Free focus, without a task' }).check()
  await app.getByRole('button', { name: 'Start 25 min' }).click()
  await expect(app.getByRole('timer')).toBeVisible()
  host.time.advance(10 * MINUTE)
  host.time.suspend(62 * MINUTE)
  host.time.advance(1000)

  const other = await context.newPage()
  await other.goto(host.address)
  await other.goto(new URL('/focus', host.address).href)
  for (const page of [app, other]) await expect(page.getByText('The computer slept.')).toBeVisible()
  await expect(app.getByText('It was 1 h 02; nothing of it is counted or lost yet.')).toBeVisible()
  // The one answers, the other follows.
  await other.getByRole('button', { name: 'I was focusing' }).click()
  await expect(app.getByText('The computer slept.')).toBeHidden()
  await expect(app.getByText('It still counts.')).toBeVisible()
  expect((await host.api.focus.current()).session?.focusMs).toBe(72 * MINUTE + 1000)

  // A start somewhere else is refused in words.
  await expect(host.api.focus.start({})).rejects.toThrow('A session is already open. Finish it first.')
})

test('one task alone on the screen, another task, and a first step', async ({ app, host }) => {
  const { task } = await host.api.task.create({ title: 'Write the report' })
  await host.api.task.create({ title: 'Call the bank', dueDate: '2020-01-01' })
  await host.api.focus.start({ taskId: task.id, technique: 'flowtime' })
  await openFocus(app)
  await app.keyboard.press('f')
  await expect(app.getByRole('navigation')).toHaveCount(0)
  await expect(app.getByRole('timer')).toBeVisible()
  await app.keyboard.press('f')
  await expect(app.getByRole('navigation').first()).toBeVisible()

  await app.keyboard.press('s')
  const step = app.getByRole('textbox', { name: 'First step' })
  await expect(step).toHaveValue('Open the document and write one bad sentence')
  await step.fill('Open the outline')
  await step.press('Enter')
  await expect
    .poll(async () => (await host.api.task.get({ id: task.id })).steps.map(({ title }) => title))
    .toEqual(['Open the outline'])

  // Keys belong to the dialog until it has gone.
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await app.keyboard.press('t')
  await app.getByRole('option', { name: 'Call the bank' }).click()
  await expect(app.getByRole('heading', { name: 'Call the bank' })).toBeVisible()
})

test('the history: a session put right, one entered by hand, and the way out', async ({ app, host }) => {
  const { task } = await host.api.task.create({ title: 'Write the report' })
  await host.api.focus.start({ taskId: task.id })
  host.time.advance(50 * MINUTE)
  await host.api.focus.finish({})
  await app.goto(new URL('/focus/history', host.address).href)
  await expect(app.getByTestId('focus-totals')).toContainText('50 min')

  await app.getByRole('button', { name: 'Correct' }).click()
  await app.getByRole('textbox', { name: 'Minutes' }).fill('40')
  await app.getByRole('button', { name: 'Put right' }).click()
  await expect(app.getByTestId('focus-totals')).toContainText('40 min')
  await expect(app.getByText('Corrected by a later entry')).toBeVisible()

  // Which field is wrong, and how; and one is taken out again.
  await app.getByRole('button', { name: 'Enter time by hand' }).click()
  const dialog = app.getByRole('dialog', { name: 'Enter time by hand' })
  await dialog.getByLabel('Day').fill('1900-01-01')
  await expect(dialog.getByText('That is too long ago.')).toBeVisible()
  await dialog.getByLabel('Day').fill('2099-01-01')
  await expect(dialog.getByText('This day has not come yet.')).toBeVisible()
  await expect(dialog.getByLabel('Day')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Day').fill('2026-01-05')
  await dialog.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(dialog).toBeHidden()
  await app.getByRole('button', { name: 'Remove: Write the report' }).click()
  await expect(app.getByText('Session removed. It no longer counts.')).toBeVisible()
  await expect(app.getByTestId('focus-totals')).not.toContainText('40 min')
  await app.getByRole('button', { name: /^Undo/ }).click()
  await expect(app.getByTestId('focus-totals')).toContainText('40 min')

  await app.getByLabel('Sessions of one day').fill('2020-01-01')
  await expect(app.getByText('No sessions here. Choose another task or day.')).toBeVisible()
  await app.getByRole('button', { name: 'Show all' }).click()
  await expect(app.getByText('Corrected by a later entry')).toBeVisible()
  await app.getByRole('button', { name: 'All tasks' }).click()
  await app.getByRole('dialog').getByRole('combobox').fill('report')
  await app.getByRole('option', { name: 'Write the report' }).click()
  await expect(app.getByRole('button', { name: 'Write the report' }).first()).toBeVisible()
  await expect(app.getByText('Corrected by a later entry')).toBeVisible()

  const download = app.waitForEvent('download')
  await app.getByRole('button', { name: 'Export CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^focus-.*\.csv$/)
})
