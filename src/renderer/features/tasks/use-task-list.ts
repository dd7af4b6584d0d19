import { useQuery } from '@tanstack/react-query'

import type { SavedFilter } from '@contract/filter'
import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import type { TaskQuery } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { type TaskListSearch, useTaskListSearch } from '@renderer/app/navigation'
import { useProjects } from '@renderer/features/projects/index'

import { queryOf, searchOf } from './list-query'

export type TaskListState = {
  readonly search: TaskListSearch
  readonly query: TaskQuery
  /** Words being searched for; empty when the list is shown. */
  readonly words: string
  readonly filter: SavedFilter | undefined
  readonly project: Project | undefined
  readonly tag: Tag | undefined
  readonly projects: readonly Project[]
  readonly tags: readonly Tag[]
  /** The address names something that is no longer there. */
  readonly gone: 'project' | 'tag' | 'filter' | null
  /** Shows another list; the saved filter in use is left. */
  readonly change: (changes: Partial<TaskQuery>) => void
  readonly choose: (filter: SavedFilter) => void
  readonly setWords: (words: string) => void
  readonly showAll: () => void
}

/** What the task list shows, all of it from the address. */
export function useTaskList(): TaskListState {
  const { query: api } = useApi()
  const [search, setSearch] = useTaskListSearch()
  const filters = useQuery({ ...api.filter.list.queryOptions(), enabled: search.filterId !== undefined })
  const tags = useQuery(api.tag.list.queryOptions())
  const { archived, current } = useProjects({ archived: true })
  const all = [...(current ?? []), ...(archived ?? [])]

  const filter = filters.data?.find((it) => it.id === search.filterId)
  const query = queryOf(search, filter)
  const project = all.find((it) => it.id === query.projectId)
  const tag = tags.data?.find((it) => it.id === query.tagId)
  const known = current !== undefined && archived !== undefined

  return {
    search,
    query,
    words: search.q ?? '',
    filter,
    project,
    tag,
    projects: all,
    tags: tags.data ?? [],
    gone: goneOf({
      filter: search.filterId !== undefined && filters.isSuccess && filter === undefined,
      project: query.projectId !== undefined && known && project === undefined,
      tag: query.tagId !== undefined && tags.isSuccess && tag === undefined,
    }),
    change: (changes) => setSearch(searchOf({ ...query, ...changes })),
    choose: (chosen) => setSearch({ filterId: chosen.id }),
    setWords: (words) => setSearch({ ...withoutWords(search), ...(words.trim() === '' ? {} : { q: words }) }),
    showAll: () => setSearch({}),
  }
}

function withoutWords(search: TaskListSearch): TaskListSearch {
  const { q: _q, ...rest } = search
  return { ...searchOf(queryOf(rest, undefined)), ...(rest.filterId === undefined ? {} : { filterId: rest.filterId }) }
}

function goneOf(gone: {
  readonly filter: boolean
  readonly project: boolean
  readonly tag: boolean
}): TaskListState['gone'] {
  if (gone.filter) return 'filter'
  if (gone.project) return 'project'
  return gone.tag ? 'tag' : null
}
