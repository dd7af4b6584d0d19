import type { IndexStatus } from '@contract/context'
import type { ContextIndex, ContextSource, Space, StoredChunk } from '@core/context'
import type { Clock, Logger, Timers } from '@core/ports'

import type { ModelGateway } from '../models/model-gateway'
import { isWanted, piecesOf, vectorsOf, wantedSpace, wordSpace, type Piece, type Wanted } from './embedding'

/** Work done at a stretch: the longest that a capture can be held up by the index. */
const SLICE_MS = 3
/** Between two slices, so that the index takes a tenth of one core at most. */
const PAUSE_MS = 25
/** After a person wrote something, the index rests. */
const QUIET_MS = 1500
/** Somebody waits for a model. */
const BUSY_MS = 500
/** A server that does not answer is asked again after this, then twice as long, up to half an hour. */
const RETRY_MS = 30_000
const RETRY_MOST_MS = 30 * 60_000
/** Tasks read at a time, and pieces sent to a model at a time. */
const PORTION = 20
const BATCH = 16
const DROP = 200

type Ground = {
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly index: () => ContextIndex
  readonly source: ContextSource
}

type Step = 'more' | 'done' | { readonly wait: string }

/** Keeps the index up with what the person writes: in small slices, in the background, after everything else. */
export class Indexer {
  readonly #stop = new AbortController()
  #cancel: (() => void) | null = null
  #running = false
  #step: Promise<void> | null = null
  #quietUntil = 0
  #waits = ''
  #retries = 0
  /** Ids that the change log named and that were not taken in yet. */
  #dirty: string[] = []
  /** The change log was taken in up to here when those are. */
  #seq: number | null = null
  /** Where the search for what is gone has come to; null: it is over. */
  #sweep: string | null = null

  constructor(
    private readonly ground: Ground,
    private readonly gateway: Pick<ModelGateway, 'available' | 'embed' | 'busy'>,
    private readonly choice: () => Parameters<typeof wantedSpace>[1],
  ) {}

  start(): void {
    this.#running = true
    this.#later(0)
  }

  /** Something was written. */
  changed(byPerson: boolean): void {
    if (byPerson) this.#quietUntil = this.ground.clock.monotonic() + QUIET_MS
    if (this.#running && this.#cancel === null && this.#step === null) this.#later(byPerson ? QUIET_MS : PAUSE_MS)
  }

  /** The settings were changed: what was waited for may be there now. */
  settingsChanged(): void {
    this.#retries = 0
    this.#waits = ''
    if (this.#running && this.#step === null) this.#later(PAUSE_MS)
  }

  /** Indexes all there is without resting; resolves when nothing is left to do or a model is waited for. */
  async catchUp(): Promise<void> {
    while (!this.#stop.signal.aborted && (await this.#once()) === 'more');
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#cancel?.()
    this.#stop.abort()
    await this.#step
  }

  /** The space that answers: the wanted one when it is complete, else an older complete one, else what there is. */
  serving(): Space | null {
    const index = this.ground.index()
    if (index.problem !== null) return null
    const spaces = index.spaces()
    const wanted = this.#wanted()
    return (
      spaces.find((space) => space.ready && isWanted(space, wanted)) ??
      spaces.find(({ ready }) => ready) ??
      spaces.find((space) => isWanted(space, wanted)) ??
      null
    )
  }

  /** What is being built while something else serves, and how far it is. */
  status(): Pick<IndexStatus, 'state' | 'message' | 'indexed' | 'share' | 'building'> {
    const index = this.ground.index()
    if (index.problem !== null) return { state: 'off', message: index.problem, indexed: 0, share: 0, building: null }
    const wanted = this.#wanted()
    const target = index.spaces().find((space) => isWanted(space, wanted)) ?? null
    const progress = target === null ? null : index.progress(target.id)
    const walked = progress === null ? 0 : progress.walk === null ? 1 : this.ground.source.share(progress.walk)
    const behind = progress !== null && progress.seq < this.ground.source.lastSeq()
    const serving = this.serving()
    return {
      state: this.#waits !== '' ? 'waiting' : target?.ready === true && !behind && walked === 1 ? 'idle' : 'working',
      message: this.#waits,
      indexed: target === null ? 0 : index.count(target.id),
      share: walked,
      building:
        serving !== null && target?.id !== serving.id
          ? {
              kind: wanted.kind,
              model: wanted.kind === 'words' ? wordSpace.model : wanted.choice.model,
            }
          : null,
    }
  }

  /** Why the index goes by words although a model was chosen; empty when it was not. */
  get because(): string {
    const wanted = this.#wanted()
    return wanted.kind === 'words' ? wanted.because : ''
  }

  #wanted(): Wanted {
    return wantedSpace(this.gateway, this.choice())
  }

  #later(ms: number): void {
    this.#cancel?.()
    this.#cancel = this.ground.timers.after(ms, () => {
      this.#cancel = null
      const quiet = this.#quietUntil - this.ground.clock.monotonic()
      if (quiet > 0) return this.#later(quiet)
      if (this.gateway.busy) return this.#later(BUSY_MS)
      this.#step = this.#slice()
        .catch((error: unknown) => {
          this.ground.logger.warn('The index could not be looked at', { message: String(error) })
          if (this.#running) this.#later(RETRY_MOST_MS)
        })
        .finally(() => {
          this.#step = null
        })
    })
  }

  async #slice(): Promise<void> {
    const step = await this.#once()
    if (!this.#running || this.#stop.signal.aborted) return
    if (step === 'more') this.#later(PAUSE_MS)
    else if (step !== 'done') this.#later(Math.min(RETRY_MOST_MS, RETRY_MS * 2 ** this.#retries++))
    // A change that came in meanwhile found a slice under way and set no timer.
    else if (this.status().state === 'working') this.#later(PAUSE_MS)
  }

  async #once(): Promise<Step> {
    try {
      const step = await this.#work()
      this.#waits = typeof step === 'string' ? '' : step.wait
      if (typeof step === 'string') this.#retries = 0
      return step
    } catch (error) {
      if (this.#stop.signal.aborted) return 'done'
      const message = error instanceof Error ? error.message : String(error)
      this.ground.logger.warn('The index could not be brought up to date', { message })
      this.#waits = `The index could not be written: ${message}`
      return { wait: this.#waits }
    }
  }

  async #work(): Promise<Step> {
    const index = this.ground.index()
    if (index.problem !== null) return 'done'
    const wanted = this.#wanted()
    const spaces = index.spaces()
    const old = spaces.find((space) => !isWanted(space, wanted))
    const target = spaces.find((space) => isWanted(space, wanted)) ?? null
    // Half-built spaces of models that are no longer wanted go at once, what served until now when the new one is complete.
    if (old && (!old.ready || target?.ready === true)) {
      index.dropSome(old.id, DROP)
      return 'more'
    }
    const seq = this.ground.source.lastSeq()
    if (target !== null) return this.#advance(target)
    if (wanted.kind === 'words') {
      index.saveProgress(index.addSpace(wordSpace).id, { walk: 0, seq })
      return 'more'
    }
    // How long its vectors are is only known when it made one.
    const { choice } = wanted
    const model = { kind: 'meaning', providerId: choice.providerId, model: choice.model } as const
    const first = await this.#vectors(model, ['task'])
    if ('wait' in first) return first
    const dimension = first.vectors[0]?.length ?? 0
    index.saveProgress(index.addSpace({ ...model, dimension }).id, { walk: 0, seq })
    return 'more'
  }

  /** A slice of what is to be done in a space: first what changed, then the walk through everything, then what is gone. */
  async #advance(space: Space): Promise<Step> {
    const { source } = this.ground
    const index = this.ground.index()
    const progress = index.progress(space.id)
    if (this.#dirty.length > 0) {
      const portion = this.#dirty.slice(0, PORTION)
      const taken = await this.#take(space, portion)
      if (typeof taken !== 'number') return taken
      this.#dirty = this.#dirty.slice(taken)
      if (this.#dirty.length === 0) index.saveProgress(space.id, { ...progress, seq: this.#seq ?? progress.seq })
      return 'more'
    }
    const changes = source.changedSince(progress.seq)
    if (changes.seq > progress.seq) {
      if (changes.everything) {
        this.#sweep = ''
        index.saveProgress(space.id, { walk: 0, seq: changes.seq })
      } else if (changes.ids.length === 0) index.saveProgress(space.id, { ...progress, seq: changes.seq })
      else {
        this.#dirty = [...changes.ids]
        this.#seq = changes.seq
      }
      return 'more'
    }
    if (progress.walk !== null) {
      const tasks = source.walk(progress.walk, PORTION)
      const taken = await this.#take(
        space,
        tasks.map(({ id }) => id),
      )
      if (typeof taken !== 'number') return taken
      const reached = tasks[taken - 1]?.key
      const over = tasks.length < PORTION && taken === tasks.length
      index.saveProgress(space.id, { ...progress, walk: over ? null : (reached ?? progress.walk) })
      if (over && !space.ready) index.setReady(space.id)
      return 'more'
    }
    if (this.#sweep !== null) {
      const ids = index.taskIds(space.id, this.#sweep, PORTION * 10)
      const live = new Set(source.texts(ids).map(({ id }) => id))
      index.put(space.id, new Map(ids.filter((id) => !live.has(id)).map((id) => [id, []])))
      this.#sweep = ids.at(-1) ?? null
      return 'more'
    }
    return 'done'
  }

  /** Brings tasks up to date in a space, as many as fit into a slice; says how many, or what is waited for. */
  async #take(space: Space, ids: readonly string[]): Promise<number | { readonly wait: string }> {
    if (ids.length === 0) return 0
    const { source, clock } = this.ground
    const index = this.ground.index()
    const began = clock.monotonic()
    const texts = new Map(source.texts(ids).map((task) => [task.id, task]))
    // Words never leave the machine nor meet a model: what is hidden from models is hidden from a model's space alone.
    const hidden = space.kind === 'words' ? new Set<string>() : source.hidden(ids)
    const put = new Map<string, readonly StoredChunk[]>()
    const missing: { readonly taskId: string; readonly piece: Piece }[] = []
    let taken = 0
    for (const id of ids) {
      const task = texts.get(id)
      const pieces = task === undefined || hidden.has(id) ? [] : piecesOf(task)
      taken += 1
      if (!same(pieces, index.chunks(space.id, id))) {
        const kept = new Map(index.stored(space.id, id).map((chunk) => [chunk.hash, chunk.vector]))
        const found = pieces.flatMap((piece) => {
          const vector = kept.get(piece.hash)
          if (vector === undefined) missing.push({ taskId: id, piece })
          return vector === undefined ? [] : [{ ...piece, vector }]
        })
        put.set(id, found)
      }
      const full = space.kind === 'words' ? clock.monotonic() - began > SLICE_MS / 2 : missing.length >= BATCH
      if (full) break
    }
    const made = await this.#vectors(
      space,
      missing.map(({ piece }) => piece.text),
    )
    if ('wait' in made) return made
    if (made.vectors.some((vector) => vector !== null && vector.length !== space.dimension)) {
      // The model behind the name is another one now: its vectors and the old ones say nothing about each other.
      while (!index.dropSome(space.id, DROP));
      return { wait: 'The model now makes other vectors than before; the index is built anew.' }
    }
    missing.forEach(({ taskId, piece }, at) => {
      const vector = made.vectors[at]
      if (vector) put.set(taskId, [...(put.get(taskId) ?? []), { ...piece, vector }])
    })
    index.put(space.id, put)
    return taken
  }

  async #vectors(
    space: Pick<Space, 'kind' | 'providerId' | 'model'>,
    texts: readonly string[],
  ): Promise<{ readonly vectors: readonly (Float32Array | null)[] } | { readonly wait: string }> {
    if (texts.length === 0) return { vectors: [] }
    const made = await vectorsOf(this.gateway, space, texts, { waiting: false, signal: this.#stop.signal })
    return 'kind' in made ? { wait: made.message } : { vectors: made }
  }
}

function same(
  pieces: readonly Piece[],
  chunks: readonly { readonly hash: string; readonly sourceId: string }[],
): boolean {
  if (pieces.length !== chunks.length) return false
  const there = new Set(chunks.map(({ sourceId, hash }) => `${sourceId} ${hash}`))
  return pieces.every(({ sourceId, hash }) => there.has(`${sourceId} ${hash}`))
}
