import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

import Database from 'better-sqlite3'

const writer = fileURLToPath(new URL('kill-loop-writer.ts', import.meta.url))
const loader = pathToFileURL(fileURLToPath(new URL('../../scripts/lib/typescript-loader.mjs', import.meta.url))).href

type Acknowledged = { readonly kind: string; readonly [key: string]: unknown }

export type KillLoopResult = {
  readonly rounds: number
  /** Writes that were acknowledged over all rounds. */
  readonly acknowledged: number
  /** Those of them that were not in the database afterwards. */
  readonly lost: number
  /** Rounds after which SQLite's integrity check found something. */
  readonly unsound: number
}

/**
 * Kills a writing process at random moments, again and again on one data directory, and looks after each kill whether all
 * it had acknowledged is there.
 */
export async function killLoop(rounds: number, random: () => number): Promise<KillLoopResult> {
  const root = mkdtempSync(join(tmpdir(), 'proxy-kill-'))
  const directory = join(root, 'data')
  let [acknowledged, lost, unsound] = [0, 0, 0]
  try {
    for (let round = 0; round < rounds; round += 1) {
      const lines = await writeUntilKilled(directory, random() * 250)
      acknowledged += lines.length
      const database = new Database(join(directory, 'data.db'))
      if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') unsound += 1
      if ((database.pragma('foreign_key_check') as unknown[]).length > 0) unsound += 1
      lost += lines.filter((line) => !isThere(database, line)).length
      database.close()
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return { rounds, acknowledged, lost, unsound }
}

/** Lets a writer live for some milliseconds after it said that it is ready; returns what it acknowledged. */
async function writeUntilKilled(directory: string, lifetime: number): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, ['--import', loader, writer, directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: Acknowledged[] = []
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for await (const text of createInterface({ input: child.stdout })) {
    const line = parse(text)
    if (!line) continue
    if (line.kind === 'ready') setTimeout(() => child.kill('SIGKILL'), lifetime)
    else lines.push(line)
  }
  await closed
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${complaint}`)
  return lines
}

/** A line cut off by the kill was not acknowledged. */
function parse(text: string): Acknowledged | null {
  try {
    return JSON.parse(text) as Acknowledged
  } catch {
    return null
  }
}

function isThere(database: Database.Database, line: Acknowledged): boolean {
  const one = (sql: string, ...parameters: unknown[]): boolean => database.prepare(sql).get(...parameters) !== undefined
  switch (line.kind) {
    case 'captured':
      return (
        one("SELECT 1 FROM captures WHERE id = ? AND status = 'processed'", line['captureId']) &&
        one('SELECT 1 FROM tasks WHERE id = ?', line['taskId'])
      )
    case 'updated':
      return one('SELECT 1 FROM tasks WHERE id = ? AND notes = ?', line['taskId'], line['notes'])
    case 'completed':
      return (
        one("SELECT 1 FROM tasks WHERE id = ? AND status = 'done'", line['taskId']) &&
        one("SELECT 1 FROM progress_events WHERE subject_id = ? AND kind = 'task.completed'", line['taskId'])
      )
    case 'focus':
      return one('SELECT 1 FROM focus_sessions WHERE id = ?', line['sessionId'])
    case 'energy':
      return one('SELECT 1 FROM energy_check_ins WHERE id = ?', line['checkInId'])
    default:
      throw new Error(`The writer said something unknown: ${line.kind}`)
  }
}
