import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { chromium } from '@playwright/test'

import { openCore } from '@core/index'

import { realCoreOptions } from '../test/real-core'
import { findChromium } from '../scripts/lib/chromium.mjs'
import { fill, TASKS } from './dataset'
import { median, row, type Measured } from './table'

const STARTS = 7
const PAINTS = 7
const root = fileURLToPath(new URL('..', import.meta.url))
const host = join(root, 'out', 'headless', 'index.js')
const renderer = join(root, 'out', 'renderer')

export type Running = { readonly child: ChildProcess; readonly address: string; readonly sinceSpawn: () => number }

/** The built headless host and its page, with 100,000 tasks. Needs a build: npm run build. */
export async function hostBench(): Promise<readonly Measured[]> {
  if (!existsSync(host)) throw new Error('There is no build to measure: run npm run build first')
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-host-'))
  const data = join(directory, 'data')
  try {
    await fillData(data, join(directory, 'backups'))
    const firstBytes: number[] = []
    for (let run = 0; run < STARTS; run += 1) {
      const running = await start(data, 4800 + run)
      await fetch(new URL('/', running.address))
      firstBytes.push(running.sinceSpawn())
      await stop(running)
    }
    const running = await start(data, 4850)
    const paints = await firstPaints(running.address)
    const memory = residentMegabytes(running.child.pid ?? 0)
    await stop(running)
    const script = initialScriptKilobytes()
    return [
      row(
        'start to first byte',
        '≤ 700 ms',
        `median ${median(firstBytes).toFixed(0)} · max ${Math.max(...firstBytes).toFixed(0)} ms`,
        median(firstBytes) <= 700,
      ),
      row(
        'first contentful paint',
        '≤ 500 ms',
        `median ${median(paints.first).toFixed(0)} · max ${Math.max(...paints.first).toFixed(0)} ms`,
        median(paints.first) <= 500,
      ),
      row(
        'Today drawn with its data',
        'no target',
        `median ${median(paints.drawn).toFixed(0)} · max ${Math.max(...paints.drawn).toFixed(0)} ms`,
      ),
      row('initial script, gzip', '≤ 180 kB', `${script.toFixed(1)} kB`, script <= 180),
      row(
        `resident memory with ${TASKS.toLocaleString('en')} tasks`,
        '≤ 200 MB',
        `${memory.toFixed(0)} MB`,
        memory <= 200,
      ),
    ]
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A data directory with 100,000 tasks. */
export async function fillData(dataDirectory: string, backupDirectory: string): Promise<void> {
  await makeData(dataDirectory, backupDirectory, true)
}

/** A data directory of a welcomed person with nothing in it. */
export async function emptyData(dataDirectory: string, backupDirectory: string): Promise<void> {
  await makeData(dataDirectory, backupDirectory, false)
}

async function makeData(dataDirectory: string, backupDirectory: string, filled: boolean): Promise<void> {
  const core = await openCore(realCoreOptions(dataDirectory, backupDirectory))
  core.services.settings.update({ welcomed: true }, { actor: { kind: 'person', id: null }, origin: 'bench' })
  if (filled) fill(core)
  await core.close()
}

/** Starts the built host on a data directory. */
export async function start(data: string, port: number): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, [host, '--data-dir', data, '--port', String(port), '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /running at (\S+)/.exec(line)?.[1]
    if (address) return { child, address, sinceSpawn: () => performance.now() - began }
  }
  throw new Error('The host ended before it was ready')
}

export async function stop({ child }: Running): Promise<void> {
  const closed = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await closed
}

/** First contentful paint of the app (its still frame) and Today with its tasks, signed in, with a warm browser and a cold cache each time. */
async function firstPaints(
  address: string,
): Promise<{ readonly first: readonly number[]; readonly drawn: readonly number[] }> {
  const executablePath = findChromium(chromium.executablePath())
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-gpu'],
  })
  const first: number[] = []
  const drawn: number[] = []
  for (let run = 0; run < PAINTS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('main').waitFor()
    const cookies = await context.cookies()
    await context.close()
    const fresh = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await fresh.addCookies(cookies)
    const measured = await fresh.newPage()
    await measured.goto(new URL('/today', address).href)
    await measured.getByRole('main').getByRole('grid').first().waitFor()
    drawn.push(await measured.evaluate(() => performance.now()))
    first.push(
      await measured.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    )
    await fresh.close()
  }
  await browser.close()
  return { first, drawn }
}

/** Resident set of a process in megabytes, where the system tells. */
function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Every script that the page names: its entry and what it preloads. */
function initialScriptKilobytes(): number {
  const page = readFileSync(join(renderer, 'web.html'), 'utf8')
  const files = new Set([...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file ?? ''))
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(renderer, file))).length, 0) / 1000
}
