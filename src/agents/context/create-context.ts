import type { FoundTask } from '@contract/context'
import type { AgentMethods } from '@core/agent'
import type { ContextIndex } from '@core/context'
import type { Caller } from '@core/index'

import type { ModelGateway } from '../models/model-gateway'
import type { ContextGround, ContextProxy } from './context.types'
import { collect, gather } from './gather'
import { Indexer } from './indexer'
import { Retriever } from './retriever'

export type Context = {
  readonly proxy: ContextProxy
  readonly methods: AgentMethods['context']
  settingsChanged(): void
  stop(): Promise<void>
}

/** The Context proxy: what calls may see, and how it is found. */
export function createContext(ground: ContextGround, gateway: ModelGateway): Context {
  const { source } = ground.context
  const index = (): ContextIndex => ground.context.index()
  const { clock, timers, logger } = ground
  const indexer = new Indexer(
    { clock, timers, logger, index, source },
    gateway,
    () => ground.models.settings().jobs.embedding,
  )
  const retriever = new Retriever(index, source, indexer, gateway)
  const status: AgentMethods['context']['status'] = () => ({ basis: retriever.basis(), ...indexer.status() })
  /** A proxy may be a model's hand: what no model may see is not in its answers. */
  const seenBy = (caller: Caller, items: FoundTask[]): FoundTask[] => {
    if (caller.actor.kind !== 'agent') return items
    const hidden = source.hidden(items.map(({ task }) => task.id))
    return items.filter(({ task }) => !hidden.has(task.id))
  }
  return {
    proxy: {
      gather: (wanted) => gather(ground, retriever, wanted),
      hidden: (taskIds) => source.hidden(taskIds),
    },
    methods: {
      find: async ({ q, limit, ...narrowing }, caller) => {
        const { items, basis } = await retriever.find(q, narrowing, limit)
        return { items: seenBy(caller, items), basis }
      },
      related: ({ id, limit, ...narrowing }, caller) => {
        const task = source.task(id)
        if (task === null) return Promise.resolve({ items: [], basis: retriever.basis() })
        const { items, basis } = retriever.related(task, narrowing, limit)
        return Promise.resolve({ items: seenBy(caller, items), basis })
      },
      preview: async ({ id, budget }) => {
        const wanted = { agent: 'task', runId: null, purpose: 'preview', taskId: id, budget } as const
        const { query, tokens, basis, items, leftOut, subjectHidden } = await collect(ground, retriever, wanted)
        const { agent, runId, purpose } = wanted
        return {
          look: {
            id,
            at: clock.now(),
            agent,
            runId,
            purpose,
            query,
            budget,
            tokens,
            basis,
            items: [...items],
            leftOut: [...leftOut],
          },
          hidden: subjectHidden,
        }
      },
      status,
      rebuild: () => {
        index().clear()
        indexer.settingsChanged()
        return status()
      },
      start: () => indexer.start(),
      changed: (byPerson) => indexer.changed(byPerson),
      catchUp: () => indexer.catchUp(),
    },
    settingsChanged: () => indexer.settingsChanged(),
    stop: () => indexer.stop(),
  }
}
