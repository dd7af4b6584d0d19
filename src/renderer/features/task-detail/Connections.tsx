import { ArrowLeftFromLine, ArrowRightToLine, Link2, Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { assertNever } from '@contract/assert-never'
import type { Task, TaskDetail, TaskRef } from '@contract/task'
import { useWrite } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { t } from '@renderer/i18n/index'
import { DropdownMenu, IconButton, Section, cx } from '@renderer/ui/index'
import { TaskPicker, isClosed } from '@renderer/features/task-list/index'

import { useDetailKey } from './use-task-writes'

type Relation = 'blockedBy' | 'blocks' | 'related'
type Dependency = TaskDetail['blocks'][number]

const relations: readonly Relation[] = ['blockedBy', 'blocks', 'related']

/** Which tasks this one waits for, which wait for it, and which have to do with it. */
export function Connections({ detail }: { readonly detail: TaskDetail }) {
  const { task } = detail
  const detailKey = useDetailKey(task.id)
  const [adding, setAdding] = useState<Relation | null>(null)
  const readOnly = task.deletedAt !== null

  const link = useWrite<
    { readonly relation: Relation; readonly other: Task },
    { readonly dependencyId: string; readonly batchId: string | null }
  >({
    call: ({ client }, { relation, other }) => client.task.link(linkOf(relation, task.id, other.id)),
    done: (_, { other }) => t('tasks.detail.linked', { title: other.title }),
    failed: () => t('tasks.detail.linkFailed'),
  })
  const unlink = useWrite<
    { readonly relation: Relation; readonly dependency: Dependency },
    { readonly batchId: string | null }
  >({
    call: ({ client }, { dependency }) => client.task.unlink({ id: dependency.id }),
    optimistic: (cache, { relation, dependency }) =>
      cache.update<TaskDetail>(detailKey, (it) => ({
        ...it,
        [relation]: it[relation].filter(({ id }) => id !== dependency.id),
      })),
    done: () => t('tasks.detail.unlinked'),
    failed: () => t('tasks.detail.unlinkFailed'),
  })

  const connected = relations.flatMap((relation) => detail[relation].map((dependency) => dependency.task.id))
  if (readOnly && connected.length === 0) return null
  return (
    <Section
      level={3}
      className="mt-6!"
      title={t('tasks.detail.depends')}
      actions={
        readOnly ? undefined : (
          <DropdownMenu
            trigger={<IconButton size="small" label={t('tasks.detail.addConnection')} icon={<Plus size={16} />} />}
            entries={relations.map((relation) => ({
              kind: 'item',
              id: relation,
              label: addWords(relation),
              icon: relationIcon(relation),
              onSelect: () => setAdding(relation),
            }))}
          />
        )
      }
    >
      {relations.map((relation) => (
        <Related
          key={relation}
          relation={relation}
          dependencies={detail[relation]}
          onRemove={readOnly ? undefined : (dependency) => void unlink.run({ relation, dependency })}
        />
      ))}
      <TaskPicker
        open={adding !== null}
        onOpenChange={(open) => !open && setAdding(null)}
        title={adding === null ? t('tasks.pick.task') : addWords(adding)}
        barred={barredFor(adding, detail)}
        onPick={(other) => {
          if (adding !== null) void link.run({ relation: adding, other })
        }}
      />
    </Section>
  )
}

/** Why some tasks cannot be connected in this way: one sees that they were found. */
function barredFor(adding: Relation | null, detail: TaskDetail): ReadonlyMap<string, string> {
  const against = adding === 'blockedBy' ? 'blocks' : adding === 'blocks' ? 'blockedBy' : null
  return new Map([
    [detail.task.id, t('tasks.pick.itself')] as const,
    ...relations.flatMap((relation) =>
      detail[relation].map(
        ({ task }) => [task.id, t(relation === against ? 'tasks.pick.circle' : 'tasks.pick.connected')] as const,
      ),
    ),
  ])
}

function Related({
  relation,
  dependencies,
  onRemove,
}: {
  readonly relation: Relation
  readonly dependencies: readonly Dependency[]
  readonly onRemove: ((dependency: Dependency) => void) | undefined
}) {
  if (dependencies.length === 0) return null
  return (
    <div className="pt-1">
      <h4 className="flex h-7 items-center text-12 font-medium text-fg-muted">{relationWords(relation)}</h4>
      <ul>
        {dependencies.map((dependency) => (
          <li key={dependency.id} className="flex min-h-control-small items-center gap-2">
            <span aria-hidden className="text-fg-faint">
              {relationIcon(relation)}
            </span>
            <TaskLink task={dependency.task} />
            {onRemove !== undefined && (
              <IconButton
                size="small"
                label={t('tasks.detail.unlink', { title: dependency.task.title.slice(0, 80) })}
                icon={<X size={14} />}
                onClick={() => onRemove(dependency)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A task by its title; opens it in the panel. */
export function TaskLink({ task, className }: { readonly task: TaskRef; readonly className?: string }) {
  const openTask = useOpenTask()
  const closed = isClosed(task.status)
  return (
    <button
      type="button"
      onClick={() => openTask(task.id)}
      title={`${task.title}\n${t(`common.status.${task.status}`)}`}
      className={cx(
        'min-w-0 flex-1 truncate rounded-control py-1 text-start text-13 hover:underline',
        closed ? 'text-fg-faint line-through' : 'text-fg',
        className,
      )}
    >
      <bdi>{task.title}</bdi>
    </button>
  )
}

function linkOf(relation: Relation, id: string, otherId: string) {
  switch (relation) {
    case 'blockedBy':
      return { id: otherId, type: 'blocks', toId: id } as const
    case 'blocks':
      return { id, type: 'blocks', toId: otherId } as const
    case 'related':
      return { id, type: 'relates', toId: otherId } as const
    default:
      return assertNever(relation)
  }
}

const relationTexts = {
  blockedBy: 'tasks.detail.blockedBy',
  blocks: 'tasks.detail.blocks',
  related: 'tasks.detail.related',
} as const
const addTexts = {
  blockedBy: 'tasks.detail.addBlockedBy',
  blocks: 'tasks.detail.addBlocks',
  related: 'tasks.detail.addRelated',
} as const

function relationWords(relation: Relation): string {
  return t(relationTexts[relation])
}

function addWords(relation: Relation): string {
  return t(addTexts[relation])
}

function relationIcon(relation: Relation): ReactNode {
  switch (relation) {
    case 'blockedBy':
      return <ArrowLeftFromLine size={14} />
    case 'blocks':
      return <ArrowRightToLine size={14} />
    case 'related':
      return <Link2 size={14} />
  }
}
