import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router'
import { act, render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'

import { type Api, ApiProvider, type AppLink, createApi } from '@renderer/app/api'
import { type Host, HostProvider } from '@renderer/app/host'
import { startLive } from '@renderer/app/live'
import { createQueryClient } from '@renderer/app/query-client'
import { parseShellSearch } from '@renderer/app/search-params'
import { noticeStore, type Notice } from '@renderer/ui/notify'

import { type TestCore, testCore } from '../test-core'

/** Comes between the page and the core; `call` does what would have happened. */
export type Interference = (path: string, call: () => Promise<unknown>) => Promise<unknown>

export type TestApp = TestCore & {
  readonly page: Api
  readonly queryClient: QueryClient
  /** Puts every call through this from now on; null lets them pass. */
  readonly interfere: (with_: Interference | null) => void
  /** Calls so far, as 'capture.create'. */
  readonly calls: readonly string[]
  /** Draws a component inside everything that the app puts around a screen. */
  readonly show: (ui: ReactNode, at?: string) => Promise<RenderResult & { readonly address: () => string }>
  /** Toasts so far, oldest first. */
  readonly notices: () => readonly Notice[]
  /** Presses Undo in the newest toast. */
  readonly undoNewest: () => void
  readonly close: () => Promise<void>
}

// The router scrolls to the top on a new screen; jsdom has no layout to scroll and says so each time.
window.scrollTo = () => {}

const host: Host = { leaveCapture: () => {} }

/** A real core on an in-memory database, with the interface's own api, cache and event stream on top of it. */
export async function testApp(options: Parameters<typeof testCore>[0] = {}): Promise<TestApp> {
  const made = await testCore(options)
  let interference: Interference | null = null
  const calls: string[] = []
  const link: AppLink = {
    call: async (path, input, callOptions) => {
      const name = path.join('.')
      calls.push(name)
      const call = async (): Promise<unknown> => procedureAt(made.api, path)(input, callOptions)
      return interference === null ? call() : interference(name, call)
    },
  }
  const page = createApi(link)
  const queryClient = createQueryClient()
  const stopLive = startLive({ client: page.client, queryClient })
  noticeStore.setState({ notices: [] })
  const notices: Notice[] = []
  const stopNotices = noticeStore.subscribe((now, before) => {
    notices.push(...now.notices.filter((notice) => !before.notices.includes(notice)))
  })

  const show: TestApp['show'] = async (ui, at = '/today') => {
    const router = createRouter({
      routeTree: createRootRoute({
        component: () => ui,
        notFoundComponent: () => ui,
        validateSearch: parseShellSearch,
      }),
      history: createMemoryHistory({ initialEntries: [at] }),
    })
    await router.load()
    const view = render(
      <QueryClientProvider client={queryClient}>
        <ApiProvider api={page}>
          <HostProvider host={host}>
            {/* The types of the app's own router are registered; this one stands in for it. */}
            <RouterProvider router={router as never} />
          </HostProvider>
        </ApiProvider>
      </QueryClientProvider>,
    )
    await act(async () => {})
    return { ...view, address: () => router.history.location.href }
  }

  return {
    ...made,
    page,
    queryClient,
    calls,
    interfere: (with_) => {
      interference = with_
    },
    show,
    notices: () => notices,
    undoNewest: () => {
      notices
        .at(-1)
        ?.actions.find(({ label }) => label === 'Undo')
        ?.run()
    },
    close: async () => {
      stopLive()
      stopNotices()
      queryClient.clear()
      await made.core.close()
    },
  }
}

type Procedure = (input: unknown, options: unknown) => Promise<unknown>

function procedureAt(client: unknown, path: readonly string[]): Procedure {
  let node = client
  for (const part of path) node = Reflect.get(Object(node), part)
  if (typeof node !== 'function') throw new Error(`The contract has no ${path.join('.')}.`)
  return node as Procedure
}
