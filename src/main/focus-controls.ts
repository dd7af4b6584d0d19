import { ORPCError } from '@orpc/server'

import type { FocusSession } from '@contract/focus'
import type { Caller, Core, Logger, Notice } from '@core/index'

import { duration } from './tray/focus-time'
import type { TrayCommand } from './tray/tray-view.rules'

type FocusCommand = Extract<TrayCommand, 'start' | 'pause' | 'resume' | 'finish'>

const tag = 'focus-control'

/** Focus from outside the window: the tray's commands and the hotkey, which says what it did. */
export class FocusControls {
  constructor(
    private readonly core: Core,
    private readonly notify: (notice: Notice) => void,
    private readonly logger: Logger,
  ) {}

  /** The hotkey: starts what is next, pauses, or goes on, and tells so, because no window may be in sight. */
  toggle(): void {
    this.#attempt(() => {
      const { session } = this.core.services.focus.toggle(from('hotkey'))
      if (this.core.services.settings.get().notifications) this.notify({ ...sayWhatHappened(session), tag })
    })
  }

  /** A command of the tray's menu, which shows what it did by itself. */
  run(command: FocusCommand): void {
    const { focus } = this.core.services
    const caller = from('tray')
    this.#attempt(() => {
      switch (command) {
        case 'start':
          // Another window may have started a session since the menu was drawn.
          if (focus.current().session === null) focus.toggle(caller)
          return
        case 'pause':
          focus.pause(caller)
          return
        case 'resume':
          focus.resume(caller)
          return
        case 'finish':
          focus.finish({ completeTask: false, note: '' }, caller)
      }
    })
  }

  /** What a person asked for by key or menu and did not get, they are told, whatever the settings say. */
  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      const known = error instanceof ORPCError && error.defined
      if (!known)
        this.logger.error('A focus command failed', { reason: error instanceof Error ? error.message : 'unknown' })
      this.notify({
        title: 'Focus did not change',
        body: known ? error.message : 'Something went wrong in Proxy. Open it and try again.',
        tag,
      })
    }
  }
}

function from(origin: 'hotkey' | 'tray'): Caller {
  return { actor: { kind: 'person', id: null }, origin }
}

function sayWhatHappened(session: FocusSession): { readonly title: string; readonly body: string } {
  const body = session.task?.title ?? 'Free focus, without a task'
  if (session.state === 'paused') return { title: 'Paused', body }
  if (session.endedAt !== null) return { title: 'The break has ended', body: 'Start a session when you are ready.' }
  if (session.segments.length > 1) return { title: 'Going on', body }
  return {
    title: session.plannedMinutes === null ? 'Focusing' : `Focusing for ${duration(session.plannedMinutes)}`,
    body,
  }
}
