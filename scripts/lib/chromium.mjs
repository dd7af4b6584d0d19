import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { capture, run } from './children.mjs'
import { findNode } from './node-runtime.mjs'
import { Problem } from './problem.mjs'
import { toolScript } from './tools.mjs'

/** A slow line needs minutes for 150 MB; a machine without a network fails in seconds. */
const downloadMs = 5 * 60_000

/**
 * Where a Chromium may be, best first.
 * @param {{ readonly env: Readonly<Record<string, string | undefined>>, readonly platform: NodeJS.Platform, readonly bundled?: string | undefined }} where
 *   bundled: the one that Playwright would download
 * @returns {readonly string[]}
 */
export function chromiumCandidates({ env, platform, bundled }) {
  const named = env['PLAYWRIGHT_CHROMIUM']
  // A person who names one means that one, also when it is not there: the error should say so.
  if (named) return [named]
  return [...(bundled === undefined ? [] : [bundled]), ...systemChromiums(env, platform)]
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {NodeJS.Platform} platform
 */
function systemChromiums(env, platform) {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  if (platform === 'win32')
    return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].flatMap((folder) =>
      folder === undefined
        ? []
        : [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ],
    )
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map((name) => `/usr/bin/${name}`)
}

/**
 * The first Chromium that is here. It may still lack a library; {@link obtainChromium} tries it out.
 * @param {string | undefined} bundled
 */
export const findChromium = (bundled) =>
  chromiumCandidates({ env: process.env, platform: process.platform, bundled }).find((path) => existsSync(path))

/**
 * Finds a Chromium that starts, or gets one.
 * @returns {Promise<string>} its path
 */
export async function obtainChromium() {
  const found = await firstWorking()
  if (found !== undefined) return found
  const named = process.env['PLAYWRIGHT_CHROMIUM']
  if (named) throw new Problem(`PLAYWRIGHT_CHROMIUM is ${named}, which does not start.`)

  console.error('Downloading Chromium for the browser tests (once) …')
  await capture(findNode(), [toolScript('playwright'), 'install', 'chromium'], { timeoutMs: downloadMs })
  const downloaded = await firstWorking()
  if (downloaded !== undefined) return downloaded

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing the chromium package …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const packaged = await firstWorking()
    if (packaged !== undefined) return packaged
  }
  throw new Problem(
    'The browser tests need a Chromium and none could be found or downloaded. Install Chrome or Chromium, ' +
      'or set PLAYWRIGHT_CHROMIUM to the path of one.',
  )
}

async function firstWorking() {
  const { chromium } = await import('@playwright/test')
  const candidates = chromiumCandidates({
    env: process.env,
    platform: process.platform,
    bundled: chromium.executablePath(),
  })
  for (const path of candidates) if (existsSync(path) && (await starts(path))) return path
  return undefined
}

/** @param {string} path */
async function starts(path) {
  // Chrome on Windows opens a window for --version.
  if (process.platform === 'win32') return true
  return (await capture(path, ['--version'], { timeoutMs: 30_000 })).code === 0
}
