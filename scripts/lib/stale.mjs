import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @typedef {object} Target one thing that is built
 * @property {string} name
 * @property {readonly string[]} inputs folders and files it is made from, relative to the project
 * @property {readonly string[]} outputs files that must be there afterwards
 */

/**
 * Hash of names and contents below the inputs; tests and what does not exist (yet) do not count. Contents rather
 * than times: a checkout touches every file and changes few.
 * @param {string} root
 * @param {readonly string[]} inputs
 */
export function hashInputs(root, inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesBelow(root, input)) {
      const content = readFileSync(join(root, file))
      hash.update(`${file}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesBelow(root, path) {
  const info = statSync(join(root, path), { throwIfNoEntry: false })
  if (!info) return
  if (!info.isDirectory()) {
    yield path
    return
  }
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = `${path}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(root, child)
    else if (!/\.test\.[jt]sx?$/.test(entry.name)) yield child
  }
}

/**
 * Remembers, per target, the inputs of its last build.
 * @param {string} root the project
 * @param {string} stamps folder for the notes
 */
export function createStamps(root, stamps) {
  const file = (/** @type {Target} */ target) => join(stamps, `${target.name}.hash`)
  return {
    /**
     * The hash to note after a build, or undefined when the target is up to date.
     * @param {Target} target
     */
    staleHash(target) {
      const hash = hashInputs(root, target.inputs)
      const built = target.outputs.every((output) => existsSync(join(root, output)))
      const noted = existsSync(file(target)) ? readFileSync(file(target), 'utf8') : undefined
      return built && noted === hash ? undefined : hash
    },
    /**
     * Forget before building: a build that is cut short must not look like a good one.
     * @param {Target} target
     */
    forget(target) {
      rmSync(file(target), { force: true })
    },
    /**
     * @param {Target} target
     * @param {string} hash of the inputs before the build began, so that an edit during it is seen next time
     */
    note(target, hash) {
      mkdirSync(dirname(file(target)), { recursive: true })
      writeFileSync(file(target), hash)
    },
  }
}
