import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, isGood, oneCheck, sum, summaryLine } from './summary.mjs'

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
})
const vitest = (...files: readonly object[]) => JSON.stringify({ testResults: files })

describe('the last line', () => {
  test('adds up every step', () => {
    const total = sum([{ passed: 20, failed: 1, skipped: 2 }, oneCheck(true), oneCheck(false)])
    expect(total).toEqual({ passed: 21, failed: 2, skipped: 2, repeated: 0 })
    expect(summaryLine(total)).toBe('21 passed, 2 failed')
  })

  test('is good only when something passed and nothing failed', () => {
    expect(isGood({ passed: 1, failed: 0 })).toBe(true)
    expect(isGood({ passed: 0, failed: 0 })).toBe(false)
    expect(isGood({ passed: 9, failed: 1 })).toBe(false)
  })
})

describe('a Vitest report', () => {
  test('counts passed, failed and skipped tests', () => {
    const report = vitest(file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed', 'todo'))
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })

  test('counts a file that could not be loaded as a failure', () => {
    expect(countVitest(vitest(file('passed', 'passed'), file('failed')), 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  test('counts a bad end without a failed test, such as an unhandled rejection', () => {
    expect(countVitest(vitest(file('passed', 'passed')), 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  test('is a failure when it is missing, broken, or of no test', () => {
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(countVitest('{', 0)).toEqual({ passed: 0, failed: 1 })
    expect(countVitest('[]', 0)).toEqual({ passed: 0, failed: 1 })
    expect(countVitest(vitest(), 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('a Playwright report', () => {
  const report = (stats: object) => JSON.stringify({ stats })

  test('counts apart the tests that needed a second try', () => {
    expect(countPlaywright(report({ expected: 7, unexpected: 1, flaky: 2, skipped: 3 }), 1)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 3,
      repeated: 2,
    })
  })

  test('is a failure when it is missing, of no test, or ended badly', () => {
    expect(countPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright(report({ expected: 0 }), 0)).toMatchObject({ failed: 1 })
    expect(countPlaywright(report({ expected: 4 }), 1)).toMatchObject({ passed: 4, failed: 1 })
  })
})
