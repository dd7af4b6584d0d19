import { run } from './children.mjs'
import { findNode } from './node-runtime.mjs'
import { inProject } from './paths.mjs'
import { Problem } from './problem.mjs'
import { staleTargets } from './targets.mjs'

/** What each way of running needs. @type {Readonly<Record<'desktop' | 'headless' | 'command', readonly string[]>>} */
const needs = {
  desktop: ['renderer', 'migrations', 'desktop'],
  headless: ['renderer', 'migrations', 'headless'],
  command: ['migrations', 'headless'],
}

/**
 * Builds what this way of running needs and is stale. The building is reported on stderr.
 * @param {keyof typeof needs} host
 */
export async function bringUpToDate(host) {
  const stale = staleTargets(needs[host])
  if (stale.length === 0) return
  console.error('Building …')
  const targets = stale.flatMap(({ target }) => ['--target', target.name])
  const code = await run(findNode(), [inProject('scripts', 'build.mjs'), ...targets], { stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new Problem('Proxy could not be built; the reason is above.', code)
}
