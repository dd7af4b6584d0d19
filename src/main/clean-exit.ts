import type { App } from 'electron'

// A shutdown that hangs is ended; the database is made to survive that. In ms.
const PATIENCE_MS = 3_000

/** Sees to it that the data is closed, once, before the process ends. */
export class CleanExit {
  #stopping: Promise<void> | null = null
  #stopped = false
  #quitting = false

  constructor(
    private readonly app: Pick<App, 'on' | 'quit' | 'exit'>,
    private readonly stop: () => Promise<void>,
  ) {
    app.on('before-quit', () => {
      this.#quitting = true
    })
    app.on('will-quit', (event) => {
      if (this.#stopped) return
      event.preventDefault()
      void this.#finish()
    })
  }

  /** Windows that close now are closed for good. */
  get isQuitting(): boolean {
    return this.#quitting
  }

  /** Closes the data at once, because the system is about to end the process. */
  stopNow(): Promise<void> {
    this.#stopping ??= this.stop()
    return this.#stopping
  }

  async #finish(): Promise<void> {
    const impatience = setTimeout(() => this.app.exit(1), PATIENCE_MS)
    try {
      await this.stopNow()
      this.#stopped = true
      this.app.quit()
    } catch {
      this.app.exit(1)
    } finally {
      clearTimeout(impatience)
    }
  }
}
