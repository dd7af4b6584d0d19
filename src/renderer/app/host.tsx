import { type ReactNode, createContext, use } from 'react'

/** The few things that the place around the page does; each main file builds its own. */
export type Host = {
  /** Ends a visit to the capture page: the desktop hides its window, a browser goes back to the app. */
  readonly leaveCapture: () => void
  /** The core cannot ask the system whether somebody is there, so the page tells it. */
  readonly reportsPresence?: boolean
  /** Opens the small window above all others; left out where the browser itself may do that. */
  readonly openMini?: () => void
}

const HostContext = createContext<Host | null>(null)

export function HostProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>
}

/** What the place around the page can do. */
export function useHost(): Host {
  const host = use(HostContext)
  if (host === null) throw new Error('useHost needs a HostProvider above it.')
  return host
}
