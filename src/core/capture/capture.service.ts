import type { ParsedCapture, ParsedNode } from '@contract/capture'
import type { Task } from '@contract/task'

import type { Caller } from '../db/unit-of-work'
import type { Clock } from '../ports'
import type { TaskRepository } from '../task'
import { localMoment } from '../time'
import type { CaptureInbox, Received } from './capture-inbox'

export class CaptureService {
  constructor(
    private readonly inbox: CaptureInbox,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
    /** By which dates are read where the caller names no language: a BCP 47 tag. */
    private readonly locale: () => string,
  ) {}

  create(input: Received, caller: Caller): { captureId: string; tasks: Task[]; batchId: string | null } {
    const locale = this.#known(input.locale)
    const { id } = this.inbox.receive({ ...input, locale }, caller)
    const { taskIds, batchId } = this.inbox.process(id, caller)
    const moment = localMoment(this.clock.now(), this.clock.timeZone())
    return { captureId: id, tasks: this.tasks.byIds(taskIds, moment), batchId }
  }

  parse(input: {
    readonly text: string
    readonly dismissed: readonly string[]
    readonly locale?: string | undefined
    readonly at?: number | undefined
  }): {
    capture: ParsedCapture
    lines: ParsedNode[]
  } {
    const { capture, lines } = this.inbox.preview(input.text, input.dismissed, this.#known(input.locale), input.at)
    return { capture, lines: [...lines] }
  }

  /** A locale that Intl knows; anything else is the person's own. */
  #known(locale: string | undefined): string {
    try {
      return Intl.getCanonicalLocales(locale)[0] ?? this.locale()
    } catch {
      return this.locale()
    }
  }
}
