import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'

import { ErrorBoundary } from '@renderer/ui/ErrorBoundary'
import { UiProvider } from '@renderer/ui/UiProvider'

import { type Api, ApiProvider } from './api'
import { drafts } from './drafts'
import { type Host, HostProvider } from './host'
import type { AppRouter } from './router'
import { useKeyHintLookup } from './use-commands'

type AppProps = {
  readonly api: Api
  readonly host: Host
  readonly queryClient: QueryClient
  readonly router: AppRouter
}

/** Everything the screens need around them. */
export function App({ api, host, queryClient, router }: AppProps) {
  const keyHint = useKeyHintLookup()
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ApiProvider api={api}>
          <HostProvider host={host}>
            <UiProvider keyHint={keyHint}>
              {/* The last resort, for when the frame itself breaks. */}
              <ErrorBoundary unsent={() => drafts.list()} onRetry={() => window.location.reload()}>
                <RouterProvider router={router} />
              </ErrorBoundary>
            </UiProvider>
          </HostProvider>
        </ApiProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
