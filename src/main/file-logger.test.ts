import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { createFileLogger } from './file-logger'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-logger-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = () => Date.parse('2026-03-03T09:00:00Z')

describe('the log', () => {
  it('holds one object a line', () => {
    const file = join(folder, 'logs', 'desktop.log')
    const logger = createFileLogger(file, now)
    logger.info('Started', { pid: 1 })
    logger.error('Broke')
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toEqual([
      { at: '2026-03-03T09:00:00.000Z', level: 'info', message: 'Started', pid: 1 },
      { at: '2026-03-03T09:00:00.000Z', level: 'error', message: 'Broke' },
    ])
  })

  it('does not grow without end', () => {
    const file = join(folder, 'desktop.log')
    writeFileSync(file, 'x'.repeat(1_000_001))
    createFileLogger(file, now).warn('Next')
    expect(statSync(file).size).toBeLessThan(200)
    expect(statSync(`${file}.old`).size).toBe(1_000_001)
  })

  it('never throws', () => {
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    const logger = createFileLogger(join(blocked, 'desktop.log'), now)
    expect(() => logger.error('Nowhere to write')).not.toThrow()
  })
})
