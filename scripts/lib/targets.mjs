import { inProject, root } from './paths.mjs'
import { createStamps } from './stale.mjs'

/** @typedef {import('./stale.mjs').Target & { readonly tool: 'electron-vite' | 'vite' | 'copy', readonly args: readonly string[] }} BuildTarget */

const shared = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/lib/aliases.mjs',
  'scripts/lib/targets.mjs',
]

/** @type {readonly BuildTarget[]} */
export const targets = [
  {
    name: 'renderer',
    tool: 'electron-vite',
    args: ['build'],
    inputs: [
      'src/renderer',
      'src/contract',
      'electron.vite.config.ts',
      'scripts/lib/start-budget.mjs',
      'scripts/lib/first-frame.mjs',
      ...shared,
    ],
    outputs: ['out/renderer/index.html', 'out/renderer/web.html'],
  },
  {
    name: 'headless',
    tool: 'vite',
    args: ['build', '--config', 'vite.headless.config.ts'],
    inputs: ['src/headless', 'src/core', 'src/agents', 'src/contract', 'vite.headless.config.ts', ...shared],
    outputs: ['out/headless/index.js', 'out/headless/cli.js'],
  },
  {
    name: 'desktop',
    tool: 'electron-vite',
    args: ['build'],
    inputs: [
      'src/main',
      'src/preload',
      'src/headless',
      'src/core',
      'src/agents',
      'src/contract',
      'electron.vite.config.ts',
      ...shared,
    ],
    outputs: ['out/main/index.js', 'out/preload/index.cjs'],
  },
  { name: 'migrations', tool: 'copy', args: ['migrations'], inputs: ['migrations'], outputs: ['out/migrations'] },
]

export const stamps = createStamps(root, inProject('.cache', 'build'))

/**
 * The targets that are not what their sources say, with the hash to note once they are.
 * @param {readonly string[]} [names] all when left out
 * @returns {readonly { readonly target: BuildTarget, readonly hash: string }[]}
 */
export function staleTargets(names) {
  return targets.flatMap((target) => {
    if (names && !names.includes(target.name)) return []
    const hash = stamps.staleHash(target)
    return hash === undefined ? [] : [{ target, hash }]
  })
}
