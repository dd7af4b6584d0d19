import type { Core, Logger, Notice } from '@core/index'
import type { LoopbackServer } from '@headless/http/index'

/** Where the address of the REST API begins; when it is taken, one of the next thirty. */
export const localApiPort = 4747
const OTHER_PORTS = 30

export type LocalApiOptions = {
  readonly core: Core
  readonly logger: Logger
  readonly version: string
  /** Starts the server; loaded only when it is wanted, for it is most of the code of the main process. */
  readonly start: (options: {
    core: Core
    logger: Logger
    version: string
    port: number
    otherPorts: number
  }) => Promise<LoopbackServer>
  readonly notify: (notice: Notice) => void
}

/** Serves the REST API beside the window while the setting asks for it. */
export class LocalApi {
  #server: LoopbackServer | null = null
  #wanted = false
  /** One change after the other: a switch flipped twice must not leave two servers. */
  #turn: Promise<void> = Promise.resolve()

  constructor(private readonly options: LocalApiOptions) {}

  /** Address of the API while it is served. */
  get url(): string | null {
    return this.#server?.origin ?? null
  }

  /** Starts or stops the server when the setting says so; resolves when it has. */
  follow(wanted: boolean): Promise<void> {
    if (wanted !== this.#wanted) {
      this.#wanted = wanted
      this.#turn = this.#turn.then(() => this.#apply())
    }
    return this.#turn
  }

  async close(): Promise<void> {
    await this.follow(false)
  }

  async #apply(): Promise<void> {
    if (this.#wanted && !this.#server) await this.#start()
    else if (!this.#wanted && this.#server) {
      const server = this.#server
      this.#server = null
      this.options.core.setOwnerUrl(null)
      await server.close()
    }
  }

  async #start(): Promise<void> {
    const { core, logger, version, start, notify } = this.options
    try {
      this.#server = await start({ core, logger, version, port: localApiPort, otherPorts: OTHER_PORTS })
      core.setOwnerUrl(this.#server.origin)
    } catch (error) {
      this.#wanted = false
      const body = error instanceof Error ? error.message : 'The reason is in the log.'
      logger.error('The local API could not be started', { reason: body })
      notify({ title: 'The local API could not be started', body, tag: 'local-api' })
    }
  }
}
