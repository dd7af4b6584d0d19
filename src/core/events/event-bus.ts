import type { AppEvent } from '@contract/events'

import type { Logger } from '../ports'

/** Hands committed changes to whoever listens; one listener's failure is not another's. */
export class EventBus {
  readonly #listeners = new Set<(event: AppEvent) => void>()

  constructor(private readonly logger: Logger) {}

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  publish(event: AppEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        this.logger.error('A listener failed on an event', { type: event.type, error: String(error) })
      }
    }
  }
}
