import type { OpenSession } from './focus-store'
import { refused } from './focus.refusal'
import { runStart } from './focus.machine'

/** A press that may reach the core later than it was made, because the host was away. */
export type Press = { readonly sessionId?: string | undefined; readonly at?: number | undefined }

/** The instant to which a press belongs; a stretch that is over stays as it is, and another session is left alone. */
export function pressedAt({ sessionId, at }: Press, { row, machine }: OpenSession, now: number): number {
  if (sessionId !== undefined && sessionId !== row.id) throw refused('inactive')
  return at === undefined ? now : Math.min(now, Math.max(runStart(machine.segments) ?? row.startedAt, at))
}
