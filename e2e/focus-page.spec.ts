import { test as base, expect, type Page } from '@playwright/test'

import { VirtualHost } from './virtual-host'

const MINUTE = 60_000

const test = base.extend<{ readonly host: VirtualHost }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  host: async ({}, use) => {
    const host = await VirtualHost.start()
    await use(host)
    await host.close()
  },
})

async function open(page: Page, host: VirtualHost): Promise<void> {
  await page.goto(host.address)
  await page.locator('#main').waitFor()
  await page.goto(new URL('/focus', host.address).href)
  await expect(page.getByRole('timer')).toBeVisible()
}

test('a round that is over is heard once when sounds are wanted, and not when they are not', async ({ page, host }) => {
  await page.addInitScript(() => {
    const heard: number[] = []
    Object.assign(globalThis, { heard })
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
      heard.push(Math.round(this.frequency.value))
      start.apply(this, when)
    }
  })
  const heard = () => page.evaluate(() => (globalThis as unknown as { readonly heard: readonly number[] }).heard)
  await host.api.settings.update({ focusSounds: true, focusVolume: 40 })
  await host.api.focus.start({ technique: 'pomodoro' })
  await open(page, host)
  // The sounds come with the rest of the frame, in the first idle moment.
  await page.waitForLoadState('networkidle')
  expect(await heard()).toEqual([])
  host.time.advance(25 * MINUTE)
  await expect.poll(heard).toEqual([523, 784])

  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).first().click()
  await page.getByRole('main').getByRole('link', { name: 'Focus', exact: true }).click()
  const sounds = page.getByRole('switch', { name: 'A tone when the time is up' })
  await sounds.click()
  await expect(sounds).not.toBeChecked()
  await host.api.focus.startBreak({})
  host.time.advance(5 * MINUTE)
  await page.getByRole('navigation').getByRole('link', { name: 'Focus', exact: true }).first().click()
  await expect(page.getByText('Go on when you are ready.').first()).toBeVisible()
  expect(await heard()).toEqual([523, 784])
})

test('a page that nobody touches tells so, and the time is asked about, not taken', async ({ page, host }) => {
  await page.clock.install()
  await host.api.focus.start({ technique: 'flowtime' })
  await open(page, host)
  host.time.advance(10 * MINUTE)
  // Six minutes pass in the page without a key or the pointer.
  await page.clock.fastForward(6 * MINUTE)
  const asked = async (): Promise<string | undefined> => {
    // The host looks each second of its own clock.
    host.time.advance(1000)
    return (await host.api.focus.current()).session?.state
  }
  await expect.poll(asked).toBe('deciding')
  await expect(page.getByRole('button', { name: 'I was focusing' })).toBeVisible()
  const session = (await host.api.focus.current()).session
  expect(Math.round((session?.focusMs ?? 0) / MINUTE)).toBeLessThanOrEqual(10)
})
