import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inProject } from './paths.mjs'
import { Problem } from './problem.mjs'
import { run } from './children.mjs'

/** Node 20 is the oldest that can run these scripts and npm's lock file. */
const oldestInstaller = 20

const stampPath = inProject('node_modules', '.proxy-install')

/**
 * Installs the packages when they are not those of the lock file. Costs some milliseconds when they are.
 * @param {{ readonly quiet?: boolean }} [options] quiet: npm's own words go to stderr
 */
export async function ensureInstalled({ quiet = false } = {}) {
  if (Number.parseInt(process.versions.node, 10) < oldestInstaller)
    throw new Problem(
      `Proxy needs Node ${oldestInstaller} or newer to install; this is ${process.versions.node}. See https://nodejs.org.`,
    )
  const lock = readFileSync(inProject('package-lock.json'))
  const wanted = installStamp(lock)
  if (readIfThere(stampPath) === wanted) return
  const installed = readIfThere(inProject('node_modules', '.package-lock.json'))
  if (installed === undefined || !isSameTree(lock.toString(), installed)) {
    console.error('Installing packages (once; a minute or two) …')
    const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], quiet)
    if (code !== 0)
      throw new Problem(
        'npm could not install the packages; its message is above. Check the network and run the command again.',
      )
  }
  writeFileSync(stampPath, wanted)
}

/**
 * What the installed packages depend on: the lock file, and the platform whose binaries were taken.
 * @param {Buffer} lock
 */
const installStamp = (lock) =>
  createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex')

/**
 * Whether `node_modules` (by the record npm keeps in it) holds what the lock file asks for. A person who ran
 * `npm ci` themselves does not wait for a second one.
 * @param {string} lockText
 * @param {string} installedText
 */
export function isSameTree(lockText, installedText) {
  /** @typedef {{ version?: string, resolved?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Package */
  const wanted = /** @type {{ packages: Record<string, Package> }} */ (JSON.parse(lockText)).packages
  const found = /** @type {{ packages: Record<string, Package> }} */ (JSON.parse(installedText)).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const have = found[path]
    // Optional packages of other platforms are in the lock file and rightly not here.
    if (have ? have.version !== entry.version : !entry.optional && !entry.devOptional && !entry.link) return false
  }
  return Object.keys(found).every((path) => path in wanted)
}

/**
 * @param {readonly string[]} args
 * @param {boolean} quiet
 */
function runNpm(args, quiet) {
  const stdio = /** @type {const} */ (['inherit', quiet ? 2 : 'inherit', 'inherit'])
  const script = process.env['npm_execpath']
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script))
    return run(process.execPath, [script, ...args], { stdio: [...stdio] })
  return run('npm', args, { stdio: [...stdio], shell: process.platform === 'win32' })
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
