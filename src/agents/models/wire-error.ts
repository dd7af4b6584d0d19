/** What went wrong between here and a server, before anybody reads meaning into it. */
export type WireProblem =
  | {
      /** The guard did not let it out. */
      readonly kind: 'forbidden'
      readonly reason: 'local_only' | 'address' | 'redirect' | 'insecure' | 'elsewhere'
      readonly host: string
    }
  | {
      /** The server answered with an error. */
      readonly kind: 'status'
      readonly status: number
      /** At most 64 kB of its body. */
      readonly body: string
      readonly retryAfterMs: number | null
    }
  | {
      /** Nobody answered, or the connection broke. */
      readonly kind: 'unreachable'
      /** Node's or OpenSSL's code, such as ECONNREFUSED. */
      readonly code: string
    }
  | {
      /** What came cannot be read. */
      readonly kind: 'unreadable'
    }

/** Thrown by the guarded fetch; the clients of the providers wrap it, so look for it along the causes. */
export class WireError extends Error {
  override readonly name = 'WireError'
  constructor(
    readonly problem: WireProblem,
    options?: ErrorOptions,
  ) {
    super(wording(problem), options)
  }
}

/** The wire's problem behind an error, however often it was wrapped; null when the error is another. */
export function wireProblem(error: unknown): WireProblem | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    if (current instanceof WireError) return current.problem
    if (
      'code' in current &&
      typeof current.code === 'string' &&
      /^(?:E[A-Z_]+|ERR_[A-Z_]+|CERT_\w+|DEPTH_\w+|SELF_\w+|UNABLE_\w+)$/.test(current.code)
    )
      return { kind: 'unreachable', code: current.code }
  }
  return null
}

function wording(problem: WireProblem): string {
  switch (problem.kind) {
    case 'forbidden':
      return `Not connected to ${problem.host} (${problem.reason})`
    case 'status':
      return `The server answered ${problem.status}`
    case 'unreachable':
      return `The server could not be reached (${problem.code})`
    case 'unreadable':
      return 'The answer of the server could not be read'
  }
}
