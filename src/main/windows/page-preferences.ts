import type { WebPreferences } from 'electron'

/** What every window of the app has: a page as powerless as in a browser, and the script that hands it its port. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    // macOS checks spelling itself; elsewhere Chromium would fetch dictionaries from the network.
    spellcheck: process.platform === 'darwin',
  }
}
