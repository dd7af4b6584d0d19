// npm run dist [-- electron-builder's arguments]: builds what is stale, then packs the desktop app into dist/.
import { bringUpToDate } from './lib/bring-up-to-date.mjs'
import { childEnvironment, run } from './lib/children.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { runMain } from './lib/problem.mjs'
import { toolScript } from './lib/tools.mjs'

await runMain(async () => {
  await ensureInstalled()
  await bringUpToDate('desktop')
  return run(findNode(), [toolScript('electron-builder'), '--publish', 'never', ...process.argv.slice(2)], {
    env: childEnvironment(),
  })
})
