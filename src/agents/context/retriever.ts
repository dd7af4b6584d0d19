import type { ContextBasis, Found, FoundTask } from '@contract/context'
import type { Task } from '@contract/task'
import type { ContextIndex, ContextSource, Narrowing, Near, Space } from '@core/context'

import type { ModelGateway } from '../models/model-gateway'
import { vectorsOf } from './embedding'
import { fuse, type Ranking } from './fusion.rules'
import type { Indexer } from './indexer'
import { chanceAmong, tellingWords } from './word-vector.rules'

/** Places of each ranking that are fused. */
const DEPTH = 40
/** Likeness by meaning counts beside the best: models differ in how alike they find everything. */
const LEAST_OF_BEST = 0.6
/** What is new is a little more likely to be what is meant. */
const RECENT = 0.25
/** Pieces of a task's own text that others are compared with. */
const OWN_PIECES = 3

type Vector = Float32Array | Int8Array
type Looked = { readonly basis: ContextBasis; readonly near: readonly Near[]; readonly space: Space | null }

/** Finds tasks by words and by likeness, and fuses what both say. */
export class Retriever {
  constructor(
    private readonly index: () => ContextIndex,
    private readonly source: ContextSource,
    private readonly indexer: Indexer,
    private readonly gateway: Pick<ModelGateway, 'embed'>,
  ) {}

  /** Tasks that a text leads to, best first. */
  async find(
    q: string,
    narrowing: Narrowing,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Found & { readonly near: readonly Near[] }> {
    const space = this.indexer.serving()
    const made =
      space === null ? [] : await vectorsOf(this.gateway, space, [q], { waiting: true, ...(signal ? { signal } : {}) })
    const failed = 'kind' in made ? made.message : ''
    const vectors = 'kind' in made ? [] : made.filter((vector) => vector !== null)
    const looked = this.#look(space, vectors, narrowing, failed)
    // Full text is of titles and notes; comments are in the index for likeness.
    const words = narrowing.kind === 'comment' ? [] : this.source.lexical(tellingWords(q), depthOf(narrowing))
    const rankings = [{ why: 'words', ids: words } as const, ...ranked(looked)]
    return { items: this.#best(rankings, narrowing, limit, new Set()), basis: looked.basis, near: looked.near }
  }

  /** Tasks related to a task: alike, or beside it and alike; without itself, its steps and the task it is a step of. */
  related(task: Task, narrowing: Narrowing, limit: number): Found & { readonly near: readonly Near[] } {
    const space = this.indexer.serving()
    const own = space === null ? [] : this.index().stored(space.id, task.id).slice(0, OWN_PIECES)
    const looked = this.#look(
      space,
      own.map(({ vector }) => vector),
      narrowing,
      '',
    )
    const beside = this.source.neighbours(task)
    const ids = (tasks: readonly Task[]): readonly string[] => tasks.map(({ id }) => id)
    const rankings: readonly Ranking[] = [
      { why: 'words', ids: this.source.lexical(tellingWords(task.title), depthOf(narrowing)) },
      ...ranked(looked),
      { why: 'linked', ids: ids(beside.linked) },
      { why: 'person', ids: ids(beside.samePerson), weight: 0.5 },
      { why: 'tag', ids: ids(beside.sameTag), weight: 0.3 },
      { why: 'project', ids: ids(beside.sameProject), weight: 0.3 },
    ]
    const left = new Set([task.id, ...ids(beside.steps), ...(beside.parent ? [beside.parent.id] : [])])
    return { items: this.#best(rankings, narrowing, limit, left), basis: looked.basis, near: looked.near }
  }

  /** How likeness is found at present. */
  basis(): ContextBasis {
    return this.#basis(this.indexer.serving(), '')
  }

  #look(space: Space | null, vectors: readonly Vector[], narrowing: Narrowing, failed: string): Looked {
    const basis = this.#basis(space, failed)
    if (space === null || vectors.length === 0) return { basis, near: [], space }
    const among = narrowing.projectId === undefined ? null : this.source.fewOf(narrowing.projectId)
    const depth = among === null ? depthOf(narrowing) : DEPTH
    const by = narrowing.kind === 'comment' ? narrowing.kind : null
    const best = new Map<string, Near>()
    for (const vector of vectors)
      for (const near of this.index().nearest(space.id, vector, depth, among, by)) {
        const known = best.get(near.taskId)
        if (known === undefined || near.distance < known.distance) best.set(near.taskId, near)
      }
    const sorted = [...best.values()].toSorted((a, b) => a.distance - b.distance || (a.taskId < b.taskId ? -1 : 1))
    const first = sorted.find(({ distance }) => distance > 0.001)
    const least =
      space.kind === 'words' ? chanceAmong(this.index().count(space.id)) : LEAST_OF_BEST * (1 - (first?.distance ?? 0))
    return { basis, space, near: sorted.filter(({ distance }) => 1 - distance >= least) }
  }

  #basis(space: Space | null, failed: string): ContextBasis {
    const problem = this.index().problem
    if (space === null)
      return {
        kind: 'none',
        model: null,
        dimension: null,
        notice:
          problem === null
            ? 'Nothing is indexed yet: only whole words are found.'
            : `Only whole words are found. ${problem}`,
      }
    const { share, building } = this.indexer.status()
    const percent = Math.floor(share * 100)
    const notice =
      failed !== ''
        ? `Only whole words were found. ${failed}`
        : building !== null
          ? `The index for ${building.kind === 'words' ? 'words' : building.model} is being built (${percent} %); until then the one before answers.`
          : space.ready
            ? this.indexer.because
            : `The index is being built (${percent} %).`
    return { kind: failed === '' ? space.kind : 'none', model: space.model, dimension: space.dimension, notice }
  }

  #best(rankings: readonly Ranking[], narrowing: Narrowing, limit: number, left: ReadonlySet<string>): FoundTask[] {
    // What is only beside it is no more related than all the rest of its project.
    const fused = fuse(rankings)
      .filter(({ id, why }) => !left.has(id) && why.some((reason) => telling.has(reason)))
      .slice(0, isNarrow(narrowing) ? 8 * DEPTH : 3 * limit)
    const tasks = this.source.pick(
      fused.map(({ id }) => id),
      narrowing,
    )
    const byId = new Map(tasks.map((task) => [task.id, task]))
    const newest = tasks.toSorted((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1))
    const place = new Map(newest.map(({ id }, at) => [id, RECENT / (60 + at + 1)]))
    return fused
      .flatMap(({ id, score, why }) => {
        const task = byId.get(id)
        return task ? [{ task, score: score + (place.get(id) ?? 0), why: [...why] }] : []
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
  }
}

const isNarrow = ({ projectId, state, kind = 'any' }: Narrowing): boolean =>
  projectId !== undefined || state !== 'any' || kind !== 'any'

/** Of what lies outside nobody knows beforehand how much stands first. */
const depthOf = (narrowing: Narrowing): number => (isNarrow(narrowing) ? 5 * DEPTH : DEPTH)

const telling: ReadonlySet<string> = new Set(['words', 'likeness', 'meaning', 'linked', 'person'])

function ranked({ near, space }: Looked): readonly Ranking[] {
  if (space === null || near.length === 0) return []
  return [{ why: space.kind === 'words' ? 'likeness' : 'meaning', ids: near.map(({ taskId }) => taskId) }]
}
