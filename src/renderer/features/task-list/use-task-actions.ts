import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'

import type { TagRef } from '@contract/tag'
import type { Task } from '@contract/task'
import type { Priority, TagKind, TaskStatus } from '@contract/vocabulary'
import { type Api, useApi } from '@renderer/app/api'
import { celebrate } from '@renderer/app/celebration.store'
import { undoOffer, useWrite } from '@renderer/app/mutate'
import type { OptimisticCache } from '@renderer/app/optimistic'
import {
  type Formatter,
  type Instant,
  type LocalDate,
  formatDateTime,
  t,
  translate,
  useFormatter,
} from '@renderer/i18n/index'
import { priorityWord } from '@renderer/ui/index'
import { DONE, notify } from '@renderer/ui/notify'

import { isClosed, withStatus } from './task-changes'
import { dueMoment, momentWords, startMoment } from './task-due'
import { tagWord } from './TaskFacts'

/** Most tasks that one call of the contract takes. */
const MOST_PER_CALL = 500

type Many = {
  readonly batchId: string | null
  readonly batchIds: readonly string[]
  /** What comes next of those that repeat. */
  readonly next?: readonly Task[]
}

/** What can be done with tasks from any list. Shown at once; each says what happened in a toast with Undo. */
export type TaskActions = {
  readonly setStatus: (tasks: readonly Task[], status: TaskStatus) => void
  /** Completes what is open, or reopens what is closed. */
  readonly setDone: (tasks: readonly Task[], done: boolean) => void
  readonly setDue: (tasks: readonly Task[], day: LocalDate | null) => void
  readonly setPriority: (tasks: readonly Task[], priority: Priority) => void
  readonly setProject: (tasks: readonly Task[], project: Task['project']) => void
  readonly addTag: (
    tasks: readonly Task[],
    tag: { readonly kind: TagKind; readonly name: string; readonly id?: string },
  ) => void
  readonly snooze: (tasks: readonly Task[], until: Instant | null) => void
  readonly rename: (task: Task, title: string) => void
  readonly remove: (tasks: readonly Task[]) => void
  readonly restore: (tasks: readonly Task[]) => void
  /** Starts a session on the task and goes to it. */
  readonly startFocus: (task: Pick<Task, 'id'>) => void
}

type Change =
  | { readonly kind: 'due'; readonly day: LocalDate | null }
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'project'; readonly project: Task['project'] }
  | { readonly kind: 'tag'; readonly tag: { readonly kind: TagKind; readonly name: string; readonly id?: string } }
  | { readonly kind: 'snooze'; readonly until: Instant | null }

type EditInput = {
  readonly tasks: readonly Task[]
  readonly change: Change
  /** Which of them are sorted by it: they leave the inbox. */
  readonly sorted: readonly Task[]
}
type StatusInput = { readonly tasks: readonly Task[]; readonly status: TaskStatus }

export type TaskActionsOptions = {
  /** In the inbox, giving a thought a day or a project is what sorts it: it is to do then. */
  readonly sorting?: boolean
}

/** The actions on tasks, with identities that last. */
export function useTaskActions({ sorting = false }: TaskActionsOptions = {}): TaskActions {
  const api = useApi()
  const navigate = useNavigate()
  const format = useFormatter()

  const sayDone = (message: string, { batchIds }: Many): void => {
    // One notice for all, and for undo as well: someone who sorts twenty thoughts must still see the list, and what was
    // undone needs no Undo any more. Earlier steps are undone with Ctrl/Cmd+Z.
    notify({ id: DONE, message, ...undoOffer(api, batchIds) })
  }

  const status = useWrite<StatusInput, Many>({
    call: ({ client }, { tasks, status }) => inChunks(tasks, (ids) => client.task.setStatus({ ids, status })),
    optimistic: (cache, { tasks, status }) => {
      const now = Date.now()
      cache.patchTasks(idsOf(tasks), (task) => withStatus(task, status, now))
      if (status !== 'inbox') countInbox(cache, api, -tasks.filter(isInInbox).length)
    },
    onDone: (output, { tasks, status }) => {
      if (status === 'done' && output.batchId !== null) celebrate()
      sayDone(statusMessage(tasks, status, nextWords(output, format)), output)
    },
    failed: ({ tasks, status }) =>
      t(status === 'done' ? 'tasks.failed.complete' : 'tasks.failed.change', {
        count: tasks.length,
        title: titleOf(tasks),
      }),
  })

  const edit = useWrite<EditInput, Many>({
    call: async ({ client }, { tasks, change, sorted }) => {
      // Out of the inbox first: between the two, the list is read again.
      const moved = await inChunks(sorted, (ids) => client.task.setStatus({ ids, status: 'todo' }))
      const edited = await inChunks(tasks, (ids) =>
        client.task.editMany({
          ids,
          changes: fieldsOf(change),
          ...(change.kind === 'tag' ? { addTags: [{ kind: change.tag.kind, name: change.tag.name }] } : {}),
        }),
      )
      return { batchId: edited.batchId ?? moved.batchId, batchIds: [...moved.batchIds, ...edited.batchIds] }
    },
    optimistic: (cache, { tasks, change, sorted }) => {
      const now = Date.now()
      cache.patchTasks(idsOf(tasks), (task) => withChange(task, change))
      cache.patchTasks(idsOf(sorted), (task) => withStatus(task, 'todo', now))
      countInbox(cache, api, -sorted.length)
    },
    onDone: (output, { tasks, change }) => sayDone(editMessage(tasks, change), output),
    failed: ({ tasks }) => t('tasks.failed.change', { count: tasks.length, title: titleOf(tasks) }),
  })

  const rename = useWrite({
    call: ({ client }, input: { readonly task: Task; readonly title: string }) =>
      client.task.update({ id: input.task.id, title: input.title }),
    optimistic: (cache, { task, title }) => cache.patchTasks([task.id], (it) => ({ ...it, title })),
    failed: ({ task }) => t('tasks.failed.change', { count: 1, title: task.title }),
  })

  const remove = useWrite<readonly Task[], Many>({
    call: ({ client }, tasks) => inChunks(tasks, (ids) => client.task.delete({ ids })),
    optimistic: (cache, tasks) => {
      const now = Date.now()
      cache.patchTasks(idsOf(tasks), (task) => ({ ...task, deletedAt: now }))
      countInbox(cache, api, -tasks.filter(isInInbox).length)
    },
    onDone: (output, tasks) => sayDone(t('tasks.done.deleted', { count: tasks.length, title: titleOf(tasks) }), output),
    failed: (tasks) => t('tasks.failed.delete', { count: tasks.length, title: titleOf(tasks) }),
  })

  const restore = useWrite<readonly Task[], Many>({
    call: ({ client }, tasks) => inChunks(tasks, (ids) => client.task.restore({ ids })),
    optimistic: (cache, tasks) => cache.patchTasks(idsOf(tasks), (task) => ({ ...task, deletedAt: null })),
    onDone: (output, tasks) =>
      sayDone(t('tasks.done.restored', { count: tasks.length, title: titleOf(tasks) }), output),
    failed: (tasks) => t('tasks.failed.restore', { count: tasks.length, title: titleOf(tasks) }),
  })

  const focus = useWrite({
    call: ({ client }, taskId: string) => client.focus.start({ taskId }),
    onDone: () => void navigate({ to: '/focus' }),
    failed: () => t('tasks.failed.focus'),
  })

  function editMessage(tasks: readonly Task[], change: Change): string {
    const subject = { count: tasks.length, title: titleOf(tasks) }
    switch (change.kind) {
      case 'due': {
        if (change.day === null) return t('tasks.done.noDue', subject)
        const words = momentWords({ date: change.day, time: null, zone: null }, Date.now(), format)
        return t('tasks.done.due', { ...subject, when: words.phrase })
      }
      case 'priority':
        return t('tasks.done.priority', { ...subject, priority: priorityWord(change.priority) })
      case 'project':
        return change.project === null
          ? t('tasks.done.noProject', subject)
          : t('tasks.done.project', { ...subject, project: change.project.name })
      case 'tag':
        return t('tasks.done.tagged', { ...subject, tag: tagWord(change.tag) })
      case 'snooze':
        return change.until === null
          ? t('tasks.done.unsnoozed', subject)
          : t('tasks.done.snoozed', { ...subject, when: formatDateTime(change.until, Date.now()) })
    }
  }

  const { run: setStatus } = status
  const { run: editMany } = edit
  const { run: renameOne } = rename
  const { run: removeMany } = remove
  const { run: restoreMany } = restore
  const { run: start } = focus
  return useMemo<TaskActions>(() => {
    const some = <T>(tasks: readonly Task[], run: (tasks: readonly Task[]) => T): void => {
      if (tasks.length > 0) run(tasks)
    }
    const change = (tasks: readonly Task[], it: Change): void => {
      const sorts =
        sorting && ((it.kind === 'due' && it.day !== null) || (it.kind === 'project' && it.project !== null))
      some(tasks, () => void editMany({ tasks, change: it, sorted: sorts ? tasks.filter(isInInbox) : [] }))
    }
    return {
      setStatus: (tasks, to) =>
        some(
          tasks.filter((task) => task.status !== to),
          (changed) => void setStatus({ tasks: changed, status: to }),
        ),
      setDone: (tasks, done) =>
        some(
          tasks.filter((task) => isClosed(task.status) !== done),
          (changed) => void setStatus({ tasks: changed, status: done ? 'done' : 'todo' }),
        ),
      setDue: (tasks, day) => change(tasks, { kind: 'due', day }),
      setPriority: (tasks, priority) => change(tasks, { kind: 'priority', priority }),
      setProject: (tasks, project) => change(tasks, { kind: 'project', project }),
      addTag: (tasks, tag) => change(tasks, { kind: 'tag', tag }),
      snooze: (tasks, until) => change(tasks, { kind: 'snooze', until }),
      rename: (task, title) => void renameOne({ task, title }),
      remove: (tasks) => some(tasks, (it) => void removeMany(it)),
      restore: (tasks) => some(tasks, (it) => void restoreMany(it)),
      startFocus: (task) => void start(task.id),
    }
  }, [setStatus, editMany, renameOne, removeMany, restoreMany, start, sorting])
}

async function inChunks(
  tasks: readonly Task[],
  call: (ids: string[]) => Promise<{ readonly batchId: string | null; readonly next?: readonly Task[] }>,
): Promise<Many> {
  const ids = idsOf(tasks)
  const batchIds: string[] = []
  const next: Task[] = []
  for (let from = 0; from < ids.length; from += MOST_PER_CALL) {
    const written = await call(ids.slice(from, from + MOST_PER_CALL))
    if (written.batchId !== null) batchIds.push(written.batchId)
    next.push(...(written.next ?? []))
  }
  return { batchId: batchIds.at(-1) ?? null, batchIds, next }
}

function fieldsOf(change: Change): {
  dueDate?: LocalDate | null
  priority?: Priority
  projectId?: string | null
  snoozedUntil?: Instant | null
} {
  switch (change.kind) {
    case 'due':
      return { dueDate: change.day }
    case 'priority':
      return { priority: change.priority }
    case 'project':
      return { projectId: change.project?.id ?? null }
    case 'snooze':
      return { snoozedUntil: change.until }
    case 'tag':
      return {}
  }
}

function withChange(task: Task, change: Change): Task {
  switch (change.kind) {
    case 'due':
      return change.day === null
        ? { ...task, dueDate: null, dueTime: null, dueZone: null, overdue: false }
        : { ...task, dueDate: change.day, overdue: false }
    case 'priority':
      return { ...task, priority: change.priority }
    case 'project':
      return { ...task, project: change.project }
    case 'snooze':
      return { ...task, snoozedUntil: change.until }
    case 'tag': {
      const { tag } = change
      if (task.tags.some((it) => it.kind === tag.kind && it.name.toLowerCase() === tag.name.toLowerCase())) return task
      const added: TagRef = { id: tag.id ?? `new-${tag.kind}-${tag.name}`, kind: tag.kind, name: tag.name }
      return { ...task, tags: [...task.tags, added] }
    }
  }
}

const statusMessages = {
  inbox: 'tasks.done.inbox',
  todo: 'tasks.done.toDo',
  in_progress: 'tasks.done.inProgress',
  waiting: 'tasks.done.waiting',
  done: 'tasks.done.completed',
  cancelled: 'tasks.done.cancelled',
} as const satisfies Record<TaskStatus, string>

/** When the next of a repeating task is; null for none or several. */
function nextWords({ next = [] }: Many, format: Formatter): string | null {
  const [only] = next
  const moment = only === undefined || next.length > 1 ? null : (dueMoment(only) ?? startMoment(only))
  return moment === null ? null : momentWords(moment, Date.now(), format).phrase
}

function statusMessage(tasks: readonly Task[], status: TaskStatus, next: string | null): string {
  if (status === 'done' && next !== null) return t('tasks.done.completedNext', { title: titleOf(tasks), when: next })
  const reopened = status === 'todo' && tasks.every((task) => isClosed(task.status))
  return translate(reopened ? 'tasks.done.reopened' : statusMessages[status], {
    count: tasks.length,
    title: titleOf(tasks),
  })
}

function countInbox(cache: OptimisticCache, { query }: Api, change: number): void {
  if (change === 0) return
  const shifted = <T extends { readonly inbox: number }>(data: T): T => ({
    ...data,
    inbox: Math.max(0, data.inbox + change),
  })
  cache.update(query.task.counts.key(), shifted<{ readonly inbox: number }>)
  cache.update(query.today.get.key(), shifted<{ readonly inbox: number }>)
}

function isInInbox(task: Task): boolean {
  return task.status === 'inbox' && task.parentId === null && task.deletedAt === null
}

function idsOf(tasks: readonly Task[]): string[] {
  return tasks.map((task) => task.id)
}

/** Long titles would push the Undo button out of the toast. */
function titleOf(tasks: readonly Task[]): string {
  const title = tasks[0]?.title ?? ''
  return title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title
}
