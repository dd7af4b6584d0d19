/**
 * How many checks went well and how many did not.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped?: number, readonly repeated?: number }} Count
 *   repeated: of those that passed, how many did so only when they were run again
 */

/** @param {boolean} ok */
export const oneCheck = (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sum = (counts) => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
  skipped: counts.reduce((total, count) => total + (count.skipped ?? 0), 0),
  repeated: counts.reduce((total, count) => total + (count.repeated ?? 0), 0),
})

/**
 * The last line of `npm test`.
 * @param {Count} count
 */
export const summaryLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/**
 * Nothing failed and something was looked at.
 * @param {Count} count
 */
export const isGood = ({ passed, failed }) => failed === 0 && passed > 0

/**
 * Counts Vitest's JSON report. A file that could not even be loaded is one failure, and so is a run that ended
 * badly without naming a test, and one in which no test ran.
 * @param {string | undefined} json the report, if one was written
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(json, exitCode) {
  const report = parse(json)
  if (!Array.isArray(report?.['testResults'])) return { passed: 0, failed: 1 }
  const files = /** @type {readonly { status?: unknown, assertionResults?: readonly { status?: unknown }[] }[]} */ (
    report['testResults']
  )
  let passed = 0
  let failed = 0
  let skipped = 0
  for (const file of files) {
    const tests = file.assertionResults ?? []
    const bad = tests.filter(({ status }) => status === 'failed').length
    const good = tests.filter(({ status }) => status === 'passed').length
    passed += good
    failed += bad
    skipped += tests.length - good - bad
    if (bad === 0 && file.status === 'failed') failed += 1
  }
  return settle({ passed, failed, skipped }, exitCode)
}

/**
 * Counts Playwright's JSON report. A test that passed only when repeated (in CI each may be, once) is counted apart.
 * @param {string | undefined} json the report, if one was written
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(json, exitCode) {
  const stats = parse(json)?.['stats']
  if (typeof stats !== 'object' || stats === null) return { passed: 0, failed: 1 }
  const number = (/** @type {string} */ name) => {
    const value = /** @type {Record<string, unknown>} */ (stats)[name]
    return typeof value === 'number' ? value : 0
  }
  return settle(
    {
      passed: number('expected') + number('flaky'),
      failed: number('unexpected'),
      skipped: number('skipped'),
      repeated: number('flaky'),
    },
    exitCode,
  )
}

/**
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function settle(count, exitCode) {
  if (count.failed > 0) return count
  return exitCode === 0 && count.passed > 0 ? count : { ...count, failed: 1 }
}

/**
 * @param {string | undefined} json
 * @returns {Record<string, unknown> | undefined}
 */
function parse(json) {
  if (json === undefined) return undefined
  try {
    const value = /** @type {unknown} */ (JSON.parse(json))
    return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : undefined
  } catch {
    return undefined
  }
}
