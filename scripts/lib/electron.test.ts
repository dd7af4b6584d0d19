import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findElectron, recentFailure } from './electron.mjs'

const day = 24 * 60 * 60 * 1000

describe('looking for Electron', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proxy-electron-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const put = (path: string, text = '') => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  test('finds what its installer left', () => {
    put('path.txt', 'electron')
    put('dist/electron')
    expect(findElectron(folder, {}, 'linux')).toBe(join(folder, 'dist', 'electron'))
  })

  test('does not believe a note without the program', () => {
    put('path.txt', 'electron')
    expect(findElectron(folder, {}, 'linux')).toBeUndefined()
  })

  test('finds nothing in a fresh package', () => {
    expect(findElectron(folder, {}, 'linux')).toBeUndefined()
  })

  test.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ] as const)('takes the one that ELECTRON_OVERRIDE_DIST_PATH names on %s', (platform, name) => {
    put(`own/${name}`)
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') }
    expect(findElectron(folder, env, platform)).toBe(join(folder, 'own', name))
  })
})

describe('a failed download', () => {
  const note = JSON.stringify({ at: 1_000_000, version: '45.4.1', why: 'no network' })

  test('is not tried again within a day', () => {
    expect(recentFailure(note, '45.4.1', 1_000_000 + day - 1)).toBe('no network')
  })

  test('is tried again after a day, for another version, and when the clock went back', () => {
    expect(recentFailure(note, '45.4.1', 1_000_000 + day)).toBeUndefined()
    expect(recentFailure(note, '45.5.0', 1_000_001)).toBeUndefined()
    expect(recentFailure(note, '45.4.1', 999_999)).toBeUndefined()
  })

  test('is forgotten when its note cannot be read', () => {
    expect(recentFailure('{', '45.4.1', 1_000_001)).toBeUndefined()
    expect(recentFailure(undefined, '45.4.1', 1_000_001)).toBeUndefined()
  })
})
