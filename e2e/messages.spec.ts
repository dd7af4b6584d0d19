import type { Locator, Page } from '@playwright/test'

import { expect, ordinary, test } from './test'

test.use({ data: ordinary })

/** Whether something is on top where the control is: a press in its middle would hit it. */
async function isPressable(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    return top !== null && (element.contains(top) || top.contains(element))
  })
}

async function capture(app: Page, text: string): Promise<void> {
  await app.keyboard.press('c')
  await app.getByRole('dialog').getByRole('textbox').fill(text)
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog')).toBeHidden()
  await expect(app.getByText(`Captured: ${text}`)).toBeVisible()
}

test('a message covers no toolbar and nothing of the list', async ({ app }) => {
  await app.goto('/inbox')
  await capture(app, 'water the plants')
  await app.keyboard.press('j')
  await app.keyboard.press('x')
  await app.keyboard.press('j')
  await app.keyboard.press('x')
  const bar = app.getByRole('toolbar')
  for (const button of await bar.getByRole('button').all()) expect(await isPressable(button)).toBe(true)
  const overlap = async () => {
    const message = await app.getByText('Captured: water the plants').boundingBox()
    const main = await app.locator('#main').boundingBox()
    return message === null || main === null ? Infinity : message.x + message.width - main.x
  }
  await expect.poll(overlap).toBeLessThanOrEqual(0)

  // Without names in the rail there is no room for it there: the screen ends above it.
  await app.keyboard.press('[')
  await expect(app.getByText('Captured: water the plants')).toBeVisible()
  for (const button of await bar.getByRole('button').all()) expect(await isPressable(button)).toBe(true)
})

test('what is wrong with an entry is said in its dialog, once, and covers nothing', async ({ app }) => {
  await app.goto('/focus/history')
  await app.getByRole('button', { name: 'Enter time by hand' }).click()
  const dialog = app.getByRole('dialog', { name: 'Enter time by hand' })
  await dialog.getByLabel('Day').fill('2026-01-05')
  const enter = dialog.getByRole('button', { name: 'Enter', exact: true })
  await enter.click()
  await expect(dialog).toBeHidden()
  // What the page can tell is told at once; what only the core knows when it refuses.
  await app.getByRole('button', { name: 'Enter time by hand' }).click()
  await dialog.getByLabel('Day').fill('2039-05-05')
  await expect(dialog.getByRole('alert')).toContainText('This day has not come yet.')
  await dialog.getByLabel('Day').fill('2026-01-05')
  await enter.click()
  await expect(dialog.getByRole('alert')).toContainText(/Not entered\..*is counted already/)
  await enter.click()
  await expect(dialog.getByRole('alert')).toHaveCount(1)
  await expect(app.getByRole('alert')).toHaveCount(1)
  expect(await isPressable(enter)).toBe(true)
  await dialog.getByLabel('Day').fill('2026-01-06')
  await expect(dialog.getByRole('alert')).toBeHidden()
})

test.describe('at phone width', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('menus lie over a message, and the screen ends above it', async ({ app }) => {
    await app.goto('/inbox')
    await capture(app, 'water the plants')
    await app.getByRole('button', { name: 'More', exact: true }).click()
    for (const entry of await app.getByRole('menuitem').all()) expect(await isPressable(entry)).toBe(true)
    await app.keyboard.press('Escape')
    const overlap = async () => {
      const message = await app.getByText('Captured: water the plants').boundingBox()
      const main = await app.locator('#main').boundingBox()
      return message === null || main === null ? Infinity : main.y + main.height - message.y
    }
    await expect.poll(overlap).toBeLessThanOrEqual(0)
  })
})
