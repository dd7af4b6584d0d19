import { RuleTester } from 'oxlint/plugins-dev'
import { describe, expect, it } from 'vitest'
import { ambientRule } from './ambient.mjs'
import { fileNameProblem, interfaceNameRule, namingRule } from './naming.mjs'

RuleTester.describe = (text, run) => {
  describe(text, run)
}
RuleTester.it = (text, run) => {
  it(text, run)
}
const tester = new RuleTester({ languageOptions: { parserOptions: { lang: 'ts' } } })
// Ours is the part of oxlint's rule type that it does not export.
const real = (rule: object) => rule as Parameters<RuleTester['run']>[1]
const one = [{ message: /./ }]

tester.run('no-ambient', real(ambientRule), {
  valid: [
    'clock.now()',
    'new Date(clock.now())',
    'new Date(2026, 0)',
    'Date.UTC(2026, 0)',
    'Math.max(1, 2)',
    'const now = () => clock.now()',
    'port.Date.now()',
    'crypto.subtle.digest("SHA-256", bytes)',
  ],
  invalid: [
    'Date.now()',
    'const read = Date.now',
    'Date["now"]()',
    'new Date()',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'performance.now()',
    'process.hrtime.bigint()',
  ].map((code) => ({ code, errors: one })),
})

tester.run('interface-names', real(interfaceNameRule), {
  valid: ['interface Task {}', 'interface Idle {}', 'interface IO {}', 'interface IDs {}'],
  invalid: [{ code: 'interface ITask {}', errors: [{ message: 'Call it Task: no "I" before an interface.' }] }],
})

tester.run('file-names', real(namingRule), {
  valid: [{ code: '1', filename: 'task.rules.ts' }],
  invalid: [{ code: '1', filename: 'utils.ts', errors: one }],
})

describe('file names', () => {
  it.each([
    'task.rules.ts',
    'index.ts',
    'create-core.ts',
    'main.desktop.tsx',
    'TaskRow.tsx',
    'TaskRow.test.tsx',
    'use-focus.ts',
    'app.d.ts',
    'build.mjs',
  ])('like %s are fine', (name) => {
    expect(fileNameProblem(name)).toBeUndefined()
  })

  it.each([
    'utils.ts',
    'task-helpers.ts',
    'task.helper.ts',
    'window-manager.ts',
    'TaskRow.ts',
    'taskRow.tsx',
    'task_row.ts',
  ])('like %s are sent back', (name) => {
    expect(fileNameProblem(name)).toBeDefined()
  })
})
