import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'

import type { Task } from '@contract/task'
import { useOpenTask, useOpenTaskId } from '@renderer/app/navigation'
import { askTemplate } from '@renderer/app/template-ask.store'
import type { Command } from '@renderer/app/keyboard'
import { useCommands, useListCommands } from '@renderer/app/use-commands'
import { useFormatter } from '@renderer/i18n/index'
import { ContextMenu, RovingArea, type RovingHandle, isTypingTarget } from '@renderer/ui/index'
import { lazyPart } from '@renderer/ui/lazy-part'

import { BulkBar } from './BulkBar'
import { isClosed } from './task-changes'
import { priorityCommands, taskCommands } from './task-commands'
import { addDays, nextWeekStart } from './task-due'
import { TaskListContext, type TaskListRow } from './task-list.context'
import { inTwoHours, taskMenu, type TaskMenuWays } from './task-menu'
import { ProjectPicker, TagPicker } from './task-pickers'
import { useHiding } from './use-hiding'
import { useNow } from './use-now'
import { useTaskActions } from './use-task-actions'

const DayDialog = lazyPart(async () => (await import('./DayDialog')).DayDialog)

export type TaskListAreaProps = {
  /** All tasks of all lists inside, in the order shown. */
  readonly tasks: readonly Task[]
  readonly children: ReactNode
  /** What the keys act on while no row is marked and nothing is selected. */
  readonly fallback?: Task | null
  /** In the inbox: giving a thought a day or a project sorts it. */
  readonly sorting?: boolean
  /** For virtual lists: brings a row into the document. */
  readonly onReveal?: ((id: string) => void) | undefined
  readonly handle?: Ref<RovingHandle>
}

/**
 * Around the task lists of a screen: one place for the keys, the selection, the menu behind a right click, the bar for
 * several tasks and the pickers. The lists inside are made of List and TaskRow.
 */
export function TaskListArea({
  tasks,
  children,
  fallback = null,
  sorting = false,
  onReveal,
  handle,
}: TaskListAreaProps) {
  const roving = useRef<RovingHandle>(null)
  useImperativeHandle(handle, () => ({
    move: (...args) => roving.current?.move(...args),
    first: () => roving.current?.first(),
    last: () => roving.current?.last(),
    focus: (id) => roving.current?.focus(id),
    focusedId: () => roving.current?.focusedId(),
    open: () => roving.current?.open(),
    toggleSelected: () => roving.current?.toggleSelected(),
    selectAll: () => roving.current?.selectAll(),
    clearSelection: () => roving.current?.clearSelection(),
  }))
  const openTask = useOpenTask()
  const openId = useOpenTaskId()
  const now = useNow()
  const format = useFormatter()
  const actions = useTaskActions({ sorting })
  const hiding = useHiding()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [editingId, setEditingId] = useState<string | null>(null)
  const [menuId, setMenuId] = useState<string | null>(null)
  const [picking, setPicking] = useState<{
    readonly kind: 'project' | 'tag' | 'day'
    readonly tasks: readonly Task[]
  } | null>(null)

  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks])
  // What left the list is no longer selected, whoever took it away.
  const selected = useMemo(
    () => (chosen.size === 0 ? chosen : new Set([...chosen].filter((id) => byId.has(id)))),
    [chosen, byId],
  )
  const selection = useMemo(() => tasks.filter((task) => selected.has(task.id)), [tasks, selected])

  const targets = (): readonly Task[] => {
    if (selection.length > 0) return selection
    const marked = roving.current?.focusedId() ?? openId
    const task = marked === null ? undefined : byId.get(marked)
    return task !== undefined ? [task] : fallback === null ? [] : [fallback]
  }
  /** Without a marked row only what cannot surprise is done to the fallback. */
  const explicitTargets = (): readonly Task[] => targets().filter((task) => byId.has(task.id))

  const ways: TaskMenuWays = {
    actions,
    hiding,
    now,
    format,
    open: (task) => openTask(task.id),
    edit: (task) => setEditingId(task.id),
    pickProject: (picked) => setPicking({ kind: 'project', tasks: picked }),
    pickTag: (picked) => setPicking({ kind: 'tag', tasks: picked }),
    pickDay: (picked) => setPicking({ kind: 'day', tasks: picked }),
    select: (task) => setChosen((before) => new Set([...before, task.id])),
  }

  const { note, recover } = useFocusPlace(roving, tasks)
  // A menu, a picker or the bar for several tasks had the focus, and what it came from may have left the list.
  const busy = picking !== null || selection.length > 0
  useEffect(() => (busy ? recover : undefined), [busy, recover])

  useListCommands(roving)
  useCommands(commandsOf(explicitTargets, targets, ways))

  const menuTasks = menuId === null ? [] : selected.has(menuId) ? selection : tasks.filter((task) => task.id === menuId)

  const aim = (event: MouseEvent<HTMLElement> | PointerEvent<HTMLElement>): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row-id]') : null
    const id = row?.dataset['rowId'] ?? null
    setMenuId(id)
    // Beside the rows, and in a field, the browser's own menu is of more use.
    if (event.type === 'contextmenu' && (id === null || isTypingTarget(event.target))) event.stopPropagation()
  }

  const context = useMemo<TaskListRow>(
    () => ({
      actions,
      hiding,
      now,
      openId,
      editingId,
      finishEdit: (task, title) => {
        setEditingId(null)
        if (title !== null) actions.rename(task, title)
        // The field is gone by the next frame; the row it was in goes on having the focus.
        requestAnimationFrame(() => roving.current?.focus(task.id))
      },
    }),
    [actions, hiding, now, openId, editingId],
  )

  return (
    <TaskListContext value={context}>
      <ContextMenu entries={taskMenu(menuTasks, ways)} onOpenChange={(open) => !open && recover()}>
        <div onContextMenuCapture={aim} onPointerDownCapture={aim} onFocus={note} className="@container">
          <RovingArea
            handle={roving}
            onOpen={openTask}
            selected={selected}
            onSelectedChange={setChosen}
            {...(onReveal === undefined ? {} : { onReveal, ids: tasks.map((task) => task.id) })}
          >
            {children}
          </RovingArea>
        </div>
      </ContextMenu>
      {selection.length > 0 && <BulkBar tasks={selection} ways={ways} onClear={() => setChosen(new Set())} />}
      <ProjectPicker
        open={picking?.kind === 'project'}
        onOpenChange={(open) => !open && setPicking(null)}
        onPick={(project) => actions.setProject(picking?.tasks ?? [], project)}
      />
      <TagPicker
        open={picking?.kind === 'tag'}
        onOpenChange={(open) => !open && setPicking(null)}
        onPick={(tag) => actions.addTag(picking?.tasks ?? [], tag)}
      />
      {picking?.kind === 'day' && (
        <Suspense fallback={null}>
          <DayDialog
            tasks={picking.tasks}
            onClose={() => setPicking(null)}
            onPick={(day) => actions.setDue(picking.tasks, day)}
          />
        </Suspense>
      )}
    </TaskListContext>
  )
}

/** Where in the list the focus was, and the way back when it was lost with a row that left. */
function useFocusPlace(roving: RefObject<RovingHandle | null>, tasks: readonly Task[]) {
  const place = useRef({ id: '', index: 0 })
  const newest = useRef(tasks)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  useEffect(() => {
    newest.current = tasks
  })
  useEffect(() => () => clearInterval(timer.current), [])
  const note = useCallback(() => {
    const id = roving.current?.focusedId()
    if (id !== undefined) place.current = { id, index: newest.current.findIndex((task) => task.id === id) }
  }, [roving])
  const recover = useCallback(() => {
    let checks = 0
    // Surfaces give the focus back (to the page, when its origin left) only when they have faded out: watch until then.
    clearInterval(timer.current)
    timer.current = setInterval(() => {
      checks += 1
      if (isNowhere(document.activeElement)) {
        const { id, index } = place.current
        const list = newest.current
        const heir = list.find((task) => task.id === id) ?? list[Math.min(Math.max(0, index), list.length - 1)]
        if (heir !== undefined && id !== '') roving.current?.focus(heir.id)
      }
      if (checks >= MOST_CHECKS) clearInterval(timer.current)
    }, CHECK_EVERY)
  }, [roving])
  return { note, recover }
}

/** In ms; together longer than any surface takes to fade out and give the focus back. */
const CHECK_EVERY = 30
const MOST_CHECKS = 20

/** Where the focus ends up when what had it is gone. */
function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body || element.tagName === 'MAIN'
}

type Targets = () => readonly Task[]

function commandsOf(explicit: Targets, targets: Targets, ways: TaskMenuWays): readonly Command[] {
  const { actions, format, hiding } = ways
  const open = (): readonly Task[] => explicit().filter((task) => task.deletedAt === null && !isClosed(task.status))
  const living = (): readonly Task[] => explicit().filter((task) => task.deletedAt === null)
  const deleted = (): readonly Task[] => explicit().filter((task) => task.deletedAt !== null)
  const startable = (): Task | undefined => targets().find((task) => task.deletedAt === null && !isClosed(task.status))
  const today = (): string => format.localDate(Date.now())
  const withOpen = (run: (tasks: readonly Task[]) => void) => ({
    when: () => open().length > 0,
    run: () => run(open()),
  })
  const withLiving = (run: (tasks: readonly Task[]) => void) => ({
    when: () => living().length > 0,
    run: () => run(living()),
  })
  return [
    {
      ...taskCommands.complete,
      ...withLiving((tasks) => actions.setDone(tasks, !tasks.every((task) => isClosed(task.status)))),
    },
    {
      ...taskCommands.startFocus,
      when: () => startable() !== undefined,
      run: () => {
        const task = startable()
        if (task !== undefined) actions.startFocus(task)
      },
    },
    {
      ...taskCommands.edit,
      when: () => living().length === 1,
      run: () => living().forEach((task) => ways.edit?.(task)),
    },
    { ...taskCommands.toDo, ...withOpen((tasks) => actions.setStatus(tasks, 'todo')) },
    { ...taskCommands.waiting, ...withOpen((tasks) => actions.setStatus(tasks, 'waiting')) },
    { ...taskCommands.dueToday, ...withOpen((tasks) => actions.setDue(tasks, today())) },
    { ...taskCommands.dueTomorrow, ...withOpen((tasks) => actions.setDue(tasks, addDays(today(), 1))) },
    { ...taskCommands.dueNextWeek, ...withOpen((tasks) => actions.setDue(tasks, nextWeekStart(today(), format))) },
    { ...taskCommands.dueDay, ...withOpen((tasks) => ways.pickDay?.(tasks)) },
    { ...taskCommands.noDue, ...withOpen((tasks) => actions.setDue(tasks, null)) },
    {
      ...taskCommands.snooze,
      when: () => startable() !== undefined,
      run: () =>
        actions.snooze(
          targets().filter((task) => task.deletedAt === null && !isClosed(task.status)),
          inTwoHours(),
        ),
    },
    ...priorityCommands.map(({ priority, ...definition }) => ({
      ...definition,
      ...withOpen((tasks) => actions.setPriority(tasks, priority)),
    })),
    { ...taskCommands.project, ...withLiving((tasks) => ways.pickProject?.(tasks)) },
    { ...taskCommands.tag, ...withLiving((tasks) => ways.pickTag?.(tasks)) },
    {
      ...taskCommands.addFromTemplate,
      when: () => open().length === 1,
      run: () => open().forEach((task) => askTemplate({ kind: 'add', task })),
    },
    {
      ...taskCommands.saveTemplate,
      when: () => living().length === 1 && living().every((task) => task.steps > 0),
      run: () => living().forEach((task) => askTemplate({ kind: 'save', task })),
    },
    ...([true, false] as const).map((hide) => ({
      ...(hide ? taskCommands.hide : taskCommands.unhide),
      when: () => living().length === 1 && living().every((task) => hiding.isOwn(task) !== hide),
      run: () => living().forEach((task) => hiding.set(task, hide)),
    })),
    { ...taskCommands.remove, ...withLiving((tasks) => actions.remove(tasks)) },
    { ...taskCommands.restore, when: () => deleted().length > 0, run: () => actions.restore(deleted()) },
  ]
}
