// npm test: everything, from the types to the browser, ending in one line: "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { bringUpToDate } from './lib/bring-up-to-date.mjs'
import { capture, childEnvironment, run } from './lib/children.mjs'
import { flagHelp, readFlags } from './lib/flags.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { inProject, root } from './lib/paths.mjs'
import { Problem, runMain } from './lib/problem.mjs'
import { countPlaywright, countVitest, isGood, oneCheck, sum, summaryLine } from './lib/summary.mjs'
import { toolScript } from './lib/tools.mjs'

/** @typedef {import('./lib/summary.mjs').Count} Count */

const reports = inProject('.cache', 'test')

/** The build comes before the unit tests: some of them start what was built. */
const steps = /** @type {const} */ (['types', 'lint', 'build', 'unit', 'browser'])

/** @type {Readonly<Record<string, import('./lib/flags.mjs').Flag>>} */
const known = {
  '--only': { kind: 'list', value: 'STEP', help: `one of ${steps.join(', ')} (may be repeated)` },
  '--help': { kind: 'switch', help: 'show this' },
}

let interrupted = false
process.on('SIGINT', () => {
  interrupted = true
})

/** @type {Readonly<Record<typeof steps[number], () => Promise<Count>>>} */
const work = {
  types: () => check('types', () => tool('tsc', ['-b', '--pretty'])),

  lint: async () =>
    sum([
      await check('lint rules', () => tool('oxlint', [])),
      await check('format (mend it with: npm run format)', () => tool('oxfmt', ['--check'])),
      await check('imports between zones', importRules),
      await check('words that do not belong here', words),
    ]),

  build: () =>
    check('build', async () => ({ code: await run(findNode(), [inProject('scripts', 'build.mjs')]), output: '' })),

  unit: async () => {
    const report = inProject('.cache', 'test', 'vitest.json')
    const code = await run(findNode(), [
      toolScript('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ])
    return countVitest(readReport(report), code)
  },

  browser: async () => {
    const report = inProject('.cache', 'test', 'playwright.json')
    try {
      await bringUpToDate('headless')
      const { obtainChromium } = await import('./lib/chromium.mjs')
      const chromium = await obtainChromium()
      const code = await run(findNode(), [toolScript('playwright'), 'test', '--reporter=list,json'], {
        env: childEnvironment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_CHROMIUM: chromium }),
      })
      return countPlaywright(readReport(report), code)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      console.log(error.message)
      return oneCheck(false)
    }
  },
}

await runMain(async () => {
  const flags = readFlags(process.argv.slice(2), known)
  if (flags.switches.has('--help')) {
    console.log(`npm test -- [flags]\n\n${flagHelp(known)}`)
    return 0
  }
  const only = flags.lists.get('--only')
  const unknown = only?.find((name) => !steps.some((step) => step === name))
  if (unknown !== undefined) throw new Problem(`There is no step "${unknown}".\n\n${flagHelp(known)}`, 2)

  await ensureInstalled()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  /** @type {Count[]} */
  const counts = []
  for (const step of steps) {
    if (interrupted || (only && !only.includes(step))) continue
    counts.push(await timed(step))
  }
  const total = sum(counts)
  if (total.skipped) console.log(`${total.skipped} skipped`)
  if (total.repeated) console.log(`${total.repeated} passed only when run again; the list above calls them flaky`)
  if (interrupted) console.log('Stopped before the end.')
  console.log(summaryLine(total))
  if (interrupted) return 130
  return isGood(total) ? 0 : 1
})

/** @param {typeof steps[number]} step */
async function timed(step) {
  console.log(`\n── ${step}`)
  const start = performance.now()
  const count = await work[step]()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`── ${step}: ${summaryLine(count)} (${seconds} s)`)
  return count
}

/**
 * One check that is either good or not; what it said is shown only when it is not.
 * @param {string} name
 * @param {() => Promise<{ readonly code: number, readonly output: string }>} look
 */
async function check(name, look) {
  const start = performance.now()
  const { code, output } = await look()
  if (code !== 0) console.log(output.trimEnd())
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return oneCheck(code === 0)
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function tool(command, args) {
  return capture(findNode(), [toolScript(command), ...args])
}

async function importRules() {
  const { checkImports, importProblems } = await import('./lib/import-rules.mjs')
  const report = await checkImports({ node: findNode() })
  const problems = importProblems(report)
  const seen = Object.entries(report.modules).map(([zone, { seen: count }]) => `${zone} ${count}`)
  console.log(`  modules seen: ${seen.join(', ')}`)
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') }
}

async function words() {
  const { forbiddenWords } = await import('./lib/forbidden-words.mjs')
  const found = forbiddenWords(root)
  return { code: found.length === 0 ? 0 : 1, output: found.join('\n') }
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
