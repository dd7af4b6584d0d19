import { chromium, defineConfig } from '@playwright/test'
import { zone } from './e2e/zone'
import { findChromium } from './scripts/lib/chromium.mjs'

const executablePath = findChromium(chromium.executablePath())

/** Tests with this tag run at every size and in both appearances; the others once, on a desktop in light. */
const everywhere = /@everywhere/

// On a machine that others use too, a test may be run again once; npm test says how many were.
const retries = process.env['CI'] ? 1 : 0

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  snapshotPathTemplate: 'e2e/{testFileName}-snapshots/{arg}-{projectName}{ext}',
  // Each test starts a host of its own on a folder of its own, so they can run side by side.
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // On a loaded machine a screen with its data can take seconds; nothing is judged by the clock here.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    ...(executablePath === undefined ? {} : { launchOptions: { executablePath, args: launchArguments() } }),
    locale: 'en-GB',
    timezoneId: zone,
    // Nothing is half-way when it is looked at.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace of every step costs a third of the time: where a test is run again, only that run is traced.
    trace: retries > 0 ? 'on-first-retry' : 'retain-on-failure',
  },
  projects: [
    { name: 'desktop-light', use: { viewport: desktop, colorScheme: 'light' } },
    { name: 'desktop-dark', grep: everywhere, use: { viewport: desktop, colorScheme: 'dark' } },
    { name: 'phone-light', grep: everywhere, use: { viewport: phone, colorScheme: 'light', hasTouch: true } },
    { name: 'phone-dark', grep: everywhere, use: { viewport: phone, colorScheme: 'dark', hasTouch: true } },
  ],
})

function launchArguments(): string[] {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}
