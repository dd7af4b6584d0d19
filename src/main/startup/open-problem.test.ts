import { describe, expect, it } from 'vitest'

import { choiceLabels, describeOpenError } from './open-problem'

const codes = ['LOCKED', 'FUTURE', 'CORRUPT', 'READ_ONLY', 'FULL', 'FAILED'] as const

describe('data that cannot be opened', () => {
  it.each(codes)('is explained with what the core says, and can always be left (%s)', (code) => {
    const problem = describeOpenError({ code, message: 'Do this and that.' })
    expect(problem.detail).toContain('Do this and that.')
    expect(problem.choices).toContain('quit')
    expect(new Set(problem.choices).size).toBe(problem.choices.length)
    for (const choice of problem.choices) expect(choiceLabels[choice]).not.toBe('')
  })

  it('offers a backup first when the database is damaged, and no second try that would fail alike', () => {
    expect(describeOpenError({ code: 'CORRUPT', message: '' }).choices).toEqual(['restore', 'show-folder', 'quit'])
  })

  it('leads to the host that has it open, when that one can be reached', () => {
    const owner = { pid: 7, url: 'http://127.0.0.1:4747' }
    expect(describeOpenError({ code: 'LOCKED', message: '', owner }).choices[0]).toBe('open-running')
    expect(describeOpenError({ code: 'LOCKED', message: '', owner: { pid: 7, url: null } }).choices).toEqual([
      'retry',
      'quit',
    ])
  })

  it('offers no restore to data from a newer Proxy', () => {
    expect(describeOpenError({ code: 'FUTURE', message: '' }).choices).toEqual(['quit', 'show-folder'])
  })
})
