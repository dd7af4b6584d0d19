import { existsSync } from 'node:fs'
import { inProject } from './paths.mjs'
import { Problem } from './problem.mjs'

/** better-sqlite3 13 does not run below it: under Node 20 the process dies without a word. */
export const oldestNode = 24

/**
 * Which Node runs the project.
 * @param {{ readonly pinned: string | undefined, readonly current: string, readonly version: string }} found
 *   the Node that came with the packages, the one we run on, and the version of the latter
 * @returns {string} path of the executable
 */
export function chooseNode({ pinned, current, version }) {
  if (pinned !== undefined) return pinned
  if (Number.parseInt(version, 10) >= oldestNode) return current
  throw new Problem(
    `Proxy needs Node ${oldestNode} or newer on this platform; this is Node ${version}.\n` +
      `Install it from https://nodejs.org (or run \`nvm install ${oldestNode}\`, \`fnm use\`, \`mise use node@${oldestNode}\`) and try again.`,
  )
}

/** The Node that runs the project on this machine. */
export function findNode() {
  return chooseNode({ pinned: pinnedNode(), current: process.execPath, version: process.versions.node })
}

// tools/node-runtime brings a Node for Linux x64 with glibc; everybody else brings their own.
function pinnedNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (existsSync('/lib/ld-musl-x86_64.so.1') && !existsSync('/lib64/ld-linux-x86-64.so.2')) return undefined
  const path = inProject('node_modules', '.bin', 'node')
  return existsSync(path) ? path : undefined
}
