import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

import { TestHost } from './host'
import { ordinaryWeek, seed, type Api } from './seed'

/** In an object, because Playwright takes a bare function for a fixture. */
type Seed = { readonly fill: (api: Api) => Promise<void> }

type Fixtures = {
  /** What the data directory holds before the host opens it; a welcomed person with nothing in it by default. */
  readonly data: Seed
  readonly host: TestHost
  /** The app, signed in, on Today. */
  readonly app: Page
}

const welcomed: Seed = {
  fill: async (api) => {
    await api.settings.update({ welcomed: true })
  },
}

/** Nobody was ever here. */
export const untouched: Seed = { fill: () => Promise.resolve() }

export const ordinary: Seed = { fill: ordinaryWeek }

export const test = base.extend<Fixtures>({
  data: [welcomed, { option: true }],
  host: async ({ data }, use) => {
    const host = new TestHost()
    await seed(host.data, data.fill)
    await host.start()
    await use(host)
    await host.remove()
  },
  baseURL: async ({ host }, use) => {
    await use(host.origin)
  },
  app: async ({ page, host }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      // A browser tells of the connection that a killed host drops; the app's own words are what counts.
      if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|ERR_NETWORK/.test(message.text()))
        complaints.push(`${page.url()}: ${message.text()}`)
    })
    // A key that is pressed before the app stands is nobody's: a test goes on once there is what takes keys.
    const goto = page.goto.bind(page)
    page.goto = async (...where) => {
      const response = await goto(...where)
      await page.locator('main').first().waitFor()
      return response
    }
    await page.goto(host.address)
    await use(page)
    expect(complaints, 'errors in the page').toEqual([])
  },
})

export { expect }

/** Fails on an accessibility finding that axe calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Without it each look opens a page of its own, for frames of other origins; there are none.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 400)}`,
    ),
  ).toEqual([])
}
