import {
  CircleDashed,
  CircleDot,
  CircleCheck,
  CirclePlay,
  CircleSlash,
  Hourglass,
  Inbox,
  Plus,
  Users,
  Zap,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'

import type { Task, TaskChanges } from '@contract/task'
import {
  type NeededEnergy,
  type TaskMode,
  type TaskStatus,
  neededEnergies,
  priorities,
  taskModes,
  taskStatuses,
} from '@contract/vocabulary'
import { type Instant, t } from '@renderer/i18n/index'
import {
  Chip,
  DropdownMenu,
  IconButton,
  type MenuEntry,
  NeededEnergyMark,
  PriorityMark,
  ProjectMark,
  neededEnergyWord,
  priorityWord,
} from '@renderer/ui/index'
import {
  type Moment,
  ProjectPicker,
  TagPicker,
  type TaskActions,
  dueMoment,
  isClosed,
  priorityCommands,
  startMoment,
  tagIcon,
} from '@renderer/features/task-list/index'
import { TaskForecastNote } from '@renderer/features/estimates/index'
import { TaskRank } from '@renderer/features/priority/index'

import { RepeatsField } from './RepeatsField'
import { EstimateField } from './EstimateField'
import { LinksField } from './LinksField'
import { PropertyButton, PropertyRow } from './PropertyRow'
import { useFieldWrite } from './use-task-writes'
import { WhenField } from './WhenField'

const ICON = 16

export type TaskPropertiesProps = { readonly task: Task; readonly now: Instant; readonly actions: TaskActions }

/** What is known about a task, each value a button that changes it. */
export function TaskProperties({ task, now, actions }: TaskPropertiesProps) {
  const { run } = useFieldWrite(task.id)
  const [picking, setPicking] = useState<'project' | 'tag' | null>(null)
  const disabled = task.deletedAt !== null
  const closed = isClosed(task.status)
  const save = (changes: TaskChanges, shown: Partial<Task>): void =>
    void run({ changes, shown: (it) => ({ ...it, ...shown }) })

  return (
    <section aria-label={t('tasks.detail.properties')} className="mt-4 flex flex-col gap-0.5">
      <PropertyRow label={t('tasks.detail.status')}>
        <Choice
          label={t('tasks.detail.statusChange', { value: statusWord(task.status) })}
          icon={statusIcon(task.status)}
          disabled={disabled}
          entries={taskStatuses.map((status) => ({
            kind: 'item',
            id: status,
            label: statusWord(status),
            icon: statusIcon(status),
            checked: status === task.status,
            onSelect: () => actions.setStatus([task], status),
          }))}
        >
          {statusWord(task.status)}
        </Choice>
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.due')}>
        <WhenField
          kind="due"
          moment={dueMoment(task)}
          now={now}
          closed={closed}
          disabled={disabled}
          onChange={(moment) => save(...dueChange(moment))}
        />
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.start')}>
        <WhenField
          kind="start"
          moment={startMoment(task)}
          now={now}
          closed={closed}
          disabled={disabled}
          onChange={(moment) => save(...startChange(moment))}
        />
      </PropertyRow>
      {task.parentId === null && (
        <PropertyRow label={t('recurrence.repeats')}>
          <RepeatsField task={task} now={now} disabled={disabled} />
        </PropertyRow>
      )}
      <PropertyRow label={t('tasks.detail.priority')}>
        <Choice
          label={t('tasks.detail.priorityChange', { value: priorityWord(task.priority) })}
          icon={<PriorityMark priority={task.priority} decorative />}
          empty={task.priority === 'none'}
          disabled={disabled}
          entries={priorities.toReversed().map((priority) => ({
            kind: 'item',
            id: priority,
            label: priorityWord(priority),
            icon: <PriorityMark priority={priority} decorative />,
            checked: priority === task.priority,
            command: priorityCommands.find((command) => command.priority === priority)?.id,
            onSelect: () => save({ priority }, { priority }),
          }))}
        >
          {priorityWord(task.priority)}
        </Choice>
      </PropertyRow>
      {!closed && !disabled && (
        <PropertyRow label={t('priority.rank')}>
          <TaskRank taskId={task.id} />
        </PropertyRow>
      )}
      <PropertyRow label={t('tasks.detail.estimate')}>
        <EstimateField
          minutes={task.estimateMinutes}
          disabled={disabled}
          onChange={(estimateMinutes) => save({ estimateMinutes }, { estimateMinutes })}
        />
        <TaskForecastNote task={task} />
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.energy')}>
        <Choice
          label={t('tasks.detail.energyChange', { value: energyWord(task.neededEnergy) })}
          icon={energyIcon(task.neededEnergy)}
          empty={task.neededEnergy === null}
          disabled={disabled}
          entries={[...neededEnergies, null].map((neededEnergy) => ({
            kind: 'item',
            id: neededEnergy ?? 'any',
            label: energyWord(neededEnergy),
            icon: energyIcon(neededEnergy),
            checked: neededEnergy === task.neededEnergy,
            onSelect: () => save({ neededEnergy }, { neededEnergy }),
          }))}
        >
          {energyWord(task.neededEnergy)}
        </Choice>
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.mode')}>
        <Choice
          label={t('tasks.detail.modeChange', { value: modeWord(task.mode) })}
          icon={<Users size={ICON} />}
          empty={task.mode === 'do'}
          disabled={disabled}
          entries={taskModes.map((mode) => ({
            kind: 'item',
            id: mode,
            label: modeWord(mode),
            checked: mode === task.mode,
            onSelect: () => save({ mode }, { mode }),
          }))}
        >
          {modeWord(task.mode)}
        </Choice>
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.project')}>
        <PropertyButton
          label={t('tasks.detail.projectChange', { value: task.project?.name ?? t('tasks.action.noProject') })}
          icon={task.project === null ? <CircleDashed size={ICON} /> : <ProjectMark color={task.project.color} />}
          empty={task.project === null}
          disabled={disabled}
          aria-haspopup="dialog"
          onClick={() => setPicking('project')}
        >
          <bdi>{task.project?.name ?? t('tasks.action.noProject')}</bdi>
        </PropertyButton>
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.tags')}>
        {task.tags.map((tag) => (
          <Chip
            key={tag.id}
            kind={tag.kind}
            label={tag.name}
            icon={tagIcon(tag.kind)}
            onRemove={disabled ? undefined : () => save(...tagsChange(task.tags.filter((it) => it !== tag)))}
          />
        ))}
        {!disabled &&
          (task.tags.length === 0 ? (
            <PropertyButton
              label={t('tasks.detail.addTag')}
              icon={<Plus size={ICON} />}
              empty
              aria-haspopup="dialog"
              onClick={() => setPicking('tag')}
            >
              {t('tasks.detail.addTag')}
            </PropertyButton>
          ) : (
            <IconButton
              size="small"
              label={t('tasks.detail.addTag')}
              icon={<Plus size={ICON} />}
              aria-haspopup="dialog"
              onClick={() => setPicking('tag')}
            />
          ))}
      </PropertyRow>
      <PropertyRow label={t('tasks.detail.links')}>
        <LinksField
          links={task.links}
          disabled={disabled}
          onChange={(links) => save({ links: [...links] }, { links: [...links] })}
        />
      </PropertyRow>

      <ProjectPicker
        open={picking === 'project'}
        onOpenChange={(open) => setPicking(open ? 'project' : null)}
        onPick={(project) => save({ projectId: project?.id ?? null }, { project })}
      />
      <TagPicker
        open={picking === 'tag'}
        onOpenChange={(open) => setPicking(open ? 'tag' : null)}
        without={task.tags.map((tag) => tag.id)}
        onPick={(tag) => {
          if (!task.tags.some((it) => it.kind === tag.kind && it.name === tag.name)) {
            save(
              ...tagsChange([
                ...task.tags,
                { id: tag.id ?? `new-${tag.kind}-${tag.name}`, kind: tag.kind, name: tag.name },
              ]),
            )
          }
        }}
      />
    </section>
  )
}

/** One of a few, behind a button that says which. */
function Choice({
  label,
  icon,
  empty = false,
  disabled,
  entries,
  children,
}: {
  readonly label: string
  readonly icon: ReactNode
  readonly empty?: boolean
  readonly disabled: boolean
  readonly entries: readonly MenuEntry[]
  readonly children: ReactNode
}) {
  return (
    <DropdownMenu
      align="start"
      label={label}
      entries={entries}
      trigger={
        <PropertyButton label={label} icon={icon} empty={empty} disabled={disabled}>
          {children}
        </PropertyButton>
      }
    />
  )
}

function dueChange(moment: Moment | null): [TaskChanges, Partial<Task>] {
  const fields = { dueDate: moment?.date ?? null, dueTime: moment?.time ?? null, dueZone: moment?.zone ?? null }
  return [fields, fields]
}

function startChange(moment: Moment | null): [TaskChanges, Partial<Task>] {
  const fields = { startDate: moment?.date ?? null, startTime: moment?.time ?? null, startZone: moment?.zone ?? null }
  return [fields, fields]
}

function tagsChange(tags: Task['tags']): [TaskChanges, Partial<Task>] {
  return [{ tags: tags.map(({ kind, name }) => ({ kind, name })) }, { tags }]
}

function statusWord(status: TaskStatus): string {
  return t(`common.status.${status}`)
}

function statusIcon(status: TaskStatus): ReactNode {
  switch (status) {
    case 'inbox':
      return <Inbox size={ICON} />
    case 'todo':
      return <CircleDot size={ICON} />
    case 'in_progress':
      return <CirclePlay size={ICON} />
    case 'waiting':
      return <Hourglass size={ICON} />
    case 'done':
      return <CircleCheck size={ICON} />
    case 'cancelled':
      return <CircleSlash size={ICON} />
  }
}

function energyWord(needed: NeededEnergy | null): string {
  return needed === null ? t('tasks.detail.anyEnergy') : neededEnergyWord(needed)
}

function energyIcon(needed: NeededEnergy | null): ReactNode {
  return needed === null ? <Zap size={ICON} /> : <NeededEnergyMark needed={needed} decorative />
}

const modeWords = {
  do: 'tasks.detail.modeDo',
  do_with_me: 'tasks.detail.modeDoWithMe',
  delegate: 'tasks.detail.modeDelegate',
  drop: 'tasks.detail.modeDrop',
} as const satisfies Record<TaskMode, string>

function modeWord(mode: TaskMode): string {
  return t(modeWords[mode])
}
