import { Footprints, GripVertical, ListTree, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'

import type { Task, TaskDetail } from '@contract/task'
import { useWrite } from '@renderer/app/mutate'
import { useOpenTask } from '@renderer/app/navigation'
import { ReadLine } from '@renderer/features/capture/index'
import { formatDuration, t } from '@renderer/i18n/index'
import { Button, CompleteToggle, IconButton, List, Row, Section, cx } from '@renderer/ui/index'
import type { Help } from '@renderer/features/proxies/index'
import { type TaskActions, TaskTitle, addedWords, isClosed, taskCommands } from '@renderer/features/task-list/index'

import { movedBefore, useDragOrder } from './use-drag-order'
import { useDetailKey } from './use-task-writes'

export type StepsProps = {
  readonly detail: TaskDetail
  readonly actions: TaskActions
  readonly onHelp: (help: Help) => void
}

/** The steps of a task, in their order: tick, add, move, delete. A step is a task, and opens as one. */
export function Steps({ detail, actions, onHelp }: StepsProps) {
  const { task } = detail
  const detailKey = useDetailKey(task.id)
  const openTask = useOpenTask()
  const box = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const steps = detail.steps.filter((step) => step.deletedAt === null)
  const readOnly = task.deletedAt !== null

  const move = useWrite<{ readonly order: readonly Task[]; readonly id: string }, { readonly batchId: string | null }>({
    call: ({ client }, { order, id }) => {
      const index = order.findIndex((step) => step.id === id)
      return client.task.moveStep({ id, afterId: order[index - 1]?.id ?? null })
    },
    optimistic: (cache, { order }) => cache.update<TaskDetail>(detailKey, (it) => ({ ...it, steps: [...order] })),
    failed: () => t('tasks.detail.stepFailed'),
  })
  const place = (id: string, before: number): void => {
    const order = movedBefore(steps, id, before)
    if (order === steps) return
    void move.run({ order, id })
    const index = order.findIndex((step) => step.id === id)
    setSaid(t('tasks.detail.stepMoved', { title: order[index]?.title ?? '', position: index + 1, total: order.length }))
  }
  const { drag, handleProps } = useDragOrder(box, place)

  const moveByKey = (event: KeyboardEvent<HTMLElement>, index: number, id: string): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    place(id, event.key === 'ArrowUp' ? Math.max(0, index - 1) : Math.min(steps.length, index + 2))
  }

  if (readOnly && steps.length === 0) return null
  const minutes = steps.reduce((sum, step) => sum + (step.estimateMinutes ?? 0), 0)
  const done = steps.filter((step) => step.status === 'done').length
  return (
    <Section
      level={3}
      className="mt-6!"
      title={t('tasks.detail.steps')}
      meta={
        steps.length === 0
          ? undefined
          : [
              t('tasks.detail.stepsMeta', { done, total: steps.length }),
              minutes > 0 ? t('tasks.detail.stepsEstimate', { duration: formatDuration(minutes) }) : '',
            ]
              .filter((part) => part !== '')
              .join(', ')
      }
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      {steps.length > 0 && (
        <div ref={box}>
          <List label={t('tasks.detail.stepList')} onOpen={openTask}>
            {steps.map((step, index) => (
              <div key={step.id} role="presentation" className="relative">
                {drag?.before === index && drag.id !== step.id && <DropLine />}
                <Row
                  id={step.id}
                  quiet={isClosed(step.status)}
                  className={cx('-mx-2', drag?.id === step.id && 'opacity-50')}
                  onKeyDown={(event) => moveByKey(event, index, step.id)}
                  leading={
                    <CompleteToggle
                      checked={isClosed(step.status)}
                      cancelled={step.status === 'cancelled'}
                      title={step.title}
                      disabled={readOnly}
                      onCheckedChange={(checked) => actions.setDone([step], checked)}
                    />
                  }
                  meta={step.estimateMinutes === null ? undefined : formatDuration(step.estimateMinutes)}
                  actions={
                    readOnly ? undefined : (
                      <>
                        <IconButton
                          size="small"
                          label={t('tasks.detail.deleteStep', { title: step.title.slice(0, 80) })}
                          icon={<Trash2 size={14} />}
                          onClick={() => actions.remove([step])}
                        />
                        <IconButton
                          {...handleProps(step.id)}
                          size="small"
                          className="cursor-grab touch-none active:cursor-grabbing"
                          label={t('tasks.detail.moveStep', { title: step.title.slice(0, 80) })}
                          shortcut="alt+arrowup"
                          icon={<GripVertical size={14} />}
                        />
                      </>
                    )
                  }
                >
                  <TaskTitle title={step.title} />
                </Row>
              </div>
            ))}
          </List>
          {drag?.before === steps.length && <DropLine end />}
        </div>
      )}
      {!readOnly && <AddStep parentId={task.id} />}
      {!readOnly && !isClosed(task.status) && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button
            size="small"
            icon={<ListTree size={14} aria-hidden />}
            command={taskCommands.breakDown.id}
            onClick={() => onHelp('break_down')}
          >
            {t('tasks.action.breakDown')}
          </Button>
          <Button
            size="small"
            icon={<Footprints size={14} aria-hidden />}
            command={taskCommands.stuck.id}
            onClick={() => onHelp('first_step')}
          >
            {t('proxies.firstStep.open')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function DropLine({ end = false }: { readonly end?: boolean }) {
  return (
    <div
      aria-hidden
      className={cx(
        'pointer-events-none z-10 h-0.5 rounded-full bg-accent',
        end ? 'relative' : 'absolute inset-x-0 -top-px',
      )}
    />
  )
}

function AddStep({ parentId }: { readonly parentId: string }) {
  return (
    <ReadLine
      className="-mx-2"
      draftKey={`task.${parentId}.step`}
      label={t('tasks.detail.addStep')}
      place={{ parentId }}
      // Said only where more was read than the words that stand in the list.
      done={(steps, text) => (steps[0]?.title === text ? null : addedWords(steps))}
      failed={() => t('tasks.detail.stepFailed')}
    />
  )
}
