import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStamps, type Target } from './stale.mjs'

describe('a build target', () => {
  let root = ''
  const target: Target = { name: 'app', inputs: ['src', 'config.json', 'not-yet'], outputs: ['out/app.js'] }
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const stamps = () => createStamps(root, join(root, '.cache'))
  const build = () => {
    const hash = stamps().staleHash(target)
    if (hash === undefined) throw new Error('nothing to build')
    put('out/app.js', 'built')
    stamps().note(target, hash)
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'proxy-stale-'))
    put('src/a.ts', 'a')
    put('src/deep/b.ts', 'b')
    put('config.json', '{}')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('is stale before its first build and fresh after it', () => {
    expect(stamps().staleHash(target)).toBeDefined()
    build()
    expect(stamps().staleHash(target)).toBeUndefined()
  })

  test.each([
    ['a source changes', () => put('src/deep/b.ts', 'B')],
    ['a source is added', () => put('src/c.ts', '')],
    ['a source goes', () => rmSync(join(root, 'src/a.ts'))],
    ['a source is renamed', () => (rmSync(join(root, 'src/a.ts')), put('src/z.ts', 'a'))],
    ['the configuration changes', () => put('config.json', '[]')],
    ['an input appears that was not there', () => put('not-yet/x', '')],
    ['the output is gone', () => rmSync(join(root, 'out'), { recursive: true })],
  ])('is stale when %s', (_what, change) => {
    build()
    change()
    expect(stamps().staleHash(target)).toBeDefined()
  })

  test('stays fresh when only times change, as after a checkout, and when a test changes', () => {
    build()
    utimesSync(join(root, 'src/a.ts'), 1, 1)
    put('src/a.test.ts', 'test')
    expect(stamps().staleHash(target)).toBeUndefined()
  })

  test('is stale again when a build was begun and never ended', () => {
    build()
    stamps().forget(target)
    expect(stamps().staleHash(target)).toBeDefined()
  })

  test('is stale when a source changed while it was built', () => {
    const hash = stamps().staleHash(target) ?? ''
    put('src/a.ts', 'changed meanwhile')
    put('out/app.js', 'built')
    stamps().note(target, hash)
    expect(stamps().staleHash(target)).toBeDefined()
  })
})
