import { useQuery } from '@tanstack/react-query'

import type { Project } from '@contract/project'
import { useApi } from '@renderer/app/api'

export type Projects = {
  /** Undefined until they are known. */
  readonly current: readonly Project[] | undefined
  readonly archived: readonly Project[] | undefined
}

/** All projects in their order; the archived ones only where they are wanted. */
export function useProjects({ archived = false }: { readonly archived?: boolean } = {}): Projects {
  const { query } = useApi()
  const all = useQuery(query.project.list.queryOptions({ input: {} }))
  const old = useQuery({ ...query.project.list.queryOptions({ input: { archived: true } }), enabled: archived })
  return {
    current: all.data?.filter((project) => project.archivedAt === null),
    archived: old.data?.filter((project) => project.archivedAt !== null),
  }
}
