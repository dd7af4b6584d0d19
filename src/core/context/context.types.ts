import type { Task } from '@contract/task'
import type { FindKind, SearchBasis } from '@contract/vocabulary'

/** A space of vectors: those made by one model, or from words. Vectors of two spaces say nothing about each other. */
export type Space = {
  readonly id: number
  readonly kind: Exclude<SearchBasis, 'none'>
  /** The server whose model made it; null for words. */
  readonly providerId: string | null
  readonly model: string
  readonly dimension: number
  /** Everything is in it; before that it is being built. */
  readonly ready: boolean
}

/** A piece of a task's text, short enough to be embedded. */
export type ChunkKey = {
  readonly source: 'task' | 'comment'
  readonly sourceId: string
  /** Place in its source, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** SHA-256 of what was embedded. */
  readonly hash: string
}

export type StoredChunk = ChunkKey & { readonly vector: Float32Array | Int8Array }

/** What the index has near a vector: tasks by their nearest piece, nearest first. Distance: 0 (the same) to 2 (opposite). */
export type Near = {
  readonly taskId: string
  readonly distance: number
  readonly source: 'task' | 'comment'
  readonly sourceId: string
  readonly start: number
  readonly end: number
}

/** How far the index has come, kept with it so that a new start goes on. */
export type Progress = {
  /** Last task of the walk over the whole list; null: the walk is over. */
  readonly walk: number | null
  /** Last entry of the change log that was taken in. */
  readonly seq: number
}

/** The text of a task, for the index. */
export type TaskText = {
  readonly id: string
  readonly title: string
  readonly notes: string
  readonly comments: readonly { readonly id: string; readonly body: string }[]
}

export type Narrowing = {
  readonly projectId?: string | undefined
  readonly state: 'open' | 'closed' | 'any'
  /** Any where left out; 'comment': tasks and steps by their comments alone. */
  readonly kind?: FindKind | undefined
}

/** What stands beside a task, nearest first. */
export type Neighbours = {
  readonly parent: Task | null
  readonly steps: readonly Task[]
  readonly linked: readonly Task[]
  readonly samePerson: readonly Task[]
  readonly sameTag: readonly Task[]
  readonly sameProject: readonly Task[]
  readonly comments: readonly { readonly id: string; readonly body: string; readonly createdAt: number }[]
  readonly project: { readonly id: string; readonly name: string; readonly notes: string } | null
}
