import type { Core } from '@core/index'
import type { Logger, Random } from '@core/ports'

export type LoopbackServerOptions = {
  readonly core: Core
  readonly logger: Logger
  readonly version: string
  /** The port to listen on; 0 lets the system choose. */
  readonly port: number
  /** Further ports to try, one by one, when the port is taken; 0 when a person asked for exactly this one. */
  readonly otherPorts?: number
  /** Serves the app to a browser too. Left out (the desktop app), there is the REST API and nothing else. */
  readonly web?: WebOptions
  readonly now?: () => number
}

export type WebOptions = {
  /** The built renderer, with web.html in it. */
  readonly rendererDirectory: string
  readonly installToken: string
  readonly random: Random
}

export type LoopbackServer = {
  readonly port: number
  /** 'http://127.0.0.1:PORT', without the token. */
  readonly origin: string
  /** The address that signs a browser in; null where the app is not served. */
  readonly address: string | null
  /** An address that signs one browser in within a minute, fit to start that browser with. */
  ticketAddress(): string | null
  /** Ends what is open, politely for 300 ms. */
  close(): Promise<void>
}
