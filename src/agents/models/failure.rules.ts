import { failure, type ModelFailure } from './outcome'
import { wireProblem, type WireProblem } from './wire-error'

/** What is known of a call when it failed. */
export type FailureContext = {
  readonly server: string
  readonly model: string
  readonly hasKey: boolean
}

type Status = Extract<WireProblem, { kind: 'status' }>

/** Reads what went wrong out of what was thrown: by status and code first, by words only where a server has no code. */
export function failureOf(error: unknown, context: FailureContext): ModelFailure {
  const { server } = context
  const problem = wireProblem(error)
  switch (problem?.kind) {
    case 'forbidden':
      return failure({ kind: 'forbidden', reason: problem.reason, host: problem.host }, server)
    case 'unreachable':
      return failure({ kind: 'down', reason: unreachable(problem.code) }, server)
    case 'unreadable':
      return failure({ kind: 'invalid', reason: 'unreadable', detail: '' }, server)
    case 'status':
      return ofStatus(problem, context)
    case undefined:
      // A line of a stream that says "error", JSON that is none: it came from the server, and it is of no use.
      return failure({ kind: 'invalid', reason: 'unreadable', detail: plainDetail(error) }, server)
  }
}

function ofStatus(problem: Status, { server, model, hasKey }: FailureContext): ModelFailure {
  const { code, message } = serverError(problem.body)
  if (isOverlong(problem.status, code, message)) return failure({ kind: 'overlong' }, server)
  switch (problem.status) {
    case 401:
    case 403:
      return failure({ kind: 'unauthorised', reason: hasKey ? 'wrong_key' : 'no_key' }, server)
    case 402:
      return failure({ kind: 'rate_limited', reason: 'no_credit', retryAfterMs: null }, server)
    case 404:
      return failure({ kind: 'missing_model', reason: 'not_there', model }, server)
    case 429:
      return failure(
        code === 'insufficient_quota'
          ? { kind: 'rate_limited', reason: 'no_credit', retryAfterMs: null }
          : { kind: 'rate_limited', reason: 'busy', retryAfterMs: problem.retryAfterMs },
        server,
      )
    // Broken JSON of a tool call (Ollama) and broken UTF-8 (llama-server) come as 500: the server is well.
    case 500:
      return failure({ kind: 'invalid', reason: 'unreadable', detail: message }, server)
    // It lacks what was asked for, such as embeddings; asking again changes nothing.
    case 501:
      return failure({ kind: 'invalid', reason: 'request', detail: message }, server)
    case 503:
      return code === 'unavailable_error'
        ? failure({ kind: 'deadline', reason: 'loading' }, server)
        : failure({ kind: 'down', reason: 'server_error' }, server)
    default:
      return problem.status > 500
        ? failure({ kind: 'down', reason: 'server_error' }, server)
        : failure({ kind: 'invalid', reason: 'request', detail: message || `status ${problem.status}` }, server)
  }
}

const OVERLONG_CODES: ReadonlySet<string> = new Set(['exceed_context_size_error', 'context_length_exceeded'])
/** Ollama, Anthropic and llama-server's embeddings say it in words alone. */
const OVERLONG_WORDS = [
  'exceeds the context length',
  'prompt is too long',
  'too large to process',
  'exceeds maximum context',
]

function isOverlong(status: number, code: string, message: string): boolean {
  if (status === 413 || OVERLONG_CODES.has(code)) return true
  const said = message.toLowerCase()
  return (status === 400 || status === 500) && OVERLONG_WORDS.some((words) => said.includes(words))
}

/** What servers put into the body of an error: {error: text} or {error: {code, type, message}}. */
function serverError(body: string): { readonly code: string; readonly message: string } {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return { code: '', message: '' }
  }
  const error = property(parsed, 'error')
  if (typeof error === 'string') return { code: '', message: short(error) }
  const code = property(error, 'code')
  const type = property(error, 'type')
  const message = property(error, 'message')
  return {
    // llama-server writes the status as its code and says more in the type.
    code: typeof code === 'string' ? code : typeof type === 'string' ? type : '',
    message: typeof message === 'string' ? short(message) : '',
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function plainDetail(error: unknown): string {
  return error instanceof Error ? short(error.message) : ''
}

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text)

function unreachable(code: string): 'not_running' | 'not_found' | 'insecure' | 'broke' {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'not_found'
  if (/^(?:CERT|DEPTH|SELF|UNABLE|ERR_TLS|ERR_SSL)/.test(code)) return 'insecure'
  return code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ECONNABORTED' ||
    code.startsWith('HPE')
    ? 'broke'
    : 'not_running'
}
