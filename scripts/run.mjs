// node scripts/run.mjs <command | file> […]: installs what is missing, then runs it on the project's Node.
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { inProject, root } from './lib/paths.mjs'
import { Problem, runMain } from './lib/problem.mjs'
import { run } from './lib/children.mjs'
import { toolScript } from './lib/tools.mjs'
import { pathToFileURL } from 'node:url'

await runMain(async () => {
  const [target, ...rest] = process.argv.slice(2)
  if (target === undefined)
    throw new Problem('usage: node scripts/run.mjs <command | file.mjs | file.ts> [arguments]', 2)
  await ensureInstalled()
  return run(findNode(), [...nodeArguments(target), ...rest])
})

/** @param {string} target */
function nodeArguments(target) {
  const extension = extname(target)
  const file = resolve(root, target)
  if (!existsSync(file) || extension === '') return [toolScript(target)]
  if (extension !== '.ts') return [file]
  return ['--import', pathToFileURL(inProject('scripts', 'lib', 'typescript-loader.mjs')).href, file]
}
