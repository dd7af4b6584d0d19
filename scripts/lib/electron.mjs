import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { capture } from './children.mjs'
import { findNode } from './node-runtime.mjs'
import { inProject } from './paths.mjs'

/** A download on a slow line takes a minute; without a network the attempt fails in about a second. */
const downloadMs = 90_000

/** A failed download is not tried again at every start. */
const retryAfterMs = 24 * 60 * 60 * 1000

const failureNote = inProject('.cache', 'electron-download.json')

/**
 * Electron's executable, or why there is none.
 * @typedef {{ readonly path: string } | { readonly missing: string }} ElectronBinary
 */

/**
 * Looks for the executable without loading the `electron` package, which would start a download of its own.
 * @param {string} folder the installed package
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
export function findElectron(folder, env, platform) {
  const pathFile = join(folder, 'path.txt')
  const noted = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = noted ?? (override ? executableName(platform) : undefined)
  if (name === undefined) return undefined
  const path = join(override ?? join(folder, 'dist'), name)
  return existsSync(path) ? path : undefined
}

/** @param {NodeJS.Platform} platform */
function executableName(platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/**
 * @param {string | undefined} note text of the failure note
 * @param {string} version of the wanted Electron
 * @param {number} nowMs
 * @returns {string | undefined} why the last attempt failed, when it is too recent to try again
 */
export function recentFailure(note, version, nowMs) {
  if (note === undefined) return undefined
  try {
    const {
      at,
      version: failed,
      why,
    } = /** @type {{ at?: unknown, version?: unknown, why?: unknown }} */ (JSON.parse(note))
    const fresh = typeof at === 'number' && at <= nowMs && nowMs - at < retryAfterMs
    return fresh && failed === version && typeof why === 'string' ? why : undefined
  } catch {
    return undefined
  }
}

/**
 * Finds Electron, downloading it when that has not failed within the last day.
 * @param {{ readonly retry: boolean }} options retry: forget an earlier failure
 * @returns {Promise<ElectronBinary>}
 */
export async function obtainElectron({ retry }) {
  const folder = inProject('node_modules', 'electron')
  const find = () => findElectron(folder, process.env, process.platform)
  const found = find()
  if (found !== undefined) return { path: found }
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  )
  const note = existsSync(failureNote) && !retry ? readFileSync(failureNote, 'utf8') : undefined
  const before = recentFailure(note, version, Date.now())
  if (before !== undefined) return { missing: `${before}; --retry-electron tries again` }

  console.error('Downloading Electron (once; about 110 MB) …')
  const { code, timedOut } = await capture(findNode(), [join(folder, 'install.js')], { timeoutMs: downloadMs })
  const path = find()
  if (code === 0 && path !== undefined) {
    rmSync(failureNote, { force: true })
    return { path }
  }
  const why = timedOut ? "Electron's download took too long" : "Electron's program could not be downloaded"
  mkdirSync(dirname(failureNote), { recursive: true })
  writeFileSync(failureNote, JSON.stringify({ at: Date.now(), version, why }))
  return { missing: why }
}

/**
 * What decides whether Chromium's sandbox works here.
 * @returns {import('./host-choice.mjs').Sandbox}
 */
export function readSandbox() {
  const setting = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined)
  const helper = statSync(
    join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? inProject('node_modules', 'electron', 'dist'), 'chrome-sandbox'),
    { throwIfNoEntry: false },
  )
  return {
    userNamespaceClone: setting('/proc/sys/kernel/unprivileged_userns_clone'),
    maxUserNamespaces: setting('/proc/sys/user/max_user_namespaces'),
    appArmorRestricts: setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    setuidHelper: helper?.uid === 0 && (helper.mode & 0o4000) !== 0,
  }
}
