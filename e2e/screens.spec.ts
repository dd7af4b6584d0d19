import { expect, expectAccessible, ordinary, test, untouched } from './test'

const screens = [
  ['Today', '/today'],
  ['Inbox', '/inbox'],
  ['Tasks', '/tasks'],
  ['Focus', '/focus'],
  ['Past sessions', '/focus/history'],
  ['Energy', '/energy'],
  ['Progress', '/progress'],
  ['Goals', '/progress?tab=goals'],
  ['Achievements', '/progress?tab=achievements'],
  ['Reviews', '/progress?tab=reviews'],
  ['Reports', '/progress?tab=reports'],
  ['Estimates', '/estimates'],
  ['Proxies', '/proxies'],
  ['Activity', '/activity'],
  ['Settings', '/settings'],
] as const

/** Windows of the desktop app, without the frame of the others. */
const smallWindows = [
  ['Capture', '/capture'],
  ['Small timer', '/mini'],
] as const

const settingsSections = ['you', 'focus', 'energy', 'templates', 'keys', 'models', 'memory', 'data', 'api', 'about']

test.describe('every screen is accessible @everywhere', () => {
  test('with nothing in it', async ({ app }) => {
    for (const [name, path] of screens) {
      await app.goto(path)
      await expect(app.getByRole('heading', { level: 1 }), name).toBeVisible()
      await expectAccessible(app)
    }
  })

  test.describe('in an ordinary week', () => {
    test.use({ data: ordinary })
    test('with work in it', async ({ app }) => {
      test.setTimeout(150_000)
      for (const [name, path] of screens) {
        await app.goto(path)
        await expect(app.getByRole('heading', { level: 1 }), name).toBeVisible()
        await app.waitForLoadState('networkidle')
        await expectAccessible(app)
        const over = await app.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over, `${name} runs over the edge`).toBeLessThanOrEqual(0)
      }
      for (const [name, path] of smallWindows) {
        await app.goto(path)
        await expect(app.locator('#app main').first(), name).toBeVisible()
        await app.waitForLoadState('networkidle')
        await expectAccessible(app)
      }
      await app.goto('/tasks')
      await app.getByText('Draft the methods section').first().click()
      await expect(app.getByRole('textbox', { name: /title/i })).toHaveValue('Draft the methods section')
      await expectAccessible(app)
    })

    test('with the settings open', async ({ app }) => {
      test.setTimeout(150_000)
      for (const section of settingsSections) {
        await app.goto(`/settings?section=${section}`)
        await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(app)
      }
    })
  })
})

test.describe('the first run', () => {
  test.use({ data: untouched })

  test('ends in the first capture @everywhere', async ({ app }) => {
    await expect(app.getByRole('dialog')).toBeVisible()
    await expectAccessible(app)
    await app.getByRole('textbox').fill('Ada')
    await app.getByRole('button', { name: 'Next' }).click()
    await app.getByRole('dialog').getByRole('radio').nth(3).click()
    await expect(app.getByRole('heading', { name: 'What is on your mind first?' })).toBeVisible()
    await app.getByRole('textbox', { name: 'What is on your mind?' }).last().fill('Buy bread tomorrow')
    await app.keyboard.press('Enter')
    await expect(app.getByRole('dialog')).toBeHidden()
    await app.goto('/inbox')
    await expect(app.getByText('Buy bread', { exact: true }).first()).toBeVisible()
    await app.reload()
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(app.getByRole('dialog')).toBeHidden()
  })

  test('can be skipped with one key and does not come again', async ({ app }) => {
    await expect(app.getByRole('dialog')).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(app.getByRole('dialog')).toBeHidden()
    await app.reload()
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(app.getByRole('dialog')).toBeHidden()
  })
})
