import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aliases } from './aliases.mjs'
import { chromiumCandidates } from './chromium.mjs'
import { problemsIn } from './forbidden-words.mjs'
import { isSameTree } from './install.mjs'
import { chooseNode } from './node-runtime.mjs'
import { inProject, root } from './paths.mjs'
import { encodePng } from './png.mjs'
import { staticClosure } from './start-budget.mjs'
import { targets } from './targets.mjs'
import { toolScript } from './tools.mjs'

describe('aliases', () => {
  test('are the same for the bundler and the type checker', () => {
    const text = readFileSync(inProject('tsconfig.base.json'), 'utf8')
    const paths = [...text.matchAll(/"(@\w+)\/\*": \["\.\/([^"]+)\/\*"\]/g)].map(([, name, path]) => [name, path])
    const ours = Object.entries(aliases).map(([name, path]) => [name, relative(root, path).replaceAll('\\', '/')])
    expect(paths).toEqual(ours)
  })
})

describe('the Node that runs the project', () => {
  test('is the pinned one where there is one', () => {
    expect(chooseNode({ pinned: '/p/node', current: '/c/node', version: '20.1.0' })).toBe('/p/node')
  })

  test('is the present one when it is new enough', () => {
    expect(chooseNode({ pinned: undefined, current: '/c/node', version: '24.0.0' })).toBe('/c/node')
  })

  test('is asked for, with a way to get it, when there is none', () => {
    expect(() => chooseNode({ pinned: undefined, current: '/c/node', version: '22.9.0' })).toThrow(
      /needs Node 24 or newer.*22\.9\.0[^]*nodejs\.org/,
    )
  })
})

describe('an installation', () => {
  const lock = JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/native-mac': { version: '2.0.0', optional: true },
    },
  })
  const installed = (packages: object) => JSON.stringify({ packages })

  test('is good when it holds what the lock file asks for; packages of other platforms may be missing', () => {
    expect(isSameTree(lock, installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
  })

  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { version: '1.0.1' } }],
    ['there is one too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }],
  ])('is redone when %s', (_what, packages) => {
    expect(isSameTree(lock, installed(packages))).toBe(false)
  })
})

describe('Chromium', () => {
  test('is the one that was named and no other', () => {
    const env = { PLAYWRIGHT_CHROMIUM: '/opt/c' }
    expect(chromiumCandidates({ env, platform: 'linux', bundled: '/pw' })).toEqual(['/opt/c'])
  })

  test("is Playwright's own before the system's", () => {
    const found = chromiumCandidates({ env: {}, platform: 'linux', bundled: '/pw' })
    expect(found.slice(0, 2)).toEqual(['/pw', '/usr/bin/chromium'])
  })

  test('is looked for where Windows and macOS keep it', () => {
    expect(chromiumCandidates({ env: { ProgramFiles: 'P' }, platform: 'win32' })).toContain(
      join('P', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    )
    expect(chromiumCandidates({ env: {}, platform: 'darwin' })[0]).toContain('/Applications/Google Chrome.app')
  })
})

describe('words that do not belong in the repository', () => {
  const home = ['', 'home', 'someone', 'proxy', 'x.ts'].join('/')

  test('are paths of one machine, with the place and what to do', () => {
    expect(problemsIn('docs/a.md', `ok\nsee ${home}`, [])).toEqual([
      expect.stringMatching(/^docs\/a\.md:2: .*Make it relative/),
    ])
    expect(problemsIn('docs/a.md', 'in /opt/build/proxy/src', ['/opt/build/proxy'])).toHaveLength(1)
    expect(problemsIn('src/a.ts', ['C:', 'Users', 'someone', 'x'].join('\\'), [])).toHaveLength(1)
  })

  test('are a private registry in the lock file and a merge left unfinished', () => {
    expect(problemsIn('package-lock.json', '"resolved": "https://npm.example.com/a"', [])).toHaveLength(1)
    expect(problemsIn('package-lock.json', '"resolved": "https://registry.npmjs.org/a"', [])).toEqual([])
    expect(problemsIn('src/a.ts', `${'<'.repeat(7)} HEAD`, [])).toHaveLength(1)
  })

  test('are words of unfinished work in what ships', () => {
    const unfinished = ['coming', 'soon'].join(' ')
    expect(problemsIn('src/a.ts', `// ${unfinished}`, [])).toHaveLength(1)
    expect(problemsIn('CHANGELOG.md', unfinished, [])).toEqual([])
    expect(problemsIn('src/a.ts', `// ${['TO', 'DO'].join('')}: later`, [])).toHaveLength(1)
  })

  test('are not the names that examples use', () => {
    expect(problemsIn('src/a.test.ts', "'/home/ada/.local/share'", [])).toEqual([])
    expect(problemsIn('src/a.ts', "status: 'todo'", [])).toEqual([])
  })
})

describe('the first script of a page', () => {
  test('is its entry with everything that is imported statically, once', () => {
    const chunks = {
      entry: { imports: ['react', 'shared'] },
      react: { imports: ['shared'] },
      shared: { imports: ['react'] },
      lazy: { imports: ['shared'] },
    }
    expect(staticClosure('entry', chunks)).toEqual(['entry', 'react', 'shared'])
  })
})

describe('the build', () => {
  test('looks only at inputs that exist, so that a renamed folder is noticed', () => {
    const there = (path: string) => {
      try {
        return readFileSync(inProject(path)).length >= 0
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EISDIR'
      }
    }
    expect(targets.flatMap(({ inputs }) => inputs).filter((path) => !there(path))).toEqual([])
  })
})

describe('a command', () => {
  test('is found by its package, whatever that is called', () => {
    expect(toolScript('tsc')).toContain(join('@typescript', 'native'))
    expect(toolScript('vitest')).toContain('vitest')
  })

  test('that is not there is named in the error', () => {
    expect(() => toolScript('no-such-tool')).toThrow('"no-such-tool"')
  })
})

describe('a PNG', () => {
  test('begins with its signature and says its size', () => {
    const png = encodePng(3, 2, new Uint8Array(24))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2])
  })
})
