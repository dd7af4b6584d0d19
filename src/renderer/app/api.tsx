import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { type ReactNode, createContext, use } from 'react'

import type { AppContract } from '@contract/index'

export type AppClient = ContractRouterClient<AppContract>
/** Calls carry no context besides what the contract says. */
export type AppLink = ClientLink<ClientContext>

function queryUtils(client: AppClient) {
  return createTanstackQueryUtils(client)
}

/** The app as the page sees it: calls, and the same calls as options for TanStack Query. */
export type Api = {
  readonly client: AppClient
  readonly query: ReturnType<typeof queryUtils>
}

/** Makes the api over a link; what the link runs on (WebSocket, MessagePort, memory) is not visible behind it. */
export function createApi(link: AppLink): Api {
  const client: AppClient = createORPCClient(link)
  return { client, query: queryUtils(client) }
}

const ApiContext = createContext<Api | null>(null)

export function ApiProvider({ api, children }: { readonly api: Api; readonly children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>
}

/** The api given by the nearest `ApiProvider`. */
export function useApi(): Api {
  const api = use(ApiContext)
  if (api === null) throw new Error('useApi needs an ApiProvider above it.')
  return api
}
