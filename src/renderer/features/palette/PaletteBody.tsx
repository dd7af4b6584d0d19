import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'

import type { Task } from '@contract/task'
import { celebrate } from '@renderer/app/celebration.store'
import { useApi } from '@renderer/app/api'
import { type CommandEntry, type CommandGroup, keyboard } from '@renderer/app/keyboard'
import { matching } from '@renderer/app/match-title'
import { useWrite } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { useSimilar } from '@renderer/features/context/index'
import { useFocusActions } from '@renderer/features/focus/index'
import { type MessageKey, readingLocale, t, translate } from '@renderer/i18n/index'
import { Kbd } from '@renderer/ui/Kbd'

import { PaletteCapture } from './PaletteCapture'
import { type Goal, GoalLine, useGoals } from './PaletteGoal'
import { PaletteTask } from './PaletteTask'
import { wordsOfCommand } from './places'
import { runWhenClosed } from './run-when-closed'
import { useTaskSearch } from './use-search'

/** More would only be scrolled past. */
const MOST_COMMANDS = 7
const ITEM =
  'flex min-h-row items-center gap-2.5 rounded-control px-2.5 text-13 data-[selected=true]:bg-hover data-[disabled=true]:opacity-50'
const CAPTURE = 'capture'

/** What is on offer, by groups, and what becomes of the choice. */
export function PaletteBody({
  onClose,
  onNewProject,
}: {
  readonly onClose: () => void
  readonly onNewProject: () => void
}) {
  const [typed, setTyped] = useState('')
  const [pointed, setPointed] = useState<string | null>(null)
  const navigate = useNavigate()
  const openTask = useOpenTask()
  const focus = useFocusActions()
  // Taken before this surface owns the keyboard: what the screen behind offers now.
  const entries = useMemo(() => keyboard.entries().filter((entry) => entry.available && entry.keyOnly !== true), [])
  const { tasks, settled } = useTaskSearch(typed)
  const complete = useCompleteTask()
  const capture = useCaptureTyped()

  const asked = typed.trim()
  const commands = matching(
    entries,
    asked,
    (entry) => translate(entry.title),
    (entry) => wordsOfCommand(entry.id),
  )
  const goals = useGoals(asked, onNewProject)
  const similar = useSimilar(asked, settled && asked !== '' ? tasks : undefined)
  const found = [...tasks, ...similar.tasks]
  const groups =
    asked === '' ? byGroup(commands) : [{ title: t('palette.commands'), entries: commands.slice(0, MOST_COMMANDS) }]
  // Before the search has answered, Enter would capture what is about to be found.
  const canCapture = asked !== '' && settled
  const order = [
    ...tasks.map((task) => task.id),
    ...goals.map(({ id }) => id),
    ...groups.flatMap(({ entries: of }) => of.map((entry) => entry.id)),
    // What is merely alike is no answer: a thought comes before it.
    ...(canCapture ? [CAPTURE] : []),
    ...similar.tasks.map((task) => task.id),
  ]
  // The best answer is chosen until one points elsewhere; answers come after the commands, and go above them.
  const selected = pointed !== null && order.includes(pointed) ? pointed : (order[0] ?? '')

  const open = (task: Task): void => {
    onClose()
    openTask(task.id)
  }
  const startFocus = (task: Task): void => {
    onClose()
    void focus.start({ taskId: task.id }).then((outcome) => {
      if (outcome.ok) void navigate({ to: '/focus' })
    })
  }
  const toggleDone = (task: Task): void => {
    onClose()
    void complete.run(task)
  }
  const captureTyped = async (): Promise<void> => {
    const outcome = await capture.run(asked)
    if (outcome.ok) onClose()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const task = found.find((it) => it.id === selected)
    if (task === undefined || !(event.ctrlKey || event.metaKey || event.shiftKey)) return
    event.preventDefault()
    if (event.shiftKey) toggleDone(task)
    else startFocus(task)
  }

  const go = (goal: Goal): void => {
    if (goal.run !== undefined) {
      goal.run()
      return
    }
    onClose()
    void navigate(goal.to)
  }
  const taskGroup = (heading: string, of: readonly Task[]) =>
    of.length === 0 ? null : (
      <Group heading={heading}>
        {of.map((task) => (
          <Command.Item key={task.id} value={task.id} onSelect={() => open(task)} className={ITEM}>
            <PaletteTask
              task={task}
              selected={selected === task.id}
              onStartFocus={startFocus}
              onToggleDone={toggleDone}
            />
          </Command.Item>
        ))}
      </Group>
    )

  return (
    <Command
      label={t('palette.title')}
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={(value) => {
        // It also announces its own first choice; only what differs from ours was pointed at.
        if (value !== selected) setPointed(value)
      }}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} aria-hidden className="text-fg-faint" />
        <Command.Input
          value={typed}
          onValueChange={(next) => {
            setTyped(next)
            setPointed(null)
            capture.clearFailure()
          }}
          placeholder={t('palette.placeholder')}
          className="h-12 min-w-0 flex-1 bg-transparent text-15 outline-none"
        />
      </div>
      {capture.failure !== null && (
        <p role="alert" className="border-b border-line px-4 py-2 text-13 text-danger-text">
          {capture.failure.message}
        </p>
      )}
      <Command.List label={t('palette.results')} className="max-h-[min(26rem,56dvh)] overflow-y-auto p-1.5">
        {taskGroup(t('palette.tasks'), tasks)}
        {goals.length > 0 && (
          <Group heading={t('palette.goTo')}>
            {goals.map((goal) => (
              <Command.Item key={goal.id} value={goal.id} onSelect={() => go(goal)} className={ITEM}>
                <GoalLine goal={goal} />
              </Command.Item>
            ))}
          </Group>
        )}
        {groups.map(({ title, entries: of }) =>
          of.length === 0 ? null : (
            <Group key={title} heading={title}>
              {of.map((entry) => (
                <CommandItem key={entry.id} entry={entry} onRun={() => runWhenClosed(entry.id, onClose)} />
              ))}
            </Group>
          ),
        )}
        {canCapture && (
          <Group heading={order[0] === CAPTURE ? t('palette.nothing') : t('palette.capture')}>
            <Command.Item
              value={CAPTURE}
              disabled={capture.pending}
              onSelect={() => void captureTyped()}
              className={ITEM}
            >
              <PaletteCapture text={asked} />
            </Command.Item>
          </Group>
        )}
        {taskGroup(t('palette.similar'), similar.tasks)}
      </Command.List>
    </Command>
  )
}

/** Most wanted first; never first what would change a task by pressing Enter once too often. */
const groupOrder = [
  { group: 'capture', title: 'common.keyboard.groupCapture' },
  { group: 'focus', title: 'common.keyboard.groupFocus' },
  { group: 'navigation', title: 'common.keyboard.groupNavigation' },
  { group: 'energy', title: 'common.keyboard.groupEnergy' },
  { group: 'task', title: 'common.keyboard.groupTask' },
  { group: 'list', title: 'common.keyboard.groupList' },
  { group: 'general', title: 'common.keyboard.groupGeneral' },
  { group: 'view', title: 'common.keyboard.groupView' },
] as const satisfies readonly { readonly group: CommandGroup; readonly title: MessageKey }[]

function byGroup(
  entries: readonly CommandEntry[],
): readonly { readonly title: string; readonly entries: readonly CommandEntry[] }[] {
  return groupOrder.map(({ group, title }) => ({
    title: t(title),
    entries: entries.filter((entry) => entry.group === group),
  }))
}

function Group({ heading, children }: { readonly heading: string; readonly children: React.ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="not-first:mt-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-fg-faint"
    >
      {children}
    </Command.Group>
  )
}

function CommandItem({ entry, onRun }: { readonly entry: CommandEntry; readonly onRun: () => void }) {
  const [keys] = entry.bound
  return (
    <Command.Item value={entry.id} onSelect={onRun} className={ITEM}>
      <span className="min-w-0 flex-1 truncate">{translate(entry.title)}</span>
      {keys !== undefined && (
        <span aria-hidden>
          <Kbd keys={keys} />
        </span>
      )}
    </Command.Item>
  )
}

/** Captures what was typed; the id is made once per text, so that trying again cannot double it. */
function useCaptureTyped() {
  const [attempt, setAttempt] = useState({ text: '', id: '' })
  return useWrite<string, { readonly tasks: readonly Task[]; readonly batchId: string | null }>({
    call: ({ client }, text) => {
      const id = attempt.text === text ? attempt.id : uuidv7()
      setAttempt({ text, id })
      return client.capture.create({ text, id, source: 'palette', locale: readingLocale() })
    },
    done: ({ tasks: [first] }) => (first === undefined ? null : t('capture.captured', { title: first.title })),
    showsFailure: true,
  })
}

function useCompleteTask() {
  const { client } = useApi()
  return useWrite<Task, { readonly batchId: string | null }>({
    call: (_api, task) => client.task.setStatus({ ids: [task.id], status: isDone(task) ? 'todo' : 'done' }),
    optimistic: (cache, task) =>
      cache.patchTasks([task.id], (it) => ({ ...it, status: isDone(task) ? 'todo' : 'done' })),
    done: (_output, task) =>
      isDone(task) ? t('palette.reopened', { title: task.title }) : t('palette.completed', { title: task.title }),
    onDone: ({ batchId }, task) => {
      if (!isDone(task) && batchId !== null) celebrate()
    },
    failed: () => t('palette.completeFailed'),
  })
}

function isDone(task: Task): boolean {
  return task.status === 'done' || task.status === 'cancelled'
}
