import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium, type Browser, type Page } from '@playwright/test'

import { findChromium } from '../scripts/lib/chromium.mjs'
import { emptyData, fillData, start, stop } from './host.bench'
import { percentile, row, type Measured } from './table'

/** Sixty characters with every kind of part, so that highlights, chips and completion all come and go. */
const PHRASE = 'call &Anna tomorrow 15:00 45m every week !high #phone +Home x'
/** A frame at 60 Hz, in milliseconds. */
const FRAME = 16
/** Milliseconds between two keys: about 130 words a minute. */
const PACE = 90
const ROUNDS = 5

/** Typing into the capture box on Today: how long the page's main thread is held by any one task. */
export async function typingBench(): Promise<readonly Measured[]> {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-typing-'))
  const executablePath = findChromium(chromium.executablePath())
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-gpu'],
  })
  try {
    const rows: Measured[] = []
    for (const [what, fill, port] of [
      ['an empty Proxy', emptyData, 4860],
      ['100,000 tasks', fillData, 4861],
    ] as const) {
      const data = join(directory, String(port))
      await fill(data, join(directory, `backups-${port}`))
      const running = await start(data, port)
      try {
        rows.push(...(await measured(browser, running.address, what)))
      } finally {
        await stop(running)
      }
    }
    return rows
  } finally {
    await browser.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measured(browser: Browser, address: string, what: string): Promise<readonly Measured[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  const box = page.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' })
  await box.click()
  // The first rounds compile what the later ones run.
  await typed(page)
  await typed(page)
  const tasks: Held[] = []
  const longest: Held[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
    await page.keyboard.type(PHRASE, { delay: PACE })
    await page.waitForTimeout(300)
    const found = mainThreadTasks(await browser.stopTracing())
    tasks.push(...found)
    longest.push({
      clock: Math.max(...found.map(({ clock }) => clock)),
      processor: Math.max(...found.map(({ processor }) => processor)),
    })
    await box.fill('')
  }
  await page.close()
  const over = tasks.filter(({ clock }) => clock > FRAME).length
  const clocks = longest.map(({ clock }) => clock)
  const typicalLongest = percentile(clocks, 0.5)
  const worked = percentile(
    longest.map(({ processor }) => processor),
    0.5,
  )
  return [
    row(
      `${PHRASE.length} characters, ${what}: longest task`,
      `≤ ${FRAME} ms`,
      `median of ${ROUNDS} rounds ${typicalLongest.toFixed(1)} (${worked.toFixed(1)} of them at work) · worst ${Math.max(...clocks).toFixed(1)} ms · ${over} over a frame`,
      typicalLongest <= FRAME,
    ),
  ]
}

async function typed(page: Page): Promise<void> {
  await page.keyboard.type(PHRASE, { delay: PACE })
  await page.getByRole('main').getByRole('textbox', { name: 'What is on your mind?' }).fill('')
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Milliseconds for which a task held the main thread: by the clock, and of these on a processor; the rest it waited for one. */
type Held = { readonly clock: number; readonly processor: number }

/** Every task on the main thread of a page, of all processes that were traced. */
function mainThreadTasks(trace: Buffer): readonly Held[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const durations = traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => ({ clock: dur / 1000, processor: tdur / 1000 }))
  if (durations.length === 0) throw new Error('The trace has no tasks: this Chromium names them otherwise')
  return durations
}
