import { EventEmitter } from 'node:events'

import type * as Electron from 'electron'

type Entry = { readonly data: unknown; readonly ports: readonly FakeMessagePortMain[] }

/** One end of a channel in the main process: clones what it sends, queues until started, tells the other end when closed. */
export class FakeMessagePortMain
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'close' | 'postMessage' | 'start'>
{
  other: FakeMessagePortMain | null = null
  #started = false
  #closed = false
  readonly #queue: Entry[] = []

  get isClosed(): boolean {
    return this.#closed
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (this.#closed) return
    const ports = transfer.map((port) => {
      if (!(port instanceof FakeMessagePortMain))
        throw new TypeError('Invalid value for transfer: only MessagePortMain objects')
      return port
    })
    this.other?.receive({ data: structuredClone(message), ports })
  }

  start(): void {
    this.#started = true
    for (const entry of this.#queue.splice(0)) this.#deliver(entry)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    const { other } = this
    queueMicrotask(() => other?.disconnected())
  }

  receive(entry: Entry): void {
    if (this.#started) this.#deliver(entry)
    else this.#queue.push(entry)
  }

  disconnected(): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('close')
  }

  #deliver(entry: Entry): void {
    queueMicrotask(() => {
      if (!this.#closed) this.emit('message', entry)
    })
  }
}

export class FakeMessageChannelMain implements Record<keyof Electron.MessageChannelMain, FakeMessagePortMain> {
  readonly port1 = new FakeMessagePortMain()
  readonly port2 = new FakeMessagePortMain()
  constructor() {
    this.port1.other = this.port2
    this.port2.other = this.port1
  }
}

type Listener = (event: { readonly data?: unknown }) => void

/** The same end as a page sees it once it was handed over: a DOM MessagePort. */
export class FakePagePort {
  constructor(private readonly port: FakeMessagePortMain) {}

  addEventListener(name: 'message' | 'close', listener: Listener): void {
    this.port.on(name, (entry?: Entry) => listener({ data: entry?.data }))
  }

  postMessage(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    this.port.postMessage(message)
  }

  start(): void {
    this.port.start()
  }

  close(): void {
    this.port.close()
  }
}
