import type { Project } from '@contract/project'
import type { Tag } from '@contract/tag'
import { ReadLine } from '@renderer/features/capture/index'
import { t } from '@renderer/i18n/index'
import { TITLE_MAX, tagWord } from '@renderer/features/task-list/index'

export type QuickAddProps = { readonly project: Project | undefined; readonly tag: Tag | undefined }

/** Adds tasks to the project or tag that is looked at, one a line. */
export function QuickAdd({ project, tag }: QuickAddProps) {
  const name = project?.name ?? (tag === undefined ? undefined : tagWord(tag))
  return (
    <ReadLine
      draftKey={`tasks.add.${project?.id ?? tag?.id ?? 'all'}`}
      label={name === undefined ? t('tasks.list.add') : t('tasks.list.addTo', { name })}
      place={{
        ...(project === undefined ? {} : { projectId: project.id }),
        ...(tag === undefined ? {} : { tag: { kind: tag.kind, name: tag.name } }),
      }}
      maxLength={TITLE_MAX}
      done={(task) => t('tasks.list.added', { title: task.title })}
      failed={() => t('tasks.list.addFailed')}
    />
  )
}
