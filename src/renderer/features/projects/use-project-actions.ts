import type { Project } from '@contract/project'
import type { ProjectColor } from '@contract/vocabulary'
import { type Write, useWrite } from '@renderer/app/mutate'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'

export type ProjectFields = { readonly name: string; readonly color: ProjectColor; readonly notes: string }
type Written = { readonly project: Project; readonly batchId: string | null }

export type ProjectActions = {
  /** Shows its failure itself: the dialog says it beside the field. */
  readonly create: Write<ProjectFields, Written>
  readonly update: Write<{ readonly id: string } & ProjectFields, Written>
  readonly setArchived: (project: Project, archived: boolean) => void
  readonly remove: (project: Project) => void
}

/** What can be done with projects; what takes something away can be undone. */
export function useProjectActions(): ProjectActions {
  const { query } = useApi()
  const listKey = query.project.list.key()

  const create = useWrite<ProjectFields, Written>({
    call: ({ client }, fields) => client.project.create(fields),
    done: (_, { name }) => t('tasks.project.created', { name }),
    showsFailure: true,
  })
  const update = useWrite<{ readonly id: string } & ProjectFields, Written>({
    call: ({ client }, fields) => client.project.update(fields),
    done: (_, { name }) => t('tasks.project.saved', { name }),
    showsFailure: true,
  })
  const archive = useWrite<{ readonly project: Project; readonly archived: boolean }, Written>({
    call: ({ client }, { project, archived }) => client.project.update({ id: project.id, archived }),
    done: (_, { project, archived }) =>
      t(archived ? 'tasks.project.archived' : 'tasks.project.unarchived', { name: project.name }),
    failed: () => t('tasks.project.changeFailed'),
  })
  const remove = useWrite<Project, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.project.delete({ id }),
    optimistic: (cache, { id }) =>
      cache.update<readonly Project[]>(listKey, (projects) => projects.filter((project) => project.id !== id)),
    done: (_, { name }) => t('tasks.project.deleted', { name }),
    failed: () => t('tasks.project.deleteFailed'),
  })
  return {
    create,
    update,
    setArchived: (project, archived) => void archive.run({ project, archived }),
    remove: (project) => void remove.run(project),
  }
}
