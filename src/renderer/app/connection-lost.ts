import { ORPCError } from '@orpc/client'

import type { AppLink } from './api'

/** The call may or may not have arrived: the connection ended before an answer came. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/**
 * Gives every failure of the transport one name. The peers reject what was pending with an AbortError, which nobody
 * could tell from a call that its own caller cancelled.
 */
export function namingLostConnections(link: AppLink): AppLink {
  return {
    call: async (path, input, options) => {
      try {
        return await link.call(path, input, options)
      } catch (error) {
        if (error instanceof ORPCError || options.signal?.aborted === true) throw error
        throw new ConnectionLost('The connection to Proxy was lost.', { cause: error })
      }
    },
  }
}
