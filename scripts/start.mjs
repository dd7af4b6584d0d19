// npm start: installs and builds what is stale, then opens Proxy: in a window where Electron can run, else in a browser.
import { resolve } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { run } from './lib/children.mjs'
import { obtainElectron, readSandbox } from './lib/electron.mjs'
import { flagHelp, readFlags } from './lib/flags.mjs'
import { reasonForHeadless } from './lib/host-choice.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { inProject, root } from './lib/paths.mjs'
import { runMain } from './lib/problem.mjs'
import { bringUpToDate } from './lib/bring-up-to-date.mjs'

/** @type {Readonly<Record<string, import('./lib/flags.mjs').Flag>>} */
const known = {
  '--headless': { kind: 'switch', help: 'serve Proxy to a browser on this machine instead of opening a window' },
  '--port': { kind: 'port', value: 'N', help: 'port of the browser version (0 takes any free one)' },
  '--data-dir': { kind: 'text', value: 'DIR', help: 'keep the data in this folder' },
  '--no-open': { kind: 'switch', help: 'do not open the browser' },
  '--retry-electron': { kind: 'switch', help: 'try to download Electron again after a failure' },
  '--help': { kind: 'switch', help: 'show this' },
}

await runMain(async () => {
  const flags = readFlags(process.argv.slice(2), known)
  if (flags.switches.has('--help')) {
    console.log(`npm start -- [flags]\n\n${flagHelp(known)}`)
    return 0
  }
  await ensureInstalled()
  const dataDir = flags.values.get('--data-dir')
  // npm changes to the project's folder; a relative path means the folder the person is in.
  const where = process.env['INIT_CWD'] ?? process.cwd()
  const dataArguments = dataDir === undefined ? [] : ['--data-dir', resolve(where, dataDir)]

  const host = await chooseHost(flags)
  if ('missing' in host) return openInBrowser(host.missing, flags, dataArguments)
  await bringUpToDate('desktop')
  const code = await run(host.path, [root, ...dataArguments])
  // 127 is the system's loader: one of the libraries that Electron expects on a desktop Linux is not installed.
  if (code !== 127 || process.platform !== 'linux') return code
  return openInBrowser('this system lacks a library that Electron needs (its message is above)', flags, dataArguments)
})

/**
 * @param {string} reason why there is no window
 * @param {import('./lib/flags.mjs').Flags} flags
 * @param {readonly string[]} dataArguments
 */
async function openInBrowser(reason, flags, dataArguments) {
  await bringUpToDate('headless')
  console.log(`Proxy runs in the browser: ${reason}.`)
  const port = flags.values.get('--port')
  return run(findNode(), [
    inProject('out', 'headless', 'index.js'),
    ...(port === undefined ? [] : ['--port', port]),
    ...dataArguments,
    ...(flags.switches.has('--no-open') ? ['--no-open'] : []),
  ])
}

/**
 * @param {import('./lib/flags.mjs').Flags} flags
 * @returns {Promise<import('./lib/electron.mjs').ElectronBinary>}
 */
async function chooseHost(flags) {
  // The cheap reasons first: a machine without a display does not download a window.
  const reason = reasonForHeadless({
    headlessAsked: flags.switches.has('--headless'),
    portAsked: flags.values.has('--port'),
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.(),
    sandbox: readSandbox(),
  })
  if (reason !== undefined) return { missing: reason }
  return obtainElectron({ retry: flags.switches.has('--retry-electron') })
}
