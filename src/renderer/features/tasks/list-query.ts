import type { SavedFilter } from '@contract/filter'
import type { TaskQuery } from '@contract/task'
import type { TaskListSearch } from '@renderer/app/navigation'

/** What the list shows: the address, over the saved filter it names, over what is usual. */
export function queryOf(search: TaskListSearch, filter: SavedFilter | undefined): TaskQuery {
  const projectId = search.projectId ?? filter?.query.projectId
  const tagId = search.tagId ?? filter?.query.tagId
  return {
    view: search.view ?? filter?.query.view ?? 'open',
    sort: search.sort ?? filter?.query.sort ?? 'created',
    ...(projectId === undefined ? {} : { projectId }),
    ...(tagId === undefined ? {} : { tagId }),
  }
}

/** The address of a query: what is usual is left out, so that addresses stay short. */
export function searchOf(query: TaskQuery): TaskListSearch {
  return {
    ...(query.view === 'open' ? {} : { view: query.view }),
    ...(query.sort === 'created' ? {} : { sort: query.sort }),
    ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
    ...(query.tagId === undefined ? {} : { tagId: query.tagId }),
  }
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(query: TaskQuery): boolean {
  return query.projectId !== undefined || query.tagId !== undefined || query.sort === 'due'
}
