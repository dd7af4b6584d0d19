import { Link } from '@tanstack/react-router'

import { useNamed } from '@renderer/features/projects/index'
import { tagIcon } from '@renderer/features/task-list/index'
import { t } from '@renderer/i18n/index'
import { buttonClass, ProjectMark } from '@renderer/ui/index'

const MOST = 4

/** The projects and tags that have the words in their names: each leads to its tasks. */
export function NamesFound({ words }: { readonly words: string }) {
  const { projects, tags } = useNamed(words, MOST)
  if (projects.length + tags.length === 0) return null
  return (
    <nav aria-label={t('tasks.list.namesFound')} className="mb-3 flex flex-wrap gap-2">
      {projects.map((project) => (
        <Link
          key={project.id}
          to="/tasks"
          search={{ projectId: project.id }}
          className={buttonClass({ size: 'small' })}
        >
          <ProjectMark color={project.color} size={8} />
          <span className="max-w-60 truncate">{project.name}</span>
        </Link>
      ))}
      {tags.map((tag) => (
        <Link key={tag.id} to="/tasks" search={{ tagId: tag.id }} className={buttonClass({ size: 'small' })}>
          {tagIcon(tag.kind)}
          <span className="max-w-60 truncate">{tag.name}</span>
        </Link>
      ))}
    </nav>
  )
}
