import { useQueries, useQuery } from '@tanstack/react-query'

import type { ModelListing, ModelProviderConfig, ModelSettings } from '@contract/model'
import { useApi } from '@renderer/app/api'

/** A list of models changes when somebody adds one at the server, which nobody announces. */
const LISTING_STALE_MS = 60_000

export type Models = {
  readonly settings: ModelSettings | undefined
  readonly providers: readonly ModelProviderConfig[] | undefined
  readonly failed: boolean
  readonly retry: () => void
}

/** The servers, and what is set about them. */
export function useModels(): Models {
  const { query } = useApi()
  const settings = useQuery(query.model.settings.queryOptions())
  const providers = useQuery(query.model.providers.queryOptions())
  return {
    settings: settings.data,
    providers: providers.data,
    failed: settings.isError || providers.isError,
    retry: () => {
      void settings.refetch()
      void providers.refetch()
    },
  }
}

/** What each server offers; a server that is not there offers nothing. */
export function useListings(providers: readonly ModelProviderConfig[]): ReadonlyMap<string, ModelListing> {
  const { query } = useApi()
  const answers = useQueries({
    queries: providers.map(({ id }) => query.model.models.queryOptions({ input: { id }, staleTime: LISTING_STALE_MS })),
  })
  return new Map(
    providers.flatMap(({ id }, index): [string, ModelListing][] => {
      const listing = answers[index]?.data
      return listing === undefined ? [] : [[id, listing]]
    }),
  )
}
