import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  // In the project, so that the bundle finds the one module that is not in it.
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache', 'desktop-test-'))
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  await run(process.execPath, [builder, 'build', '--outDir', join(folder, 'out')], {
    cwd: root,
    env: { ...process.env, PROXY_BUILD: 'desktop', NODE_ENV: 'production' },
  })
  cpSync(join(root, 'migrations'), join(folder, 'out', 'migrations'), { recursive: true })
  cpSync(join(root, 'resources', 'icons'), join(folder, 'resources', 'icons'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  mkdirSync(join(folder, 'out', 'renderer'))
  writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html>the app')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const built = (...path: string[]) => readFileSync(join(folder, 'out', ...path), 'utf8')

type Seen = Readonly<Record<string, unknown>>

async function runBundle(data: string): Promise<Seen> {
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      join(root, 'scripts', 'lib', 'typescript-loader.mjs'),
      join(root, 'test', 'desktop', 'bundle-run.ts'),
      folder,
      data,
    ],
    { cwd: folder, timeout: 60_000 },
  )
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seen
}

describe('the built desktop app', () => {
  it('does the main job under Node, with the fake in the place of Electron', async () => {
    const data = join(folder, 'data')
    const first = await runBundle(data)
    expect(first).toMatchObject({
      captureShown: true,
      mainShown: true,
      pageStatus: 200,
      page: '<!doctype html>the app',
      titles: ['Call Anna'],
      inbox: 1,
      focusState: 'focusing',
      notices: ['Focusing for 25 min'],
      // The hotkey has put the task in progress.
      api: { inbox: 0 },
      tooltip: expect.stringContaining('25 min left') as string,
      ended: { code: 0 },
      closed: true,
    })
    expect(first['preloadRequires']).toEqual(['electron', 'electron'])
    expect(first['preloadGlobals']).toEqual([])

    const second = await runBundle(data)
    expect(second).toMatchObject({ inbox: 1, focusState: 'paused', notices: ['Paused'] })
  }, 60_000)

  it('has a preload script that is one file and requires nothing but Electron', () => {
    expect(readdirSync(join(folder, 'out', 'preload'))).toEqual(['index.cjs'])
    const script = built('preload', 'index.cjs')
    expect([...script.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"'])
    expect(script).not.toMatch(/\bimport\b\s*[({"']|\bprocess\b|exposeInMainWorld/)
    expect(script.length).toBeLessThan(3_000)
  })

  it('needs nothing at run time but Node, Electron and the database’s own module', () => {
    const files = readdirSync(join(folder, 'out', 'main'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    )
    const known = new Set([
      ...builtinModules,
      ...builtinModules.map((name) => `node:${name}`),
      'electron',
      'better-sqlite3',
    ])
    const imported = files.flatMap((name) =>
      [...built('main', name).matchAll(/^import .*?["']([^"'\n]+)["'];?$/gm)].map(([, from = '']) => from),
    )
    expect(imported.filter((name) => !name.startsWith('.') && !known.has(name))).toEqual([])
    expect(imported).toContain('electron')
  })

  it('loads the server of the local API only when it is wanted', () => {
    const main = built('main', 'index.js')
    expect(main).not.toMatch(/\bfastify\b/i)
    expect(main.length).toBeLessThan(1_600_000)
  })
})
