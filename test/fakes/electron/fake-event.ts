import type { EventEmitter } from 'node:events'

/**
 * Emits an event as Electron does: an object that carries the details and can be prevented, then further arguments.
 * Answers whether a listener prevented it.
 */
export function emitCancelable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...rest: readonly unknown[]
): boolean {
  let prevented = false
  const event = {
    ...details,
    preventDefault: () => {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  emitter.emit(name, event, ...rest)
  return prevented
}
