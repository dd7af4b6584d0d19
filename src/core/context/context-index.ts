import { rmSync } from 'node:fs'

import Database from 'better-sqlite3'

import { Connection } from '../db/connection'
import type { Logger } from '../ports'
import type { ChunkKey, Near, Progress, Space, StoredChunk } from './context.types'
import { loadVectors } from './vector-extension'

/** Another number: what was built before is of no use and is built anew. */
const VERSION = 1
/** Up to so many pieces each is compared exactly; among more, the signs of the vectors find candidates first. */
const EXACT_UP_TO = 5000
/** Candidates for one wanted: what signs lose of the order, the exact comparison of these puts right. */
const CANDIDATES = 4
const FEWEST_CANDIDATES = 300

const SCHEMA = `
  CREATE TABLE facts (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE spaces (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    provider_id TEXT,
    model TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    ready INTEGER NOT NULL
  ) STRICT;
  -- A piece of text: where it is, and the hash of what it was when its vector was made.
  CREATE TABLE chunks (
    key INTEGER PRIMARY KEY,
    space INTEGER NOT NULL,
    task_id TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX chunks_task ON chunks (space, task_id);
  -- Apart from each other, so that a walk over the signs reads nothing else: 64 bytes a piece against 512.
  CREATE TABLE vectors (key INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;
  CREATE TABLE signs (
    space INTEGER NOT NULL, key INTEGER NOT NULL, signs BLOB NOT NULL, PRIMARY KEY (space, key)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};`

type SpaceRow = Omit<Space, 'ready'> & { readonly ready: number }

/**
 * The index for finding by likeness, in a file of its own beside the data: everything in it is derived and can be made anew, so
 * it is in no backup, no change log and no sync, and its writes neither wait for the disk nor hold up those of a person.
 * A plain table and sqlite-vec's functions are faster here than its virtual table (docs/decisions/0018).
 */
export class ContextIndex {
  /** Why there are no vectors here; null when there are. */
  readonly problem: string | null
  readonly #connection: Connection
  readonly #counts = new Map<number, number>()

  private constructor(connection: Connection, load: typeof loadVectors) {
    this.#connection = connection
    this.problem = load(connection.sqlite)
  }

  /** Opens the index; one that cannot be read or is of another version is thrown away. ':memory:' keeps it in memory. */
  static open(
    file: string,
    owner: string,
    logger: Logger,
    options: { readonly onStatement?: (sql: unknown) => void; readonly load?: typeof loadVectors } = {},
  ): ContextIndex {
    const verbose = options.onStatement ? { verbose: options.onStatement } : {}
    let connection = connect(file, verbose)
    if (connection !== null && !isOf(connection, owner)) {
      connection.close()
      connection = null
    }
    if (connection === null) {
      for (const suffix of ['', '-wal', '-shm']) if (file !== ':memory:') rmSync(`${file}${suffix}`, { force: true })
      connection = new Connection(prepared(new Database(file, verbose)))
      connection.sqlite.exec(SCHEMA)
      connection.prepare("INSERT INTO facts (key, value) VALUES ('owner', ?)").run(owner)
    }
    const index = new ContextIndex(connection, options.load ?? loadVectors)
    if (index.problem !== null) logger.warn('There is no vector search; full-text search goes on', {})
    return index
  }

  spaces(): Space[] {
    return this.#connection
      .all<SpaceRow>('SELECT id, kind, provider_id AS providerId, model, dimension, ready FROM spaces ORDER BY id')
      .map((row) => ({ ...row, ready: row.ready === 1 }))
  }

  addSpace(space: Omit<Space, 'id' | 'ready'>): Space {
    const { lastInsertRowid } = this.#connection
      .prepare('INSERT INTO spaces (kind, provider_id, model, dimension, ready) VALUES (?, ?, ?, ?, 0)')
      .run(space.kind, space.providerId, space.model, space.dimension)
    return { ...space, id: Number(lastInsertRowid), ready: false }
  }

  setReady(id: number): void {
    this.#connection.prepare('UPDATE spaces SET ready = 1 WHERE id = ?').run(id)
  }

  /** A part of a space that is no longer wanted; true when nothing is left of it. */
  dropSome(id: number, limit: number): boolean {
    return this.#connection.sqlite.transaction(() => {
      const keys = this.#connection
        .all<{ key: number }>('SELECT key FROM signs WHERE space = ? LIMIT ?', id, limit)
        .map(({ key }) => key)
      this.#forget(id, keys)
      if (keys.length === limit) return false
      this.#connection.prepare('DELETE FROM spaces WHERE id = ?').run(id)
      this.#counts.delete(id)
      return true
    })()
  }

  progress(spaceId: number): Progress {
    const row = this.#connection.get<{ value: string }>('SELECT value FROM facts WHERE key = ?', `space:${spaceId}`)
    return row ? (JSON.parse(row.value) as Progress) : { walk: 0, seq: 0 }
  }

  saveProgress(spaceId: number, progress: Progress): void {
    this.#connection
      .prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)')
      .run(`space:${spaceId}`, JSON.stringify(progress))
  }

  /** The pieces of a task as they are indexed. */
  chunks(spaceId: number, taskId: string): readonly ChunkKey[] {
    return this.#connection.all<ChunkKey>(
      `SELECT source, source_id AS sourceId, start, stop AS "end", hash FROM chunks WHERE space = ? AND task_id = ? ORDER BY key`,
      spaceId,
      taskId,
    )
  }

  /** The pieces of a task with their vectors: to compare others with, and to keep where a piece did not change. */
  stored(spaceId: number, taskId: string): readonly (ChunkKey & { readonly vector: Int8Array })[] {
    return this.#connection
      .all<ChunkKey & { readonly vector: Buffer }>(
        `SELECT c.source, c.source_id AS sourceId, c.start, c.stop AS "end", c.hash, v.vector
         FROM chunks c JOIN vectors v ON v.key = c.key WHERE c.space = ? AND c.task_id = ? ORDER BY c.key`,
        spaceId,
        taskId,
      )
      .map(({ vector, ...chunk }) => ({ ...chunk, vector: new Int8Array(vector) }))
  }

  /** Puts the pieces of tasks in the place of what was there; none: they leave the index. All or nothing. */
  put(spaceId: number, tasks: ReadonlyMap<string, readonly StoredChunk[]>): void {
    const { sqlite } = this.#connection
    sqlite.transaction(() => {
      for (const [taskId, chunks] of tasks) {
        const old = this.#connection.all<{ key: number }>(
          'SELECT key FROM chunks WHERE space = ? AND task_id = ?',
          spaceId,
          taskId,
        )
        this.#forget(
          spaceId,
          old.map(({ key }) => key),
        )
        for (const { source, sourceId, start, end, hash, vector } of chunks) {
          const { lastInsertRowid: key } = this.#connection
            .prepare(
              'INSERT INTO chunks (space, task_id, source, source_id, start, stop, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
            )
            .run(spaceId, taskId, source, sourceId, start, end, hash)
          this.#connection.prepare('INSERT INTO vectors (key, vector) VALUES (?, ?)').run(key, toBytes(vector))
          this.#connection
            .prepare('INSERT INTO signs (space, key, signs) VALUES (?, ?, ?)')
            .run(spaceId, key, toSigns(vector))
        }
        this.#count(spaceId, (chunks.length > 0 ? 1 : 0) - (old.length > 0 ? 1 : 0))
      }
    })()
  }

  /** Tasks in a space. */
  count(spaceId: number): number {
    const known = this.#counts.get(spaceId)
    if (known !== undefined) return known
    const counted =
      this.#connection.get<{ n: number }>('SELECT count(DISTINCT task_id) AS n FROM chunks WHERE space = ?', spaceId)
        ?.n ?? 0
    this.#counts.set(spaceId, counted)
    return counted
  }

  /** Ids of indexed tasks after one, in their order, to see which are still there. */
  taskIds(spaceId: number, after: string, limit: number): readonly string[] {
    return this.#connection
      .all<{ id: string }>(
        'SELECT DISTINCT task_id AS id FROM chunks WHERE space = ? AND task_id > ? ORDER BY task_id LIMIT ?',
        spaceId,
        after,
        limit,
      )
      .map(({ id }) => id)
  }

  /** The nearest tasks, each by its nearest piece; only those named when `among` is given, only by pieces of `source`. */
  nearest(
    spaceId: number,
    vector: Float32Array | Int8Array,
    limit: number,
    among: readonly string[] | null = null,
    source: Near['source'] | null = null,
  ): readonly Near[] {
    if (this.problem !== null) return []
    const bytes = toBytes(vector)
    const distance = 'vec_distance_cosine(vec_int8(v.vector), vec_int8(?))'
    const columns = `c.task_id AS taskId, c.source, c.source_id AS sourceId, c.start, c.stop AS "end", ${distance} AS distance`
    // How many of the first by signs are of a source nobody knows beforehand.
    const most = Math.max(FEWEST_CANDIDATES, CANDIDATES * limit) * (source === null ? 1 : CANDIDATES)
    const of = source === null ? '' : `c.source = '${source}'`
    const rows =
      among !== null
        ? this.#connection.all<Near>(
            `SELECT ${columns} FROM json_each(?) j CROSS JOIN chunks c ON c.space = ? AND c.task_id = j.value
             CROSS JOIN vectors v ON v.key = c.key ${of && `WHERE ${of}`} ORDER BY distance LIMIT ?`,
            bytes,
            JSON.stringify(among),
            spaceId,
            most,
          )
        : this.count(spaceId) <= EXACT_UP_TO
          ? this.#connection.all<Near>(
              `SELECT ${columns} FROM chunks c JOIN vectors v ON v.key = c.key WHERE c.space = ? ${of && `AND ${of}`} ORDER BY distance LIMIT ?`,
              bytes,
              spaceId,
              most,
            )
          : this.#connection.all<Near>(
              `WITH near AS MATERIALIZED (
                 SELECT key FROM signs WHERE space = ? ORDER BY vec_distance_hamming(vec_bit(signs), vec_bit(?)) LIMIT ?)
               SELECT ${columns} FROM near CROSS JOIN chunks c ON c.key = near.key CROSS JOIN vectors v ON v.key = near.key
               ${of && `WHERE ${of}`} ORDER BY distance`,
              spaceId,
              toSigns(vector),
              most,
              bytes,
            )
    const best = new Map<string, Near>()
    for (const row of rows) if (!best.has(row.taskId)) best.set(row.taskId, row)
    return [...best.values()].slice(0, limit)
  }

  /** Forgets everything, to be built anew. */
  clear(): void {
    this.#counts.clear()
    this.#connection.sqlite.exec(`DELETE FROM signs; DELETE FROM vectors; DELETE FROM chunks; DELETE FROM spaces;
      DELETE FROM facts WHERE key <> 'owner'; VACUUM;`)
  }

  close(): void {
    this.#connection.close()
  }

  #forget(spaceId: number, keys: readonly number[]): void {
    for (const key of keys) {
      this.#connection.prepare('DELETE FROM chunks WHERE key = ?').run(key)
      this.#connection.prepare('DELETE FROM vectors WHERE key = ?').run(key)
      this.#connection.prepare('DELETE FROM signs WHERE space = ? AND key = ?').run(spaceId, key)
    }
  }

  #count(spaceId: number, change: number): void {
    const known = this.#counts.get(spaceId)
    if (known !== undefined) this.#counts.set(spaceId, known + change)
  }
}

function connect(file: string, options: Database.Options): Connection | null {
  try {
    const sqlite = prepared(new Database(file, options))
    if (sqlite.pragma('user_version', { simple: true }) === VERSION) return new Connection(sqlite)
    sqlite.close()
  } catch {
    // Not a database, or a damaged one: there is nothing in it that cannot be made again.
  }
  return null
}

/** After a restore the data is other data, and its index may name what is no longer there. */
function isOf(connection: Connection, owner: string): boolean {
  try {
    return connection.get<{ value: string }>("SELECT value FROM facts WHERE key = 'owner'")?.value === owner
  } catch {
    return false
  }
}

function prepared(sqlite: Database.Database): Database.Database {
  sqlite.pragma('journal_mode = WAL')
  // What a power cut may take is made again; nobody waits for the disk.
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -16000')
  // Reading a few hundred vectors here and there is quicker without a call for each; the signs lie together.
  sqlite.pragma(`mmap_size = ${256 * 1024 * 1024}`)
  sqlite.pragma('secure_delete = ON')
  return sqlite
}

/** Direction in 8 bits a dimension: the largest becomes 127, so that nothing of the range is wasted. */
function toBytes(vector: Float32Array | Int8Array): Buffer {
  if (vector instanceof Int8Array) return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  let most = 0
  for (const value of vector) most = Math.max(most, Math.abs(value))
  const scale = most === 0 ? 0 : 127 / most
  const bytes = new Int8Array(vector.length)
  for (let at = 0; at < vector.length; at += 1) bytes[at] = Math.round((vector[at] ?? 0) * scale)
  return Buffer.from(bytes.buffer)
}

/** A bit a dimension: whether it is positive. Dimensions that do not fill a byte are filled up with zeros. */
function toSigns(vector: Float32Array | Int8Array): Buffer {
  const signs = Buffer.alloc(Math.ceil(vector.length / 8))
  for (let at = 0; at < vector.length; at += 1)
    if ((vector[at] ?? 0) > 0) signs[at >> 3] = (signs[at >> 3] ?? 0) | (1 << (at & 7))
  return signs
}
