import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { zone } from './zone'

const entry = fileURLToPath(new URL('../out/headless/index.js', import.meta.url))

/** A real host on a data directory of its own, as `npm start` runs it. */
export class TestHost {
  readonly #root = mkdtempSync(join(tmpdir(), 'proxy-e2e-'))
  #child: ChildProcess | null = null
  #port = 0

  readonly data = join(this.#root, 'data')

  /** The address with the token that signs a browser in. */
  address = ''

  get origin(): string {
    return new URL(this.address).origin
  }

  /** Starts the host; on the same port as before, so that open pages find it again. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry, '--no-open', '--port', String(this.#port), '--data-dir', this.data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: zone, DISPLAY: '', WAYLAND_DISPLAY: '' },
    })
    this.#child = child
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /running at (\S+)/.exec(line)?.[1]
      if (address === undefined) continue
      this.address = address
      this.#port = Number(new URL(address).port)
      return
    }
    throw new Error(`The host ended before it was ready: ${complaint}`)
  }

  /** Ends the host as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async remove(): Promise<void> {
    await this.#end('SIGTERM')
    rmSync(this.#root, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await gone
  }
}
