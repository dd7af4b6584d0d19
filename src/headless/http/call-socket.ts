import { WebSocket } from 'ws'

/** Close codes of RFC 6455 section 7.4.1. */
const UNSUPPORTED_DATA = 1003
const POLICY_VIOLATION = 1008

/** A WebSocket that passes only calls on; whoever sends anything else loses the connection. */
export class CallSocket extends WebSocket {
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...values)
    const [data, isBinary] = values
    if (isBinary === true) {
      this.close(UNSUPPORTED_DATA, 'Send text')
      return false
    }
    if (!isCall(String(data))) {
      this.close(POLICY_VIOLATION, 'This is not a call')
      return false
    }
    return super.emit(event, ...values)
  }
}

/** Frame types of oRPC's peer protocol; a frame without a type is a request. */
const EVENT = 3
const ABORT = 4

/** Whether a text is a frame that oRPC's peer reads without throwing. */
export function isCall(text: string): boolean {
  const frame = parse(text)
  if (!isRecord(frame) || typeof frame['i'] !== 'string') return false
  const { t: type, p: payload } = frame
  if (type === ABORT) return true
  if (!isRecord(payload)) return false
  if (type === EVENT) return typeof payload['e'] === 'string'
  const { u: url, h: headers } = payload
  return (
    type === undefined && typeof url === 'string' && url.startsWith('/') && (headers === undefined || isRecord(headers))
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
