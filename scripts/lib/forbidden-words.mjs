import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * @typedef {object} ForbiddenWord
 * @property {RegExp} pattern
 * @property {string} advice
 * @property {RegExp} [only] files (with forward slashes) it matters in; all when left out
 */

// Written so that this file does not contain what it forbids.
const s = String.raw`[\\/]`

/** @type {readonly ForbiddenWord[]} */
const general = [
  {
    pattern: new RegExp(
      `(?<![\\w.$-])(?:${s}home|${s}Users|[A-Z]:${s}+Users)${s}+(?!(?:ada|you|me|user|runner)${s}|\\.|\\$|<|\\*)[\\w.-]+${s}`,
    ),
    advice: 'A path of one machine. Make it relative to the project, or take it from the system.',
  },
  {
    pattern: /"resolved": "https?:(?!\/\/registry\.npmjs\.org\/)/,
    advice: 'The lock file names a private registry; others cannot install from it.',
    only: /^package-lock\.json$/,
  },
  {
    pattern: /^(?:<{7}|>{7}) /,
    advice: 'A merge was left unfinished here.',
  },
  {
    pattern: new RegExp(
      ['coming\\s+soon', 'lorem\\s+ipsum', 'not\\s+yet\\s+implemented', 'not implemented'].join('|'),
      'i',
    ),
    advice: 'Words of unfinished work. Finish it or leave it out.',
    only: /^(?:src|docs)\/|^README\.md$/,
  },
  {
    pattern: new RegExp(`\\b(?:${['TO', 'FIX'].map((word) => `${word}${word === 'TO' ? 'DO' : 'ME'}`).join('|')})\\b`),
    advice: 'A note to oneself. Do it, or write an issue.',
    only: /^(?:src|docs|scripts|test|e2e|bench|eval)\/|^README\.md$/,
  },
]

/**
 * Lines that must not be in the repository.
 * @param {string} root
 * @returns {readonly string[]} `file:line: what, advice`
 */
export function forbiddenWords(root) {
  // The folder this checkout happens to be in, unless it is so short that it means nothing.
  const here = root.split(sep).filter(Boolean).length < 2 ? [] : [root, root.replaceAll('\\', '/')]
  return projectFiles(root).flatMap((file) => {
    const path = join(root, file)
    if (!existsSync(path) || statSync(path).size > 2_000_000) return []
    const text = readFileSync(path, 'utf8')
    if (text.includes('\0')) return []
    return problemsIn(file, text, here)
  })
}

/**
 * @param {string} file path in the project, with forward slashes
 * @param {string} text
 * @param {readonly string[]} here spellings of the checkout's own folder
 * @returns {readonly string[]}
 */
export function problemsIn(file, text, here) {
  const words = general.filter(({ only }) => only?.test(file) ?? true)
  return text.split('\n').flatMap((line, index) => {
    const at = `${file}:${index + 1}`
    const own = here.some((folder) => line.includes(folder))
      ? [`${at}: the folder of this checkout. Make it relative.`]
      : []
    const others = words.flatMap(({ pattern, advice }) => {
      const found = pattern.exec(line)?.[0]
      return found === undefined ? [] : [`${at}: "${found}". ${advice}`]
    })
    return [...own, ...others]
  })
}

/**
 * What git knows or would add; without git, every file outside the ignored folders.
 * @param {string} root
 * @returns {readonly string[]}
 */
function projectFiles(root) {
  try {
    const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    })
    return list.split('\0').filter(Boolean)
  } catch {
    return [...walk(root, root)]
  }
}

const ignored = new Set(['node_modules', 'out', 'dist', '.cache', '.git', 'test-results', 'playwright-report'])

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Generator<string>}
 */
function* walk(root, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (ignored.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(root, path)
    else if (entry.isFile()) yield relative(root, path).replaceAll('\\', '/')
  }
}
