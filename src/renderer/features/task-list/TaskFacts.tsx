import {
  AtSign,
  CalendarClock,
  CirclePlay,
  Clock,
  EyeOff,
  Hash,
  Hourglass,
  Inbox,
  ListChecks,
  Lock,
  Moon,
  Repeat,
  User,
} from 'lucide-react'
import { type ReactNode, use } from 'react'

import type { TagRef } from '@contract/tag'
import type { Task } from '@contract/task'
import { type Instant, formatDateTime, formatDuration, formatExact, t, useFormatter } from '@renderer/i18n/index'
import { NeededEnergyMark, PriorityMark, ProjectMark, cx, neededEnergyWord } from '@renderer/ui/index'

import { isClosed } from './task-changes'
import { type Moment, dueMoment, momentWords, startMoment } from './task-due'
import { TaskListContext } from './task-list.context'

const ICON = 12
/** Beside an open panel, rows are too narrow for everything; at phone width the facts have a line of their own again. */
const ROOMY = 'inline-flex sm:@max-[40rem]:hidden'
/** Tags beyond these are counted; one, where a project and steps want room as well. */
const TAGS_SHOWN = 2

export type TaskFact = 'status' | 'project' | 'tags' | 'due' | 'estimate' | 'steps' | 'priority'

export type TaskFactsProps = {
  readonly task: Task
  readonly now: Instant
  /** What the surroundings say already, such as the project of a project's list. */
  readonly without?: readonly TaskFact[]
}

/** What is known of a task, quietly, in one line; the due date stands last, where the eye looks for it. */
export function TaskFacts({ task, now, without }: TaskFactsProps) {
  const hidden = use(TaskListContext)?.hiding.isHidden(task) === true
  const has = (fact: TaskFact) => without?.includes(fact) !== true
  const closed = isClosed(task.status)
  const due = dueMoment(task)
  return (
    <>
      {has('status') && <StatusFact status={task.status} />}
      {hidden && <Fact icon={<EyeOff size={ICON} />} label={t('context.hidden.mark')} fixed />}
      {task.blocked && !closed && <Fact icon={<Lock size={ICON} />} label={t('tasks.fact.blocked')} fixed />}
      {task.recurrenceText !== null && (
        <Fact icon={<Repeat size={ICON} />} label={t('tasks.fact.repeats', { text: task.recurrenceText })} fixed />
      )}
      {has('steps') && task.steps > 0 && (
        <Fact
          icon={<ListChecks size={ICON} />}
          label={t('tasks.fact.stepsLong', { done: task.stepsDone, total: task.steps })}
          fixed
          roomy
        >
          {t('tasks.fact.steps', { done: task.stepsDone, total: task.steps })}
        </Fact>
      )}
      {has('tags') && (
        <TagFacts
          tags={task.tags}
          most={(has('project') && task.project !== null) || task.steps > 0 ? 1 : TAGS_SHOWN}
        />
      )}
      {has('project') && task.project !== null && (
        <Fact
          icon={<ProjectMark color={task.project.color} size={8} />}
          label={t('tasks.fact.project', { name: task.project.name })}
        >
          <bdi>{task.project.name}</bdi>
        </Fact>
      )}
      {task.neededEnergy !== null && !closed && (
        <span title={neededEnergyWord(task.neededEnergy)} className={ROOMY}>
          <NeededEnergyMark needed={task.neededEnergy} size={14} />
        </span>
      )}
      {has('estimate') && task.estimateMinutes !== null && (
        <Fact
          icon={<Clock size={ICON} />}
          label={t('tasks.fact.estimate', { duration: formatDuration(task.estimateMinutes) })}
          fixed
        >
          {formatDuration(task.estimateMinutes)}
        </Fact>
      )}
      {has('priority') && task.priority !== 'none' && (
        <span className="inline-flex">
          <PriorityMark priority={task.priority} />
        </span>
      )}
      {task.snoozedUntil !== null && task.snoozedUntil > now && !closed && (
        <Fact
          icon={<Moon size={ICON} />}
          label={t('tasks.fact.snoozed', { when: formatExact(task.snoozedUntil) })}
          fixed
        >
          {formatDateTime(task.snoozedUntil, now)}
        </Fact>
      )}
      {due === null
        ? task.startDate !== null && <StartFact moment={startMoment(task)} now={now} />
        : has('due') && <DueFact moment={due} closed={closed} now={now} />}
    </>
  )
}

/** What has not been sorted, is under way or waits for somebody; to do is what a task in a list is anyway. */
function StatusFact({ status }: { readonly status: Task['status'] }) {
  switch (status) {
    case 'inbox':
      return <Fact icon={<Inbox size={ICON} />} label={t('common.status.inbox')} fixed />
    case 'in_progress':
      return (
        <Fact
          icon={<CirclePlay size={ICON} className="text-accent-text" />}
          label={t('common.status.in_progress')}
          fixed
        >
          {t('common.status.in_progress')}
        </Fact>
      )
    case 'waiting':
      return (
        <Fact icon={<Hourglass size={ICON} />} label={t('common.status.waiting')} fixed>
          {t('common.status.waiting')}
        </Fact>
      )
    case 'todo':
    case 'done':
    case 'cancelled':
      return null
  }
}

function DueFact({
  moment,
  closed,
  now,
}: {
  readonly moment: Moment
  readonly closed: boolean
  readonly now: Instant
}) {
  const words = momentWords(moment, now, useFormatter())
  const late = words.tone === 'late' && !closed
  return (
    <time
      dateTime={words.machine}
      title={words.exact}
      className={cx(
        'shrink-0 whitespace-nowrap',
        late
          ? 'font-medium text-danger-text'
          : words.tone === 'today' && !closed
            ? 'font-medium text-accent-text'
            : 'text-fg-muted',
      )}
    >
      <span className="sr-only">
        {late ? t('tasks.due.late', { when: words.exact }) : t('tasks.due.due', { when: words.exact })}
      </span>
      <span aria-hidden>{words.text}</span>
    </time>
  )
}

function StartFact({ moment, now }: { readonly moment: Moment | null; readonly now: Instant }) {
  const format = useFormatter()
  if (moment === null) return null
  const words = momentWords(moment, now, format)
  if (words.tone === 'late') return null
  return (
    <Fact icon={<CalendarClock size={ICON} />} label={t('tasks.due.starts', { when: words.exact })} fixed>
      {words.text}
    </Fact>
  )
}

function TagFacts({ tags, most }: { readonly tags: readonly TagRef[]; readonly most: number }) {
  const shown = tags.slice(0, most)
  const rest = tags.slice(most)
  return (
    <>
      {shown.map((tag) => (
        <Fact key={tag.id} icon={tagIcon(tag.kind)} label={tagWord(tag)} roomy>
          <bdi>{tag.name}</bdi>
        </Fact>
      ))}
      {rest.length > 0 && (
        <span title={rest.map(tagWord).join(' ')} className={cx('shrink-0', ROOMY)}>
          {t('tasks.fact.moreTags', { count: rest.length })}
        </span>
      )}
    </>
  )
}

/** A tag with its sigil, as it is typed. */
export function tagWord(tag: Pick<TagRef, 'kind' | 'name'>): string {
  return tag.kind === 'tag' ? `#${tag.name}` : `@${tag.name}`
}

/** The icon of a kind of tag, 12 px. */
export function tagIcon(kind: TagRef['kind']): ReactNode {
  switch (kind) {
    case 'tag':
      return <Hash size={ICON} aria-hidden />
    case 'context':
      return <AtSign size={ICON} aria-hidden />
    case 'person':
      return <User size={ICON} aria-hidden />
  }
}

function Fact({
  icon,
  label,
  fixed = false,
  roomy = false,
  children,
}: {
  readonly icon: ReactNode
  readonly label: string
  /** Numbers and times are never cut off. */
  readonly fixed?: boolean
  /** Left out where rows are narrow; it is in the details. */
  readonly roomy?: boolean
  readonly children?: ReactNode
}) {
  return (
    <span
      title={label}
      className={cx(
        'items-center gap-1 whitespace-nowrap text-fg-muted',
        fixed ? 'shrink-0' : 'max-w-36 min-w-3',
        roomy ? ROOMY : 'inline-flex',
      )}
    >
      <span aria-hidden className="inline-flex text-fg-faint">
        {icon}
      </span>
      <span className="sr-only">{label}</span>
      {children !== undefined && (
        <span aria-hidden data-numeric={fixed || undefined} className="truncate">
          {children}
        </span>
      )}
    </span>
  )
}
