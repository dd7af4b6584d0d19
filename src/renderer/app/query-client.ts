import { ORPCError } from '@orpc/client'
import { notifyManager, QueryClient } from '@tanstack/react-query'

// What a person switches is drawn in the same frame; by a timer, a switch would spring back for a moment first.
notifyManager.setScheduler(queueMicrotask)

/** The cache of answers. It is kept true by the event stream, so that nothing needs asking again by time or by focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The core is on this machine: whether there is a network says nothing about it.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // A refusal by the core stays one; a lost connection is worth a second try, the rest is asked after `ready`.
        retry: (count, error) => !(error instanceof ORPCError) && count < 2,
        retryDelay: 400,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
