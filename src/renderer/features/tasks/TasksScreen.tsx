import { FolderPlus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { Button, EmptyState, IconButton, Page, ProjectMark, type RovingHandle } from '@renderer/ui/index'
import { ProjectForecast } from '@renderer/features/estimates/index'
import { FilterMenu } from '@renderer/features/filters/index'
import { ProjectDialog, ProjectMenu } from '@renderer/features/projects/index'
import { TagMenu } from '@renderer/features/tags/index'
import { ModelHint } from '@renderer/features/proxies/index'
import { tagWord } from '@renderer/features/task-list/index'

import { QuickAdd } from './QuickAdd'
import { SearchResults } from './SearchResults'
import { TaskListControls } from './TaskListControls'
import { TaskPagesList } from './TaskPagesList'
import { TaskSearchField } from './TaskSearchField'
import { type TaskListState, useTaskList } from './use-task-list'

/** All tasks, or those of a project, a tag or a saved filter; the address says which. */
export function TasksScreen() {
  const list = useTaskList()
  const rows = useRef<RovingHandle>(null)
  const searching = list.words.trim() !== ''
  const header = headerOf(list)
  return (
    <Page
      title={header.title}
      lead={header.lead}
      actions={
        <>
          {header.menu}
          <FilterMenu current={list.filter} query={list.query} onChoose={list.choose} onGone={list.showAll} />
          <NewProject
            onCreated={(projectId) => list.change({ projectId, tagId: undefined, view: 'open', sort: 'created' })}
          />
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TaskSearchField words={list.words} onWordsChange={list.setWords} onLeave={() => rows.current?.first()} />
        {!searching && <TaskListControls list={list} />}
      </div>
      <div className="mt-4">
        {searching ? (
          <SearchResults words={list.words} onClear={() => list.setWords('')} handle={rows} />
        ) : list.gone !== null ? (
          <Gone what={list.gone} onShowAll={list.showAll} />
        ) : (
          <>
            {list.query.view === 'open' &&
              (list.project === undefined ? list.tag !== undefined : list.project.archivedAt === null) && (
                <QuickAdd project={list.project} tag={list.tag} />
              )}
            <TaskPagesList list={list} handle={rows} />
          </>
        )}
      </div>
      {!searching && <ModelHint quiet adds={t('tasks.list.modelAdds')} className="mt-8 px-2" />}
    </Page>
  )
}

function headerOf({ project, tag, filter, showAll }: TaskListState): {
  readonly title: string
  readonly lead?: ReactNode
  readonly menu?: ReactNode
} {
  if (filter !== undefined) return { title: filter.name }
  if (project !== undefined) {
    return {
      title: project.name,
      lead: (
        <span className="flex min-w-0 items-baseline gap-2">
          <ProjectMark color={project.color} />
          <span className="min-w-0">
            {project.archivedAt !== null && (
              <span className="me-2 font-medium">{t('tasks.project.archivedMark')}.</span>
            )}
            {t('tasks.project.open', { count: project.openTasks })}
            {project.openTasks > 0 && <ProjectForecast projectId={project.id} />}
            {project.notes !== '' && (
              <span dir="auto" className="line-clamp-3 text-14 whitespace-pre-line">
                {project.notes}
              </span>
            )}
          </span>
        </span>
      ),
      menu: <ProjectMenu project={project} onGone={showAll} />,
    }
  }
  if (tag !== undefined) {
    return {
      title: tagWord(tag),
      lead: t('tasks.tag.open', { count: tag.openTasks }),
      menu: <TagMenu tag={tag} onGone={showAll} />,
    }
  }
  return { title: t('tasks.list.title') }
}

function NewProject({ onCreated }: { readonly onCreated: (projectId: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton label={t('tasks.project.new')} icon={<FolderPlus size={16} />} onClick={() => setOpen(true)} />
      <ProjectDialog open={open} onOpenChange={setOpen} onSaved={(project) => onCreated(project.id)} />
    </>
  )
}

const goneTitles = { project: 'tasks.project.gone', tag: 'tasks.tag.gone', filter: 'tasks.filter.gone' } as const

function Gone({ what, onShowAll }: { readonly what: 'project' | 'tag' | 'filter'; readonly onShowAll: () => void }) {
  return (
    <EmptyState
      title={t(goneTitles[what])}
      text={t('tasks.filter.goneText')}
      action={<Button onClick={onShowAll}>{t('tasks.list.showTasks')}</Button>}
    />
  )
}
