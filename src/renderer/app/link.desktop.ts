import { RPCLink } from '@orpc/client/message-port'

import { portMessage } from '@contract/port'

import type { AppLink } from './api'
import { namingLostConnections } from './connection-lost'
import { connectionStore } from './connection.store'

/** Waits for the one port that the preload script hands to the page, and talks to the core over it. */
export async function createDesktopLink(page: Window): Promise<AppLink> {
  const port = await receivePort(page)
  const link = namingLostConnections(new RPCLink({ port }))
  port.addEventListener('close', () => connectionStore.setState({ connection: 'lost' }))
  port.start()
  connectionStore.setState({ connection: 'open' })
  return link
}

function receivePort(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      const port = event.ports[0]
      // Only this page's own preload can post to it with the page itself as the source.
      if (event.source !== page || event.data !== portMessage || port === undefined) return
      page.removeEventListener('message', listen)
      resolve(port)
    }
    page.addEventListener('message', listen)
  })
}
