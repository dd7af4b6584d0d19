import { createHash } from 'node:crypto'

import type { ModelChoice } from '@contract/model'
import type { ChunkKey, Space, TaskText } from '@core/context'

import { chunkText } from '../models/chunk-text'
import type { ModelGateway } from '../models/model-gateway'
import type { ModelFailure } from '../models/outcome'
import { WORD_DIMENSION, WORD_MODEL, wordVector } from './word-vector.rules'

/** The longest a person waits for the vector of what they typed; full-text search answers alone then. */
const QUERY_MS = 1500

/** A piece of text on its way into the index. */
export type Piece = Omit<ChunkKey, 'hash'> & { readonly text: string; readonly hash: string }

/** The space that the settings ask for: that of its model, or of words when there is none that may be used; then why not. */
export type Wanted =
  | { readonly kind: 'words'; readonly because: string }
  | { readonly kind: 'meaning'; readonly choice: ModelChoice }

export function wantedSpace(gateway: Pick<ModelGateway, 'available'>, choice: ModelChoice | undefined): Wanted {
  if (choice === undefined) return { kind: 'words', because: '' }
  const forbidden = gateway.available({ agent: 'context', job: 'embedding', choice })
  return forbidden === null ? { kind: 'meaning', choice } : { kind: 'words', because: forbidden.message }
}

/** Whether a space is the one that is wanted. */
export function isWanted(space: Space, wanted: Wanted): boolean {
  return wanted.kind === 'words'
    ? space.kind === 'words' && space.model === WORD_MODEL
    : space.providerId === wanted.choice.providerId && space.model === wanted.choice.model
}

export const wordSpace = { kind: 'words', providerId: null, model: WORD_MODEL, dimension: WORD_DIMENSION } as const

/** A task's text in pieces: the title goes with each, so that a piece of a long note says what it is about. */
export function piecesOf(task: TaskText): readonly Piece[] {
  const body = `${task.title}\n${task.notes}`.trimEnd()
  const own = chunkText(body).map(({ start, end, text }) =>
    piece('task', task.id, start, end, start === 0 ? text : `${task.title}\n${text}`),
  )
  const comments = task.comments.flatMap(({ id, body: comment }) =>
    chunkText(comment).map(({ start, end, text }) => piece('comment', id, start, end, `${task.title}\n${text}`)),
  )
  return [...own, ...comments]
}

function piece(source: Piece['source'], sourceId: string, start: number, end: number, text: string): Piece {
  return { source, sourceId, start, end, text, hash: createHash('sha256').update(text).digest('base64url') }
}

/** Vectors of texts in a space, in order; null for a text that has none (no letters in it). */
export async function vectorsOf(
  gateway: Pick<ModelGateway, 'embed'>,
  space: Pick<Space, 'kind' | 'providerId' | 'model'>,
  texts: readonly string[],
  terms: { readonly waiting: boolean; readonly signal?: AbortSignal },
): Promise<readonly (Float32Array | null)[] | ModelFailure> {
  if (space.kind === 'words' || space.providerId === null) return texts.map(wordVector)
  const result = await gateway.embed({
    agent: 'context',
    job: 'embedding',
    choice: { providerId: space.providerId, model: space.model },
    purpose: terms.waiting ? 'find' : 'index',
    priority: terms.waiting ? 'interactive' : 'background',
    texts,
    ...(terms.waiting ? { deadlineMs: QUERY_MS } : {}),
    ...(terms.signal ? { signal: terms.signal } : {}),
  })
  return result.kind === 'ok' ? result.value.vectors.map((vector) => Float32Array.from(vector)) : result
}
