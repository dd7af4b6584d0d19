import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Seen = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
  readonly text: string
}
export type Answer = (request: Seen, response: ServerResponse) => void | Promise<void>

/** A server on a real socket that remembers what it was asked and who hung up. */
export class FakeServer {
  readonly seen: Seen[] = []
  /** Requests whose client went away before the answer was complete. */
  hungUp = 0
  readonly #server
  readonly #sockets = new Set<Socket>()

  private constructor(answer: Answer) {
    this.#server = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const text = Buffer.concat(chunks).toString('utf8')
        response.on('close', () => {
          if (!response.writableFinished) this.hungUp += 1
        })
        const seen: Seen = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          text,
          body: text === '' ? null : JSON.parse(text),
        }
        this.seen.push(seen)
        await answer(seen, response)
      })().catch(() => response.destroy())
    })
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
  }

  static async start(answer: Answer): Promise<FakeServer> {
    const fake = new FakeServer(answer)
    fake.#server.listen(0, '127.0.0.1')
    await once(fake.#server, 'listening')
    return fake
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Requests to a path that carried a body. */
  sent(path: string): readonly Seen[] {
    return this.seen.filter((one) => one.path === path && one.body !== null)
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
