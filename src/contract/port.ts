/**
 * What the desktop shell and its pages say to each other besides the contract. It is free of any library, because the
 * preload script carries it. There is no channel: the shell hands over one MessagePort, and the few requests
 * around a window travel in addresses, where nothing but text can travel.
 */

/** Name of the one message with which the shell hands a page its port to the core (in the preload and in the page). */
export const portMessage = 'proxy:port'

/** Where the pages of the desktop app live. */
export const appOrigin = 'app://proxy'

/**
 * The capture page opens this address (`window.open`) when it has nothing more to do; the shell opens no window and
 * hides the capture window. `window.close()` would destroy it: in a sandboxed page that cannot be prevented.
 */
export const hideCaptureAddress = `${appOrigin}/capture/hide`

/** A page opens this address for the small window with the session's clock; the shell shows that one instead. */
export const showMiniAddress = `${appOrigin}/mini/show`

/** What the shell asks of an open page, through the fragment of its address; the page clears it when it has read it. */
export type ShellRequest =
  /** Show another place of the app, such as '/tasks/0190…'. */
  | { readonly kind: 'open'; readonly path: string }
  /** Put words into the capture line, not saved until the person does. */
  | { readonly kind: 'draft'; readonly text: string }

/** The fragment, with its '#', that carries a request. */
export function writeShellRequest(request: ShellRequest): string {
  return request.kind === 'open'
    ? `#open=${encodeURIComponent(request.path)}`
    : `#draft=${encodeURIComponent(request.text.toWellFormed())}`
}

/** Reads the request out of a fragment (with its '#'); null for anything else. */
export function readShellRequest(fragment: string): ShellRequest | null {
  const match = /^#(open|draft)=(.*)$/.exec(fragment)
  if (!match) return null
  const [, kind = '', encoded = ''] = match
  const value = decode(encoded)
  if (value === null) return null
  if (kind === 'draft') return { kind, text: value }
  // A path of this app only: '//host' and '/\host' would be another place to a browser.
  return kind === 'open' && /^\/(?![/\\])/.test(value) ? { kind, path: value } : null
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}
