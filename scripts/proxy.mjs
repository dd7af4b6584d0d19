// npm run proxy -- <command>: the command line of Proxy. Only the command itself writes to stdout.
import { bringUpToDate } from './lib/bring-up-to-date.mjs'
import { run } from './lib/children.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { inProject } from './lib/paths.mjs'
import { runMain } from './lib/problem.mjs'

await runMain(async () => {
  await ensureInstalled({ quiet: true })
  await bringUpToDate('command')
  return run(findNode(), [inProject('out', 'headless', 'cli.js'), ...process.argv.slice(2)])
})
