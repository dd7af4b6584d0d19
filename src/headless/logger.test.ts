import { describe, expect, it } from 'vitest'

import { createLogger } from './logger'

function logged(level: string | undefined) {
  const lines: Record<string, unknown>[] = []
  const log = createLogger(level, { write: (line) => void lines.push(JSON.parse(line)) })
  return { log, lines }
}

describe('the log', () => {
  it('is quiet below warnings unless asked', () => {
    const { log, lines } = logged(undefined)
    log.info('nothing to see')
    log.warn('look', { port: 4747 })
    expect(lines).toEqual([{ level: 'warn', time: expect.any(String), port: 4747, msg: 'look' }])
  })

  it('follows PROXY_LOG, and takes nonsense as no wish', () => {
    const info = logged('info')
    info.log.info('hello')
    expect(info.lines).toHaveLength(1)
    const silent = logged('silent')
    silent.log.error('trouble')
    expect(silent.lines).toHaveLength(0)
    const nonsense = logged('loudest')
    nonsense.log.info('hello')
    expect(nonsense.lines).toHaveLength(0)
  })

  it('keeps secrets and the words of a person out', () => {
    const { log, lines } = logged(undefined)
    log.error('failed', {
      token: 'abc',
      authorization: 'Bearer abc',
      cookie: 'abc',
      text: 'abc',
      title: 'abc',
      code: 'E',
    })
    expect(JSON.stringify(lines)).not.toContain('abc')
    expect(lines[0]).toMatchObject({ code: 'E' })
  })
})
