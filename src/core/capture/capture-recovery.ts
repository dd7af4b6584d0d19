import type { Timers } from '../ports'
import type { CaptureInbox } from './capture-inbox'

const RETRY_MS = 60_000
const RETRY_MOST_MS = 3_600_000

/** Reads what a crash left unread, and what cannot be written now (a full disk) again later, less and less often. */
export class CaptureRecovery {
  #cancel: () => void = () => {}

  constructor(
    private readonly inbox: CaptureInbox,
    private readonly timers: Timers,
  ) {}

  start(): void {
    this.#look(RETRY_MS)
  }

  stop(): void {
    this.#cancel()
  }

  #look(wait: number): void {
    let left = true
    try {
      left = this.inbox.recover() > 0
    } finally {
      if (left) this.#cancel = this.timers.after(wait, () => this.#look(Math.min(2 * wait, RETRY_MOST_MS)))
    }
  }
}
