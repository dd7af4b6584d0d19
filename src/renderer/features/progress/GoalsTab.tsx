import { Link } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Ellipsis, Pause, Pencil, Play, Plus, Target, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { Goal } from '@contract/goal'
import { t, useFormatter } from '@renderer/i18n/index'
import {
  Button,
  DropdownMenu,
  EmptyState,
  ErrorState,
  IconButton,
  type MenuEntry,
  Progress,
  Section,
  SkeletonRows,
} from '@renderer/ui/index'

import { goalAmount, goalStanding, goalTerms } from './goal-words'
import { GoalDialog } from './GoalDialog'
import { useGoalActions, useGoals } from './use-goals'

const ICON = 16

type GoalsTabProps = { readonly creating: boolean; readonly onCreatingChange: (creating: boolean) => void }

/** Goals with where each stands; those put away are folded. */
export function GoalsTab({ creating, onCreatingChange }: GoalsTabProps) {
  const [editing, setEditing] = useState<Goal | null>(null)
  const goals = useGoals(true)
  const set = (
    <Button variant="primary" icon={<Plus size={ICON} aria-hidden />} onClick={() => onCreatingChange(true)}>
      {t('progress.goal.new')}
    </Button>
  )
  const present = goals.data?.filter((goal) => goal.archivedAt === null) ?? []
  const archived = goals.data?.filter((goal) => goal.archivedAt !== null) ?? []
  return (
    <>
      {goals.data === undefined ? (
        goals.isError ? (
          <ErrorState title={t('progress.error.loadGoals')} onRetry={() => void goals.refetch()} />
        ) : (
          <SkeletonRows count={3} />
        )
      ) : present.length === 0 ? (
        <EmptyState
          icon={<Target size={20} />}
          title={t('progress.goal.empty')}
          text={t('progress.goal.emptyHint')}
          action={set}
        />
      ) : (
        <>
          <ul aria-label={t('progress.goal.list')} className="flex flex-col">
            {present.map((goal) => (
              <GoalRow key={goal.id} goal={goal} onEdit={() => setEditing(goal)} />
            ))}
          </ul>
          <div className="mt-4">{set}</div>
        </>
      )}
      {archived.length > 0 && (
        <Section title={t('progress.goal.archivedTitle')} meta={archived.length} foldable folded>
          <ul>
            {archived.map((goal) => (
              <GoalRow key={goal.id} goal={goal} onEdit={() => setEditing(goal)} />
            ))}
          </ul>
        </Section>
      )}
      <GoalDialog open={creating} onOpenChange={onCreatingChange} />
      <GoalDialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        goal={editing ?? undefined}
      />
    </>
  )
}

function GoalRow({ goal, onEdit }: { readonly goal: Goal; readonly onEdit: () => void }) {
  const format = useFormatter()
  const now = Date.now()
  const { progress } = goal
  const amount = goalAmount(goal, progress.done)
  return (
    <li className="flex items-start gap-3 border-b border-line py-4 last:border-b-0">
      <div className="min-w-0 flex-1">
        <h3 className="truncate text-15 font-medium" dir="auto">
          {goal.title}
        </h3>
        <p className="text-13 text-fg-muted">{goalTerms(goal)}</p>
        <Progress
          className="mt-2 max-w-md"
          label={goal.title}
          value={progress.done / goal.target}
          valueText={amount}
          tone={progress.state === 'met' ? 'success' : progress.state === 'paused' ? 'quiet' : 'accent'}
        />
        <p className="mt-1.5 text-13">
          <Link
            to="/progress"
            search={{
              from: progress.from,
              ...(progress.to === null ? {} : { to: progress.to }),
              ...(goal.project === null ? {} : { projectId: goal.project.id }),
              ...(goal.tag === null ? {} : { tagId: goal.tag.id }),
              ...(goal.measure === 'count' ? { kind: 'task.completed' as const } : {}),
              ...(goal.measure === 'time' ? { kind: 'focus.finished' as const } : {}),
            }}
            data-numeric
            className="font-medium text-fg"
          >
            {amount}
          </Link>{' '}
          <span className="text-fg-muted">{goalStanding(goal, format, now)}</span>
        </p>
        {goal.history.length > 0 && <GoalHistory goal={goal} />}
      </div>
      <GoalMenu goal={goal} onEdit={onEdit} />
    </li>
  )
}

/** The periods before, oldest first: met or how much, as plain facts. */
function GoalHistory({ goal }: { readonly goal: Goal }) {
  const format = useFormatter()
  const now = Date.now()
  return (
    <ol aria-label={t('progress.goal.history')} className="mt-2 flex gap-1">
      {goal.history.toReversed().map((period) => {
        const share = Math.min(1, period.done / goal.target)
        const text = t('progress.goal.historyEntry', {
          day: format.day(period.from, now),
          amount: goalAmount(goal, period.done),
        })
        return (
          <li key={period.from} title={text} className="flex h-5 w-3 items-end overflow-hidden rounded-sm bg-fill">
            <span className="sr-only">{text}</span>
            <span
              aria-hidden
              data-mark
              className={period.met ? 'w-full bg-success' : 'w-full bg-fg-faint'}
              style={{ height: `${share * 100}%` }}
            />
          </li>
        )
      })}
    </ol>
  )
}

function GoalMenu({ goal, onEdit }: { readonly goal: Goal; readonly onEdit: () => void }) {
  const actions = useGoalActions()
  const archived = goal.archivedAt !== null
  const paused = goal.pausedAt !== null
  const entries: readonly MenuEntry[] = [
    { kind: 'item', id: 'edit', label: t('progress.goal.edit'), icon: <Pencil size={ICON} />, onSelect: onEdit },
    ...(archived
      ? []
      : ([
          {
            kind: 'item',
            id: 'pause',
            label: paused ? t('progress.goal.resume') : t('progress.goal.pause'),
            icon: paused ? <Play size={ICON} /> : <Pause size={ICON} />,
            onSelect: () => actions.setPaused(goal, !paused),
          },
        ] as const)),
    {
      kind: 'item',
      id: 'archive',
      label: archived ? t('progress.goal.unarchive') : t('progress.goal.archive'),
      icon: archived ? <ArchiveRestore size={ICON} /> : <Archive size={ICON} />,
      onSelect: () => actions.setArchived(goal, !archived),
    },
    {
      kind: 'item',
      id: 'delete',
      label: t('progress.goal.delete'),
      icon: <Trash2 size={ICON} />,
      tone: 'danger',
      onSelect: () => actions.remove(goal),
    },
  ]
  return (
    <DropdownMenu
      trigger={<IconButton label={t('progress.goal.actions', { title: goal.title })} icon={<Ellipsis size={ICON} />} />}
      entries={entries}
    />
  )
}
