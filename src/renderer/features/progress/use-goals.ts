import { useQuery } from '@tanstack/react-query'

import type { Goal, GoalChanges } from '@contract/goal'
import { useApi } from '@renderer/app/api'
import { type Write, useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

export type GoalFields = Pick<Goal, 'title' | 'measure' | 'target' | 'period'> &
  Pick<GoalChanges, 'projectId' | 'tagId' | 'startsOn' | 'endsOn'>
type Written = { readonly goal: Goal; readonly batchId: string | null }

/** Days pass without an event to say so. */
const STALE_AFTER = 60_000

/** Goals with where each stands now. */
export function useGoals(archived = false) {
  const { query } = useApi()
  return useQuery(query.goal.list.queryOptions({ input: { archived }, staleTime: STALE_AFTER }))
}

export type GoalActions = {
  readonly create: Write<GoalFields, Written>
  readonly update: Write<{ readonly id: string } & GoalFields, Written>
  readonly setPaused: (goal: Goal, paused: boolean) => void
  readonly setArchived: (goal: Goal, archived: boolean) => void
  readonly remove: (goal: Goal) => void
}

/** What can be done with goals; all of it can be undone. */
export function useGoalActions(): GoalActions {
  const create = useWrite<GoalFields, Written>({
    call: ({ client }, fields) => client.goal.create(fields),
    done: (_, { title }) => t('progress.goal.created', { title }),
    showsFailure: true,
  })
  const update = useWrite<{ readonly id: string } & GoalFields, Written>({
    call: ({ client }, fields) => client.goal.update(fields),
    done: (_, { title }) => t('progress.goal.saved', { title }),
    showsFailure: true,
  })
  const pause = useWrite<{ readonly goal: Goal; readonly paused: boolean }, Written>({
    call: ({ client }, { goal, paused }) => client.goal.update({ id: goal.id, paused }),
    done: (_, { goal, paused }) =>
      t(paused ? 'progress.goal.pausedDone' : 'progress.goal.resumed', { title: goal.title }),
    failed: () => t('progress.goal.changeFailed'),
  })
  const archive = useWrite<{ readonly goal: Goal; readonly archived: boolean }, Written>({
    call: ({ client }, { goal, archived }) => client.goal.update({ id: goal.id, archived }),
    done: (_, { goal, archived }) =>
      t(archived ? 'progress.goal.archivedDone' : 'progress.goal.unarchived', { title: goal.title }),
    failed: () => t('progress.goal.changeFailed'),
  })
  const remove = useWrite<Goal, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.goal.delete({ id }),
    done: (_, { title }) => t('progress.goal.deleted', { title }),
    failed: () => t('progress.goal.changeFailed'),
  })
  return {
    create,
    update,
    setPaused: (goal, paused) => void pause.run({ goal, paused }),
    setArchived: (goal, archived) => void archive.run({ goal, archived }),
    remove: (goal) => void remove.run(goal),
  }
}
