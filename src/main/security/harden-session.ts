import type { Session } from 'electron'

import { isAppAddress } from './app-address'

/** The schemes of requests that a page may cause; the app is local, so the network is not among them. */
const pageSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/**
 * Closes what a page does not need: permissions, devices, downloads and the network. The one permission is to put text
 * on the clipboard, for the copy buttons; the one download is what a page of the app made itself, such as a CSV file, and
 * for that Electron asks the person where it goes.
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
  session.on('will-download', (event, item, contents) => {
    if (!isMadeByApp(item.getURL()) || !isAppAddress(contents.getURL())) event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !URL.canParse(details.url) || !pageSchemes.has(new URL(details.url).protocol) })
  })
}

function isMadeByApp(address: string): boolean {
  return address.startsWith('blob:') && isAppAddress(address.slice('blob:'.length))
}
