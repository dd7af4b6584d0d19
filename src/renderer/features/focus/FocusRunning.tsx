import {
  ArrowRightLeft,
  CirclePause,
  CircleStop,
  Coffee,
  Ellipsis,
  Footprints,
  Maximize,
  Pause,
  PictureInPicture2,
  Play,
  Plus,
  Trash2,
  Undo2,
  Zap,
} from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'

import type { FocusSession } from '@contract/focus'
import { globalCommands } from '@renderer/app/global-commands'
import { useOpenTask } from '@renderer/app/navigation'
import { useCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { TaskHelp } from '@renderer/features/proxies/index'
import { Button, DropdownMenu, IconButton, type MenuEntry, Ring } from '@renderer/ui/index'

import { BreakView } from './BreakView'
import { DecisionStep } from './DecisionStep'
import { finishAsk } from './finish-ask'
import { FinishStep } from './FinishStep'
import { focusCommands } from './focus-commands'
import { FocusLiveRegion } from './FocusLiveRegion'
import type { FocusReading } from './focus-reading'
import { clockCaption, clockSpoken, clockText, sessionTitle } from './focus-wording'
import { InterruptionNote } from './InterruptionNote'
import { TaskPicker } from './TaskPicker'
import { useOpenMini } from './use-open-mini'
import { useFullScreen } from './use-full-screen'
import type { FocusActions } from './use-focus-actions'

const MORE_MINUTES = 5

type FocusRunningProps = {
  readonly session: FocusSession
  readonly reading: FocusReading
  readonly actions: FocusActions
  readonly onFinished: (session: FocusSession) => void
}

/** A running or paused session: nothing on the screen but the task, the clock and what one may want to press. */
export function FocusRunning({ session, reading, actions, onFinished }: FocusRunningProps) {
  const openTask = useOpenTask()
  const full = useFullScreen()
  const openMini = useOpenMini()
  const [finishing, setFinishing] = useState(false)
  const askedElsewhere = useStore(finishAsk, ({ asked }) => asked)
  const [noting, dismissNote] = useNewInterruption(session)
  const interruptButton = useRef<HTMLButtonElement>(null)
  const finishButton = useRef<HTMLButtonElement>(null)
  const [switching, setSwitching] = useState(false)
  const [stuck, setStuck] = useState(false)
  useEffect(() => {
    if (!askedElsewhere) return
    setFinishing(true)
    finishAsk.setState({ asked: false })
  }, [askedElsewhere])
  const paused = session.state === 'paused'
  const onBreak = session.state === 'break'
  const asked = session.state === 'deciding'
  const timeIsUp = reading.planElapsed && session.state === 'focusing'
  const working = !onBreak && !asked
  const { task } = session

  const pauseOrResume = () => void (paused ? actions.resume() : actions.pause())
  const interrupted = () => void actions.interrupt()
  const drifted = () => void actions.interrupt({ kind: 'self' })
  const extend = () => void actions.extend(MORE_MINUTES)
  const takeBreak = () => void actions.startBreak()
  const away = () => void actions.interrupt({ pause: true })
  const keepGoing = () => {
    setFinishing(false)
    // The button is there again only after the next draw.
    requestAnimationFrame(() => finishButton.current?.focus())
  }
  const finish = async (completeTask: boolean, note: string) => {
    const outcome = await actions.finish({ completeTask, note })
    if (outcome.ok) onFinished(outcome.output.session)
  }

  useCommands([
    // The same command as everywhere; here it asks what came up instead of saying that it was noted.
    { ...globalCommands.interrupted, when: () => working, run: interrupted },
    { ...focusCommands.toggle, when: () => working, run: pauseOrResume },
    { ...focusCommands.finish, when: () => !asked, run: () => setFinishing(true) },
    { ...focusCommands.drifted, when: () => working, run: drifted },
    { ...focusCommands.away, when: () => session.state === 'focusing', run: away },
    { ...focusCommands.break, when: () => working, run: takeBreak },
    { ...focusCommands.switchTask, when: () => working, run: () => setSwitching(true) },
    { ...focusCommands.stuck, when: () => working && task !== null, run: () => setStuck(true) },
    { ...focusCommands.full, run: full.toggle },
    { ...focusCommands.extend, when: () => working && session.plannedMinutes !== null, run: extend },
  ])

  const entries: readonly MenuEntry[] = [
    ...(timeIsUp
      ? ([
          {
            kind: 'item',
            id: 'pause',
            label: t('focus.pause'),
            icon: <Pause size={16} />,
            command: focusCommands.toggle.id,
            onSelect: pauseOrResume,
          },
          {
            kind: 'item',
            id: 'interrupted',
            label: t('focus.interrupted'),
            icon: <Zap size={16} />,
            command: globalCommands.interrupted.id,
            onSelect: interrupted,
          },
        ] as const)
      : []),
    ...(session.state === 'focusing'
      ? ([
          {
            kind: 'item',
            id: 'away',
            label: t('focus.pauseInterrupted'),
            icon: <CirclePause size={16} />,
            command: focusCommands.away.id,
            onSelect: away,
          },
        ] as const)
      : []),
    {
      kind: 'item',
      id: 'drifted',
      label: t('focus.drifted'),
      icon: <Undo2 size={16} />,
      command: focusCommands.drifted.id,
      onSelect: drifted,
    },
    ...(session.plannedMinutes === null
      ? []
      : ([
          {
            kind: 'item',
            id: 'extend',
            label: t('focus.addFive'),
            icon: <Plus size={16} />,
            command: focusCommands.extend.id,
            onSelect: extend,
          },
        ] as const)),
    {
      kind: 'item',
      id: 'break',
      label: t('focus.break.takeOne'),
      icon: <Coffee size={16} />,
      command: focusCommands.break.id,
      onSelect: takeBreak,
    },
    { kind: 'separator', id: 'task' },
    {
      kind: 'item',
      id: 'switch',
      label: t('focus.switchTask'),
      icon: <ArrowRightLeft size={16} />,
      command: focusCommands.switchTask.id,
      onSelect: () => setSwitching(true),
    },
    ...(task === null
      ? []
      : ([
          {
            kind: 'item',
            id: 'stuck',
            label: t('focus.stuck.open'),
            icon: <Footprints size={16} />,
            command: focusCommands.stuck.id,
            onSelect: () => setStuck(true),
          },
        ] as const)),
    { kind: 'separator', id: 'view' },
    {
      kind: 'item',
      id: 'full',
      label: full.on ? t('focus.leaveFullScreen') : t('focus.fullScreen'),
      icon: <Maximize size={16} />,
      command: focusCommands.full.id,
      onSelect: full.toggle,
    },
    ...(openMini === null
      ? []
      : ([
          {
            kind: 'item',
            id: 'mini',
            label: t('focus.miniWindow'),
            icon: <PictureInPicture2 size={16} />,
            onSelect: openMini,
          },
        ] as const)),
    { kind: 'separator', id: 'end' },
    {
      kind: 'item',
      id: 'discard',
      label: t('focus.discard'),
      icon: <Trash2 size={16} />,
      tone: 'danger',
      onSelect: () => void actions.discard(),
    },
  ]

  return (
    <section
      aria-label={t('focus.running')}
      className="mx-auto flex min-h-[min(640px,calc(100dvh-12rem))] w-full max-w-[560px] flex-col items-center justify-center gap-[clamp(0.75rem,4dvh,2rem)] text-center"
    >
      <h2 className="max-w-full text-22 font-semibold text-balance [overflow-wrap:anywhere]">
        {onBreak ? (
          t('focus.break.title')
        ) : task === null ? (
          sessionTitle(session)
        ) : (
          <button type="button" onClick={() => openTask(task.id)} className="rounded-control px-2 hover:bg-hover">
            {task.title}
          </button>
        )}
      </h2>
      <Ring
        value={reading.share ?? undefined}
        label={clockSpoken(reading)}
        text={clockText(reading)}
        caption={clockCaption(session, reading)}
        state={paused || asked ? 'paused' : reading.planElapsed ? 'over' : 'running'}
      />
      <FocusLiveRegion session={session} reading={reading} />
      {asked && session.decision !== null ? (
        <DecisionStep decision={session.decision} actions={actions} />
      ) : finishing ? (
        <FinishStep hasTask={task !== null} pending={actions.pending} onFinish={finish} onBack={keepGoing} />
      ) : onBreak ? (
        <BreakView session={session} reading={reading} actions={actions} />
      ) : (
        <div className="flex w-full flex-col items-center gap-4">
          {timeIsUp && (
            <div>
              <p className="text-15 font-medium">{t('focus.timeUp')}</p>
              <p className="text-13 text-fg-muted">{t('focus.timeUpHint')}</p>
            </div>
          )}
          <div className="flex flex-wrap items-center justify-center gap-2">
            {timeIsUp ? (
              <>
                <Button
                  size="large"
                  className="max-sm:px-3.5"
                  command={focusCommands.break.id}
                  onClick={takeBreak}
                  icon={<Coffee size={16} aria-hidden className="max-sm:hidden" />}
                >
                  {t('focus.break.takeOne')}
                </Button>
                <Button
                  size="large"
                  className="max-sm:px-3.5"
                  onClick={extend}
                  icon={<Plus size={16} aria-hidden className="max-sm:hidden" />}
                >
                  {t('focus.fiveMore')}
                </Button>
                <Button
                  ref={finishButton}
                  size="large"
                  className="max-sm:px-3.5"
                  variant="primary"
                  command={focusCommands.finish.id}
                  onClick={() => setFinishing(true)}
                  icon={<CircleStop size={16} aria-hidden className="max-sm:hidden" />}
                >
                  {t('focus.finish')}
                </Button>
              </>
            ) : (
              <>
                <Button
                  size="large"
                  className="max-sm:px-3.5"
                  variant={paused ? 'primary' : 'secondary'}
                  command={focusCommands.toggle.id}
                  onClick={pauseOrResume}
                  icon={
                    paused ? (
                      <Play size={16} aria-hidden className="max-sm:hidden" />
                    ) : (
                      <Pause size={16} aria-hidden className="max-sm:hidden" />
                    )
                  }
                >
                  {paused ? t('focus.resume') : t('focus.pause')}
                </Button>
                <Button
                  ref={interruptButton}
                  size="large"
                  className="max-sm:px-3.5"
                  command={globalCommands.interrupted.id}
                  onClick={interrupted}
                  icon={<CirclePause size={16} aria-hidden className="max-sm:hidden" />}
                >
                  {t('focus.interrupted')}
                </Button>
                <Button
                  ref={finishButton}
                  size="large"
                  className="max-sm:px-3.5"
                  command={focusCommands.finish.id}
                  onClick={() => setFinishing(true)}
                  icon={<CircleStop size={16} aria-hidden className="max-sm:hidden" />}
                >
                  {t('focus.finish')}
                </Button>
              </>
            )}
            <DropdownMenu
              label={t('focus.more')}
              entries={entries}
              trigger={<IconButton label={t('focus.more')} icon={<Ellipsis size={16} />} />}
            />
          </div>
          {noting && (
            <InterruptionNote
              count={session.interruptions.length}
              onClose={() => {
                dismissNote()
                ;(interruptButton.current ?? finishButton.current)?.focus()
              }}
            />
          )}
        </div>
      )}
      <TaskPicker
        open={switching}
        onOpenChange={setSwitching}
        title={t('focus.switchTask')}
        none={t('focus.switchNone')}
        except={task?.id}
        onPick={(taskId) => void actions.switchTask(taskId)}
      />
      {task !== null && <TaskHelp task={task} help={stuck ? 'first_step' : null} onClose={() => setStuck(false)} />}
    </section>
  )
}

/**
 * Whether an interruption was noted while this screen watched, by whichever key, menu or window: then one may want to
 * write down what it was.
 */
function useNewInterruption(session: FocusSession): readonly [boolean, () => void] {
  const count = session.interruptions.length
  const [seen, setSeen] = useState(count)
  const newest = useRef(count)
  useEffect(() => {
    // An undone interruption takes its question away with it.
    if (count < newest.current) setSeen(count)
    newest.current = count
  }, [count])
  return [count > seen, () => setSeen(count)]
}
