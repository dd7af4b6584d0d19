import { keyboard } from '@renderer/app/keyboard'
import { ROOT_LAYER, activeKeyboardLayer } from '@renderer/ui/keyboard-layer'

/** Closing fades for 120 ms; by then the focus is back where it was, on a list's line for example. Milliseconds. */
const LONGEST_WAIT_MS = 600

/** Closes the palette and then does the command, as if its key had been pressed on the screen behind. */
export function runWhenClosed(commandId: string, close: () => void): void {
  close()
  const until = performance.now() + LONGEST_WAIT_MS
  const attempt = (): void => {
    if (activeKeyboardLayer() === ROOT_LAYER || performance.now() > until) keyboard.run(commandId)
    else requestAnimationFrame(attempt)
  }
  requestAnimationFrame(attempt)
}
