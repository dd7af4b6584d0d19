import type { Session } from 'electron'

import { isAppAddress } from './app-address'

/** The schemes of requests that a page may cause; the app is local, so the network is not among them. */
const pageSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/**
 * Closes what a page does not need: permissions, devices, downloads and the network. The one permission is to put text
 * on the clipboard, for the copy buttons.
 */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    callback(permission === 'clipboard-sanitized-write' && details.isMainFrame && isAppAddress(contents.getURL()))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === 'clipboard-sanitized-write' && details.isMainFrame && isAppAddress(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !URL.canParse(details.url) || !pageSchemes.has(new URL(details.url).protocol) })
  })
}
