import type { WebContents } from 'electron'

import { appOrigin, writeShellRequest, type ShellRequest } from '@contract/port'

/** The address of a page of the app, with a request that it reads when it has loaded. */
export function pageAddress(path: string, request?: ShellRequest): string {
  return `${appOrigin}${path}${request ? writeShellRequest(request) : ''}`
}

/** Asks an open page for something. Only the fragment changes, so the page stays as it is and hears `hashchange`. */
export function askPage(contents: WebContents, request: ShellRequest): void {
  const present = new URL(contents.getURL())
  present.hash = ''
  void load(contents, present.href + writeShellRequest(request))
}

/** Loads an address; a failure shows in the window and ends a promise that nobody needs. */
export async function load(contents: Pick<WebContents, 'loadURL'>, address: string): Promise<void> {
  try {
    await contents.loadURL(address)
  } catch {
    // Superseded by another address, or the window was closed meanwhile.
  }
}
