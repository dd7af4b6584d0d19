import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Finished = { readonly code: number | null; readonly out: string; readonly err: string }

/** The host and the command line as they are shipped: bundled, each run in a process of its own. */
export type BuiltHost = {
  /** A new folder for data, with room beside it for what belongs to it. */
  dataFolder(): string
  /** Runs to the end. */
  run(entry: 'index' | 'cli', args: readonly string[], options?: RunOptions): Promise<Finished>
  /** Starts the host on the folder and waits until it says where it is. */
  start(data: string, args?: readonly string[]): Promise<RunningHost>
  remove(): void
}

export type RunOptions = { readonly input?: string; readonly env?: Record<string, string> }

export type RunningHost = {
  readonly process: ChildProcess
  /** The first line it printed that holds an address. */
  readonly line: string
  readonly address: string
  readonly origin: string
  /** Everything it printed until now. */
  printed(): string
  /** Ends it by a signal and tells how it ended and after how many milliseconds. */
  end(
    signal: NodeJS.Signals,
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly ms: number }>
}

/** Bundles the host once for a test file; it lies in the project so that it finds the one module that is not bundled. */
export async function buildHost(): Promise<BuiltHost> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'host-test-'))
  const out = join(folder, 'out')
  await build({
    configFile: join(root, 'vite.headless.config.ts'),
    logLevel: 'error',
    build: { outDir: join(out, 'headless') },
  })
  cpSync(join(root, 'migrations'), join(out, 'migrations'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  mkdirSync(join(out, 'renderer'))
  writeFileSync(join(out, 'renderer', 'web.html'), '<!doctype html><title>Proxy</title>the app')

  const children = new Set<ChildProcess>()
  function launch(entry: 'index' | 'cli', args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, [join(out, 'headless', `${entry}.js`), ...args], {
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    children.add(child)
    child.once('exit', () => children.delete(child))
    return child
  }

  return {
    dataFolder: () => join(mkdtempSync(join(folder, 'data-')), 'proxy'),
    run: async (entry, args, { input = '', env } = {}) => {
      const child = launch(entry, args, env)
      const printed = collect(child)
      child.stdin?.end(input)
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, ...printed }
    },
    start: async (data, args = ['--port', '0']) => {
      const child = launch('index', ['--no-open', '--data-dir', data, ...args])
      const printed = collect(child)
      const line = await new Promise<string>((resolve, reject) => {
        child.stdout?.on('data', () => {
          const found = printed.out.split('\n').find((text) => text.includes('http://'))
          if (found !== undefined) resolve(found)
        })
        child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${printed.out}${printed.err}`)))
      })
      const address = /http:\S+/.exec(line)?.[0] ?? ''
      return {
        process: child,
        line,
        address,
        origin: new URL(address).origin,
        printed: () => printed.out + printed.err,
        end: async (signal) => {
          const start = performance.now()
          child.kill(signal)
          const [code, by] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
          return { code, signal: by, ms: performance.now() - start }
        },
      }
    },
    remove: () => {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function collect(child: ChildProcess): { out: string; err: string } {
  const printed = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text
  })
  return printed
}
