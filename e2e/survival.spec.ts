import { expect, test } from './test'

test('kill the host in the middle of a session: everything acknowledged is there and the session has gone on', async ({
  app,
  host,
}) => {
  const capture = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  await capture.fill('Write the letter today')
  await capture.press('Enter')
  await expect(app.getByText('Write the letter').first()).toBeVisible()
  await app.getByRole('region', { name: 'What now' }).getByRole('button', { name: 'Start' }).click()
  await app.goto('/focus')
  await expect(app.getByRole('main').getByRole('button', { name: 'Pause' })).toBeVisible()

  await host.kill()
  await expect(app.getByText('Reconnecting')).toBeVisible()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await host.start()
  await expect(app.getByText('Reconnecting')).toBeHidden({ timeout: 20_000 })
  await expect(app.getByRole('heading', { name: 'Write the letter' })).toBeVisible()
  await app.getByRole('main').getByRole('button', { name: 'Pause' }).click()
  await expect(app.getByRole('main').getByRole('button', { name: 'Go on' })).toBeVisible()
  await app.goto('/activity')
  await expect(app.getByText('Captured “Write the letter”')).toBeVisible()
})

test('a pause that is pressed while the host is away holds from when it was pressed', async ({ app, host }) => {
  await app.goto('/focus')
  await app.getByRole('button', { name: /^Start/ }).click()
  await expect(app.getByRole('main').getByRole('button', { name: 'Pause' })).toBeVisible()
  await host.kill()
  await expect(app.getByText('Reconnecting')).toBeVisible()
  await app.getByRole('main').getByRole('button', { name: 'Pause' }).click()
  await expect(app.getByRole('main').getByRole('button', { name: 'Go on' })).toBeVisible()
  const pressed = await app.getByRole('timer').textContent()
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  await host.start()
  await expect(app.getByText('Reconnecting')).toBeHidden({ timeout: 20_000 })
  await expect(app.getByRole('main').getByRole('button', { name: 'Go on' })).toBeVisible()
  await expect(app.getByRole('alert')).toHaveCount(0)
  await app.reload()
  await expect(app.getByRole('main').getByRole('button', { name: 'Go on' })).toBeVisible()
  const seconds = (text: string | null) =>
    (text ?? '')
      .match(/(\d+):(\d+)/)
      ?.slice(1)
      .reduce((sum, it) => sum * 60 + Number(it), 0) ?? 0
  expect(Math.abs(seconds(await app.getByRole('timer').textContent()) - seconds(pressed))).toBeLessThan(3)
})

test('thoughts written while the host is away are saved when it is back, once, one of them after going on with it', async ({
  app,
  host,
}) => {
  const capture = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  await expect(capture).toBeVisible()
  await host.kill()
  await capture.click()
  await app.keyboard.type('Do not forget me\nNor me\nGo on')
  await app.keyboard.press('Enter')
  await expect(capture).toHaveValue('')
  await expect(app.getByText('Not saved yet').first()).toBeVisible()
  await expect(app.getByText('Try “call Sam')).toHaveCount(0)
  await app.getByRole('button', { name: 'Go on writing' }).last().click()
  await app.keyboard.type(' with this')
  await expect(capture).toHaveValue('Go on with this')
  await app.keyboard.press('Enter')
  await host.start()
  await expect(app.getByText('Not saved yet')).toHaveCount(0, { timeout: 20_000 })
  await app.goto('/inbox')
  for (const title of ['Do not forget me', 'Nor me', 'Go on with this'])
    await expect(app.getByRole('main').getByText(title, { exact: true })).toHaveCount(1)
})

test('what was undone is still undone after a start; what was sent before a reload arrives once', async ({
  app,
  host,
}) => {
  await app.goto('/inbox')
  const main = app.getByRole('main')
  const capture = main.getByRole('textbox', { name: 'What is on your mind?' })
  await capture.fill('Gone thing')
  await capture.press('Enter')
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(main.getByText('Gone thing')).toHaveCount(0)
  // What is shown at once may be ahead of the disk.
  await app.reload()
  await expect(main.getByText('The inbox is empty')).toBeVisible()
  await host.kill()
  await capture.fill('Kept thing')
  await capture.press('Enter')
  await expect(app.getByText('Not saved yet')).toBeVisible()
  await app.evaluate(() => window.location.assign('about:blank'))
  await app.waitForURL('about:blank')
  await host.start()
  await app.goto(`${host.origin}/inbox`)
  await expect(main.getByText('Kept thing')).toHaveCount(1)
  await expect(main.getByText('Gone thing')).toHaveCount(0)
})

test('what is first opened while the host is away comes when it is back; nothing on the screen breaks', async ({
  app,
  host,
}) => {
  const capture = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  await expect(capture).toBeVisible()
  await host.kill()
  await capture.fill('Half a thought')
  await app.locator('#main').press('?')
  await expect(app.getByText('Reconnecting')).toBeVisible()
  await expect(capture).toHaveValue('Half a thought')
  await app.getByRole('navigation').getByRole('link', { name: 'Energy' }).first().click()
  await host.start()
  await expect(app.getByRole('dialog', { name: 'Keyboard' })).toBeVisible({ timeout: 20_000 })
  await app.keyboard.press('Escape')
  await expect(app.getByRole('heading', { name: 'Energy', level: 1 })).toBeVisible({ timeout: 20_000 })
})

test('two open windows show each other’s changes without reloading', async ({ app, host, browser }) => {
  const other = await (await browser.newContext()).newPage()
  await other.goto(host.address)
  await other.locator('#main').waitFor()
  await other.goto(`${host.origin}/inbox`)
  const capture = app.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  await capture.fill('Seen in both')
  await capture.press('Enter')
  await expect(other.getByText('Seen in both').first()).toBeVisible()
  await app.keyboard.press('Escape')
  await app.goto('/settings')
  await app.getByRole('radio', { name: 'Dark' }).click()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await other.context().close()
})

test('a page without the token is told how to get in, and sees nothing', async ({ host, browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const answer = await page.goto(`${host.origin}/today`)
  expect(answer?.status()).toBe(401)
  await expect(page.getByRole('heading')).toBeVisible()
  expect(await page.locator('script').count()).toBe(0)
  const wrong = await page.goto(`${host.origin}/?token=wrong`)
  expect(wrong?.status()).toBe(401)
  await context.close()
})
