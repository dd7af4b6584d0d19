import type { BrowserWindow } from 'electron'

/** Hears of a page whose process died; `gaveUp` when it was not loaded again, because it dies each time. */
export type CrashReporter = (crash: { readonly reason: string; readonly gaveUp: boolean }) => void

// A page that dies again this soon would only go round in circles, in ms.
const AGAIN_WITHIN_MS = 10_000

/** Loads a page again when its process was killed or crashed: what was typed is in its drafts, all else in the core. */
export function reloadAfterCrash(window: BrowserWindow, report: CrashReporter): void {
  let quiet: ReturnType<typeof setTimeout> | undefined
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const gaveUp = quiet !== undefined
    if (!gaveUp) {
      quiet = setTimeout(() => (quiet = undefined), AGAIN_WITHIN_MS)
      quiet.unref()
      window.webContents.reload()
    }
    report({ reason, gaveUp })
  })
}
