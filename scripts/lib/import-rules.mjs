import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { capture } from './children.mjs'
import { inProject, root } from './paths.mjs'
import { toolScript } from './tools.mjs'

/** Folders whose imports are looked at. */
const folders = ['src', 'test', 'e2e', 'bench', 'eval', 'scripts']

/**
 * @typedef {object} Violation
 * @property {string} rule
 * @property {string} from
 * @property {string} to
 * @property {string} advice what the rule says to do
 *
 * @typedef {object} ImportReport
 * @property {readonly Violation[]} violations
 * @property {Readonly<Record<string, { readonly seen: number, readonly there: number }>>} modules how many were
 *   seen and how many are on the disk, by zone (folder of src)
 */

/**
 * Checks the imports of a tree laid out like the project against .dependency-cruiser.cjs.
 * @param {{ readonly tree?: string, readonly node?: string }} [options] tree: the project itself when left out
 * @returns {Promise<ImportReport>}
 */
export async function checkImports({ tree = root, node = process.execPath } = {}) {
  const present = folders.filter((folder) => existsSync(join(tree, folder)))
  const { stdout, output } = await capture(
    node,
    [toolScript('depcruise'), '--config', inProject('.dependency-cruiser.cjs'), '--output-type', 'json', ...present],
    { cwd: tree },
  )
  /** @type {import('dependency-cruiser').ICruiseResult} */
  let result
  try {
    result = /** @type {import('dependency-cruiser').ICruiseResult} */ (JSON.parse(stdout))
  } catch {
    throw new Error(`dependency-cruiser did not run:\n${output.slice(-2_000)}`)
  }
  const advice = new Map(result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment ?? '']))
  const violations = result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
    advice: advice.get(rule.name) ?? '',
  }))
  const seen = result.modules.map(({ source }) => source)
  const modules = Object.fromEntries(
    zonesOf(tree).map((zone) => [
      zone,
      { seen: seen.filter((source) => isModule(source, zone)).length, there: modulesBelow(join(tree, 'src', zone)) },
    ]),
  )
  return { violations, modules }
}

/**
 * @param {string} source
 * @param {string} zone
 */
const isModule = (source, zone) => source.startsWith(`src/${zone}/`) && /\.tsx?$/.test(source)

/** @param {string} folder */
const modulesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).length

/**
 * The zones that are there: the folders of src.
 * @param {string} tree
 */
export const zonesOf = (tree) =>
  readdirSync(join(tree, 'src'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

/**
 * What is wrong, in lines for a person; empty when nothing is. A file that was not seen counts as wrong: the tool
 * that sees nothing reports nothing.
 * @param {ImportReport} report
 * @returns {readonly string[]}
 */
export function importProblems({ violations, modules }) {
  return [
    ...violations.map(({ rule, from, to, advice }) => `${from} → ${to}\n    ${rule}: ${advice}`),
    ...Object.entries(modules).flatMap(([zone, { seen, there }]) =>
      seen >= there
        ? []
        : [`src/${zone}: dependency-cruiser saw ${seen} of ${there} modules, so its "no violation" says little.`],
    ),
  ]
}
