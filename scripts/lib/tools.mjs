import { existsSync, readFileSync } from 'node:fs'
import { inProject } from './paths.mjs'
import { Problem } from './problem.mjs'

/** Commands whose package has another name. */
const packageOf = /** @type {Readonly<Record<string, string>>} */ ({
  tsc: '@typescript/native',
  playwright: '@playwright/test',
  depcruise: 'dependency-cruiser',
})

/**
 * The JavaScript file behind a command of a package, so that it can be started on the project's Node on every
 * platform (Windows has `.cmd` shims that cannot be spawned).
 * @param {string} command
 * @returns {string}
 */
export function toolScript(command) {
  const name = packageOf[command] ?? command
  const manifest = inProject('node_modules', ...name.split('/'), 'package.json')
  const missing = () =>
    new Problem(`There is no command "${command}" among the installed packages, and no file of that name.`)
  if (!existsSync(manifest)) throw missing()
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (JSON.parse(readFileSync(manifest, 'utf8')))
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw missing()
  return inProject('node_modules', ...name.split('/'), file)
}
