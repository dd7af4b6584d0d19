import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import { useOpenTask } from '@renderer/app/navigation'
import { ReadLine } from '@renderer/features/capture/index'
import { t } from '@renderer/i18n/index'
import { addedWords, isElsewhere, tagWord } from '@renderer/features/task-list/index'

export type QuickAddProps = { readonly project: Project | undefined; readonly tag: Tag | undefined }

/** Adds tasks to the project or tag that is looked at, one a line; a project that the line names goes before. */
export function QuickAdd({ project, tag }: QuickAddProps) {
  const openTask = useOpenTask()
  const name = project?.name ?? (tag === undefined ? undefined : tagWord(tag))
  return (
    <ReadLine
      draftKey={`tasks.add.${project?.id ?? tag?.id ?? 'all'}`}
      label={name === undefined ? t('tasks.list.add') : t('tasks.list.addTo', { name })}
      place={{
        ...(project === undefined ? {} : { projectId: project.id }),
        ...(tag === undefined ? {} : { tag: { kind: tag.kind, name: tag.name } }),
      }}
      done={(tasks) => addedWords(tasks, project?.id)}
      // What is not in the list below can be reached from the notice.
      action={([task]) =>
        task !== undefined && isElsewhere(task, project?.id)
          ? { label: t('common.action.open'), run: () => openTask(task.id) }
          : undefined
      }
      failed={() => t('tasks.list.addFailed')}
    />
  )
}
