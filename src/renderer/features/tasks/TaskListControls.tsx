import { SegmentedControl, Select } from '@renderer/ui/index'
import type { TaskQuery } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { tagWord } from '@renderer/features/task-list/index'

import type { TaskListState } from './use-task-list'

type View = TaskQuery['view']
type Sort = TaskQuery['sort']

const ALL = 'all'
const ONE_LINE = 'overflow-hidden whitespace-nowrap text-ellipsis'

/** Which tasks, of which project and tag, in which order. */
export function TaskListControls({ list }: { readonly list: TaskListState }) {
  const { query, change, projects, tags } = list
  return (
    <div className="@container">
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl<View>
          label={t('tasks.list.views')}
          value={query.view === 'inbox' ? 'open' : query.view}
          onValueChange={(view) => change({ view })}
          segments={[
            { value: 'open', label: t('tasks.list.viewOpen') },
            { value: 'waiting', label: t('tasks.list.viewWaiting') },
            { value: 'closed', label: t('tasks.list.viewClosed') },
            { value: 'deleted', label: t('tasks.list.viewDeleted') },
          ]}
        />
        <div className="flex w-full min-w-0 gap-2 @[42rem]:ms-auto @[42rem]:w-auto">
          {projects.length > 0 && (
            <Select
              hideLabel
              label={t('tasks.list.projectFilter')}
              value={query.projectId ?? ALL}
              onValueChange={(id) => change({ projectId: id === ALL ? undefined : id })}
              options={[
                { value: ALL, label: t('tasks.list.anyProject') },
                ...projects.map((project) => ({
                  value: project.id,
                  label:
                    project.archivedAt === null ? project.name : `${project.name} (${t('tasks.project.archivedMark')})`,
                })),
              ]}
              className={ONE_LINE}
              fieldClassName="min-w-0 max-w-44"
            />
          )}
          {tags.length > 0 && (
            <Select
              hideLabel
              label={t('tasks.list.tagFilter')}
              value={query.tagId ?? ALL}
              onValueChange={(id) => change({ tagId: id === ALL ? undefined : id })}
              options={[
                { value: ALL, label: t('tasks.list.anyTag') },
                ...tags.map((tag) => ({ value: tag.id, label: tagWord(tag) })),
              ]}
              className={ONE_LINE}
              fieldClassName="min-w-0 max-w-36"
            />
          )}
          {/* Finished and deleted tasks come in the order in which that happened. */}
          {query.view === 'open' && (
            <Select<Sort>
              hideLabel
              label={t('tasks.list.sort')}
              value={query.sort}
              onValueChange={(sort) => change({ sort })}
              options={[
                { value: 'created', label: t('tasks.list.sortCreated') },
                { value: 'due', label: t('tasks.list.sortDue') },
                { value: 'priority', label: t('tasks.list.sortPriority') },
              ]}
              className={ONE_LINE}
              fieldClassName="min-w-0 max-w-36"
            />
          )}
        </div>
      </div>
    </div>
  )
}
