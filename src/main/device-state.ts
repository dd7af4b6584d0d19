import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import * as z from 'zod'

import { hotkeyIds } from '@contract/system'

const savedWindow = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
})
export type SavedWindow = z.infer<typeof savedWindow>

const deviceState = z.object({
  window: savedWindow.nullable().catch(null),
  /** Accelerators a person chose; a missing one is the default, an empty one is off. */
  hotkeys: z.partialRecord(z.enum(hotkeyIds), z.string().max(80)).catch({}),
  /** Whether it was said once that closing the window leaves Proxy in the tray. */
  trayExplained: z.boolean().catch(false),
})
type State = z.infer<typeof deviceState>

/** What belongs to this device rather than to the person: a small JSON file that may be lost without harm. */
export class DeviceState {
  #state: State

  constructor(private readonly file: string) {
    this.#state = read(file)
  }

  get current(): Readonly<State> {
    return this.#state
  }

  /** Changes the state and writes it; a disk that refuses costs the next start its memory, nothing else. */
  update(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes }
    try {
      mkdirSync(dirname(this.file), { recursive: true })
      writeFileSync(`${this.file}.new`, `${JSON.stringify(this.#state, null, 2)}\n`)
      renameSync(`${this.file}.new`, this.file)
    } catch {
      // Kept in memory for this run.
    }
  }
}

function read(file: string): State {
  let value: unknown = {}
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The first start, or a file that somebody broke: start with the defaults.
  }
  const parsed = deviceState.safeParse(value)
  return parsed.success ? parsed.data : deviceState.parse({})
}
