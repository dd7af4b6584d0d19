import type { Task } from '@contract/task'
import type { TaskTemplate, TemplateStep } from '@contract/template'
import { useWrite } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { t } from '@renderer/i18n/index'

type Batch = { readonly batchId: string | null }
type Written = Batch & { readonly template: TaskTemplate }
type Saved = {
  /** Null for one that is new. */
  readonly id: string | null
  readonly name: string
  readonly steps: readonly TemplateStep[]
}

/** What can be done with templates. */
export function useTemplateWrites() {
  const openTask = useOpenTask()
  const keep = useWrite<{ readonly taskId: string; readonly name: string }, Written>({
    call: ({ client }, input) => client.template.fromTask(input),
    done: (_output, { name }) => t('templates.saved', { name }),
    showsFailure: true,
  })
  const save = useWrite<Saved, Written>({
    call: ({ client }, { id, name, steps }) =>
      id === null
        ? client.template.create({ name, steps: [...steps] })
        : client.template.update({ id, name, steps: [...steps] }),
    done: (_output, { id, name }) => t(id === null ? 'templates.saved' : 'templates.changed', { name }),
    showsFailure: true,
  })
  const remove = useWrite<TaskTemplate, Batch>({
    call: ({ client }, { id }) => client.template.delete({ id }),
    done: (_output, { name }) => t('templates.deleted', { name }),
    failed: () => t('templates.failed'),
  })
  const make = useWrite<TaskTemplate, Batch & { readonly task: Task }>({
    call: ({ client }, { id }) => client.template.makeTask({ id }),
    done: ({ task }) => t('templates.made', { title: task.title, count: task.steps }),
    onDone: ({ task }) => openTask(task.id),
    failed: () => t('templates.makeFailed'),
  })
  const addSteps = useWrite<
    { readonly taskId: string; readonly templateId: string },
    Batch & { readonly added: number }
  >({
    call: ({ client }, input) => client.template.addSteps(input),
    done: ({ added }) => t('templates.added', { count: added }),
    failed: () => t('templates.addFailed'),
  })
  return { keep, save, remove, make, addSteps }
}
