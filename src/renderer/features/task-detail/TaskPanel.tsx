import { ORPCError } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CornerLeftUp, Ellipsis, FileX, Play, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'

import type { TaskDetail } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { askTemplate } from '@renderer/app/template-ask.store'
import { useCommands } from '@renderer/app/use-commands'
import { t, useFormatter } from '@renderer/i18n/index'
import {
  Button,
  DropdownMenu,
  EmptyState,
  ErrorState,
  IconButton,
  Sheet,
  Skeleton,
  buttonClass,
  isTypingTarget,
} from '@renderer/ui/index'
import { RelatedTasks } from '@renderer/features/context/index'
import { type Help, TaskHelp } from '@renderer/features/proxies/index'
import {
  type Hiding,
  isClosed,
  taskCommands,
  taskMenu,
  useHiding,
  useNow,
  useTaskActions,
} from '@renderer/features/task-list/index'

import { Comments } from './Comments'
import { Connections, TaskLink } from './Connections'
import { FocusHistory } from './FocusHistory'
import { HiddenNote } from './HiddenNote'
import { NotesField } from './NotesField'
import { Steps } from './Steps'
import { TaskOrigin } from './TaskOrigin'
import { TaskProperties } from './TaskProperties'
import { TitleField } from './TitleField'

export type TaskPanelProps = { readonly taskId: string; readonly onClose: () => void }

/** All of one task, beside the list it was opened from. */
export function TaskPanel({ taskId, onClose }: TaskPanelProps) {
  const { query } = useApi()
  const format = useFormatter()
  const now = useNow()
  const actions = useTaskActions()
  const hiding = useHiding()
  const detail = useQuery({
    ...query.task.get.queryOptions({ input: { id: taskId } }),
    // What is not there does not appear by asking again.
    retry: (count, error) => !isMissing(error) && count < 2,
  })
  const { data } = detail
  const task = data?.task
  const closed = task !== undefined && isClosed(task.status)
  const living = task !== undefined && task.deletedAt === null

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      // The row of the task shown last, rather than of the one that was opened first.
      returnTo={() => document.querySelector(`main [data-row-id="${CSS.escape(taskId)}"]`)}
      hideTitle
      title={typeof task?.parentId === 'string' ? t('tasks.detail.step') : t('tasks.detail.title')}
      actions={
        living ? (
          <DropdownMenu
            trigger={<IconButton label={t('tasks.detail.more')} icon={<Ellipsis size={16} />} />}
            entries={taskMenu([task], { actions, hiding, now, format })}
          />
        ) : undefined
      }
      footer={
        task === undefined ? undefined : living ? (
          <div className="flex flex-wrap gap-2">
            {!closed && (
              <Button
                variant="primary"
                icon={<Play size={16} aria-hidden />}
                command={taskCommands.startFocus.id}
                onClick={() => actions.startFocus(task)}
              >
                {t('tasks.action.startFocus')}
              </Button>
            )}
            <Button
              icon={closed ? <RotateCcw size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
              onClick={() => actions.setDone([task], !closed)}
            >
              {closed ? t('tasks.action.reopen') : t('tasks.action.complete')}
            </Button>
          </div>
        ) : (
          <div className="flex flex-wrap items-center gap-3 text-13 text-fg-muted">
            {t('tasks.detail.deletedNote')}
            <Button icon={<RotateCcw size={16} aria-hidden />} onClick={() => actions.restore([task])}>
              {t('tasks.action.restore')}
            </Button>
          </div>
        )
      }
    >
      {data !== undefined ? (
        <TaskBody key={data.task.id} detail={data} actions={actions} hiding={hiding} now={now} />
      ) : detail.isError ? (
        isMissing(detail.error) ? (
          <EmptyState
            icon={<FileX size={20} />}
            title={t('tasks.detail.goneTitle')}
            text={t('tasks.detail.goneText')}
            action={
              <Link to="/tasks" search={{ view: 'deleted' }} className={buttonClass()}>
                {t('tasks.detail.goneAction')}
              </Link>
            }
          />
        ) : (
          <ErrorState
            title={t('tasks.detail.loadFailed')}
            kept={t('tasks.list.loadFailedKept')}
            advice={t('tasks.list.loadFailedAdvice')}
            onRetry={() => void detail.refetch()}
            retrying={detail.isFetching}
          />
        )
      ) : (
        <PanelSkeleton />
      )}
    </Sheet>
  )
}

type TaskBodyProps = {
  readonly detail: TaskDetail
  readonly actions: ReturnType<typeof useTaskActions>
  readonly hiding: Hiding
  readonly now: number
}

function TaskBody({ detail, actions, hiding, now }: TaskBodyProps) {
  const { task, parent } = detail
  const title = useRef<HTMLTextAreaElement>(null)
  const [help, setHelp] = useState<Help | null>(null)
  usePanelCommands(
    detail,
    actions,
    hiding,
    () => {
      title.current?.focus()
      title.current?.select()
    },
    setHelp,
  )
  return (
    <>
      {parent !== null && (
        <div className="flex items-center gap-1.5 pb-1 text-fg-muted">
          <CornerLeftUp size={14} aria-hidden className="text-fg-faint" />
          <span className="sr-only">{t('tasks.detail.parent', { title: '' })}</span>
          <TaskLink task={parent} className="text-fg-muted" />
        </div>
      )}
      <TitleField ref={title} task={task} onDoneChange={(done) => actions.setDone([task], done)} />
      {task.deletedAt === null && <HiddenNote task={task} hiding={hiding} />}
      <NotesField task={task} />
      <TaskProperties task={task} now={now} actions={actions} />
      <Steps detail={detail} actions={actions} onHelp={setHelp} />
      <TaskHelp task={task} help={help} onClose={() => setHelp(null)} />
      <Connections detail={detail} />
      <FocusHistory detail={detail} now={now} />
      <Comments detail={detail} now={now} />
      {task.deletedAt === null && (
        <RelatedTasks
          taskId={task.id}
          without={[...detail.blockedBy, ...detail.blocks, ...detail.related].map(({ task: { id } }) => id)}
          Link={TaskLink}
        />
      )}
      <TaskOrigin detail={detail} />
    </>
  )
}

/** With the keyboard in the panel the keys mean its task, whatever list lies beside it. */
function usePanelCommands(
  { task }: TaskDetail,
  actions: ReturnType<typeof useTaskActions>,
  hiding: Hiding,
  edit: () => void,
  ask: (help: Help) => void,
): void {
  const here = (): boolean => {
    const focused = document.activeElement
    return (
      focused !== null &&
      focused.closest('[data-row-id]') === null &&
      focused.closest('aside, [role=dialog]') !== null &&
      !isTypingTarget(focused)
    )
  }
  // From the palette too, where the keyboard is nowhere; with a row marked the key would mean another task.
  const onRow = (): boolean => Boolean(document.activeElement?.closest('[data-row-id]'))
  const living = task.deletedAt === null
  const open = living && !isClosed(task.status)
  useCommands([
    {
      ...taskCommands.complete,
      when: () => here() && living,
      run: () => actions.setDone([task], !isClosed(task.status)),
    },
    { ...taskCommands.startFocus, when: () => here() && open, run: () => actions.startFocus(task) },
    { ...taskCommands.edit, when: () => here() && living, run: edit },
    { ...taskCommands.breakDown, when: () => !onRow() && open, run: () => ask('break_down') },
    { ...taskCommands.stuck, when: () => !onRow() && open, run: () => ask('first_step') },
    {
      ...taskCommands.addFromTemplate,
      when: () => !onRow() && open,
      run: () => askTemplate({ kind: 'add', task }),
    },
    {
      ...taskCommands.saveTemplate,
      when: () => !onRow() && living && task.steps > 0,
      run: () => askTemplate({ kind: 'save', task }),
    },
    ...([true, false] as const).map((hide) => ({
      ...(hide ? taskCommands.hide : taskCommands.unhide),
      when: () => !onRow() && living && hiding.isOwn(task) !== hide,
      run: () => hiding.set(task, hide),
    })),
    { ...taskCommands.remove, when: () => here() && living, run: () => actions.remove([task]) },
    { ...taskCommands.restore, when: () => here() && !living, run: () => actions.restore([task]) },
  ])
}

function isMissing(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'NOT_FOUND'
}

function PanelSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3 pt-2">
      <span className="sr-only">{t('common.state.loading')}</span>
      <Skeleton className="h-7 w-4/5" />
      <Skeleton className="h-16 w-full" />
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-4 w-3/5" />
      ))}
    </div>
  )
}
