import type { ActorKind } from '@contract/vocabulary'

import type { AgentGround, AgentMethods, LoadAgents } from './agent.types'

/** Holds the agents of one open database. Their code is loaded at the first use, so that opening stays quick. */
export class AgentHost {
  #loading: Promise<AgentMethods> | null = null
  #stopped = false

  constructor(
    private readonly loadAgents: LoadAgents,
    private readonly ground: AgentGround,
  ) {}

  /** What the agents can do; loads them when they are not. */
  methods(): Promise<AgentMethods> {
    if (this.#stopped) return Promise.reject(new Error('The agents were stopped: the data is being closed'))
    this.#loading ??= this.loadAgents(this.ground)
    return this.#loading
  }

  /** Tells agents that are at work that what they may do was changed. */
  policyChanged(): void {
    this.#loading?.then((methods) => methods.policyChanged()).catch(() => {})
  }

  /** Begins to index in the background; the agents' code is loaded for it. */
  startIndexing(): void {
    this.methods()
      .then((methods) => methods.context.start())
      .catch(() => {})
  }

  /** Tells the agents, if they are loaded, that something was written. */
  changed(event: { readonly actorKind: ActorKind }): void {
    this.#loading?.then((methods) => methods.context.changed(event.actorKind === 'person')).catch(() => {})
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const methods = await this.#loading?.catch(() => null)
    await methods?.stop()
  }
}
