import { useQuery } from '@tanstack/react-query'

import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import { useApi } from '@renderer/app/api'
import { matching } from '@renderer/app/match-title'

export type Named = { readonly projects: readonly Project[]; readonly tags: readonly Tag[] }

const NONE: Named = { projects: [], tags: [] }

/** Projects and tags whose names answer what was typed, the best first; none while nothing was. */
export function useNamed(typed: string, most: number): Named {
  const { query } = useApi()
  const asked = typed.trim().replace(/^[#@]/, '')
  const enabled = asked !== ''
  const projects = useQuery({ ...query.project.list.queryOptions({ input: {} }), enabled })
  const tags = useQuery({ ...query.tag.list.queryOptions(), enabled })
  if (!enabled) return NONE
  const living = (projects.data ?? []).filter(({ archivedAt }) => archivedAt === null)
  return {
    projects: matching(living, asked, ({ name }) => name).slice(0, most),
    tags: matching(tags.data ?? [], asked, ({ name }) => name).slice(0, most),
  }
}
