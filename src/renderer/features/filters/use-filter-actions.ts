import type { SavedFilter } from '@contract/filter'
import type { TaskQuery } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { type Write, useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

type Written = { readonly filter: SavedFilter; readonly batchId: string | null }

export type FilterActions = {
  /** Shows its failure itself. */
  readonly create: Write<{ readonly name: string; readonly query: TaskQuery }, Written>
  /** Shows its failure itself. */
  readonly rename: Write<{ readonly id: string; readonly name: string }, Written>
  readonly remove: (filter: SavedFilter) => void
}

/** What can be done with saved filters. */
export function useFilterActions(): FilterActions {
  const { query } = useApi()
  const create = useWrite<{ readonly name: string; readonly query: TaskQuery }, Written>({
    call: ({ client }, input) => client.filter.create(input),
    done: (_, { name }) => t('tasks.filter.saved', { name }),
    showsFailure: true,
  })
  const rename = useWrite<{ readonly id: string; readonly name: string }, Written>({
    call: ({ client }, input) => client.filter.rename(input),
    done: (_, { name }) => t('tasks.filter.renamed', { name }),
    showsFailure: true,
  })
  const remove = useWrite<SavedFilter, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.filter.delete({ id }),
    optimistic: (cache, { id }) =>
      cache.update<readonly SavedFilter[]>(query.filter.list.key(), (filters) =>
        filters.filter((filter) => filter.id !== id),
      ),
    done: (_, { name }) => t('tasks.filter.deleted', { name }),
    failed: () => t('tasks.filter.changeFailed'),
  })
  return { create, rename, remove: (filter) => void remove.run(filter) }
}
