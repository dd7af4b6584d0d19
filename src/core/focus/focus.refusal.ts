import { conflict } from '../db/errors'
import type { Refusal } from './focus.machine'

/** Why the state machine refused, in words that say what to do. */
export function refused(reason: Refusal): Error {
  switch (reason) {
    case 'active':
      return conflict('focus_active', 'A session is already open. Finish it first.')
    case 'inactive':
      return conflict('focus_inactive', 'No focus session is open. Start one first.')
    case 'undecided':
      return conflict(
        'focus_undecided',
        'Say first what became of the time that is in question; nothing of it is lost. Open Focus to answer.',
      )
    case 'nothing_to_decide':
      return conflict('focus_settled', 'There is no time in question. It was answered already, or undone.')
    case 'in_break':
      return conflict('focus_active', 'A break is running. Go on or finish instead of pausing.')
    case 'too_long':
      return conflict(
        'focus_too_long',
        'That is longer than a day, so it cannot all have been focus. Leave it out, and enter by hand what was.',
      )
  }
}
