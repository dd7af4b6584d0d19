import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a file was when it was found sound; one that differs in either is not the file that was checked. */
type Mark = { readonly bytes: number; readonly changedAt: number }

const NAME = 'checked.json'

/**
 * Which backups were opened and found sound, kept beside them. Checking all of them for a list would read every byte of
 * every one.
 */
export class CheckedFiles {
  #marks: Map<string, Mark> | null = null

  constructor(private readonly directory: string) {}

  has(name: string): boolean {
    const known = this.#known().get(name)
    const now = this.#mark(name)
    return known !== undefined && now !== null && known.bytes === now.bytes && known.changedAt === now.changedAt
  }

  /** Writes down that a file is sound, or that it turned out not to be. */
  set(name: string, sound: boolean): void {
    const marks = this.#known()
    const mark = sound ? this.#mark(name) : null
    if (mark === null && !marks.has(name)) return
    if (mark === null) marks.delete(name)
    else marks.set(name, mark)
    for (const other of marks.keys()) if (this.#mark(other) === null) marks.delete(other)
    this.#save(marks)
  }

  #known(): Map<string, Mark> {
    this.#marks ??= read(join(this.directory, NAME))
    return this.#marks
  }

  #mark(name: string): Mark | null {
    const stats = statSync(join(this.directory, name), { throwIfNoEntry: false })
    return stats === undefined ? null : { bytes: stats.size, changedAt: stats.mtimeMs }
  }

  /** A full disk must not turn a good backup into a failed one: then it is known until the end of this run. */
  #save(marks: ReadonlyMap<string, Mark>): void {
    const file = join(this.directory, NAME)
    try {
      writeFileSync(`${file}.partial`, JSON.stringify(Object.fromEntries(marks)), { mode: 0o600 })
      renameSync(`${file}.partial`, file)
    } catch {
      rmSync(`${file}.partial`, { force: true })
    }
  }
}

/** What was written down; whatever cannot be read was not checked. */
function read(file: string): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    for (const [name, mark] of Object.entries(value ?? {})) if (isMark(mark)) marks.set(name, mark)
  } catch {
    marks.clear()
  }
  return marks
}

function isMark(value: unknown): value is Mark {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bytes' in value &&
    typeof value.bytes === 'number' &&
    'changedAt' in value &&
    typeof value.changedAt === 'number'
  )
}
