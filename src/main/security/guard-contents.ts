import type { App, WebContents } from 'electron'

import { isAppAddress } from './app-address'
import { externalLink } from './external-link'

export type ContentsGuard = {
  /** Opens a checked address in the system's browser or mail program. */
  openExternal(link: string): void
  /** Hears of every other address that a page wanted to open in a window; none is opened. */
  onRefused(address: string, contents: WebContents): void
}

/**
 * Keeps pages where they are: no navigation but to the app's own pages, no new windows, no webviews. Holds for every
 * contents that will ever be made, also those nobody thought of.
 */
export function guardAllContents(app: App, guard: ContentsGuard): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, guard))
}

function guardContents(contents: WebContents, guard: ContentsGuard): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url)
    if (link === null) guard.onRefused(url, contents)
    else guard.openExternal(link)
    return { action: 'deny' }
  })
}
