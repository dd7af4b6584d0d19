import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'

import { portMessage } from '@contract/port'
import type { router } from '@core/index'

import type { FakeWebContents } from './electron/fake-window'

/** What a page does with the port that its preload script asks for; null when it gets none. */
export function connectPage(contents: FakeWebContents): RouterClient<typeof router> | null {
  const port = contents.requestPort(portMessage)
  if (!port) return null
  const client = createORPCClient<RouterClient<typeof router>>(new RPCLink({ port }))
  port.start()
  return client
}
