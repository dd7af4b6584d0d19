import { Suspense } from 'react'

import { lazyPart } from '@renderer/ui/lazy-part'

const BreakDownDialog = lazyPart(async () => (await import('./BreakDownDialog')).BreakDownDialog)
const FirstStepDialog = lazyPart(async () => (await import('./FirstStepDialog')).FirstStepDialog)

/** What the Task proxy can be asked to help with, where the task is. */
export type Help = 'break_down' | 'first_step'

type TaskHelpProps = {
  readonly task: { readonly id: string; readonly title: string }
  /** Null while nothing was asked. */
  readonly help: Help | null
  readonly onClose: () => void
}

/** The help that was asked for, over whatever shows the task. */
export function TaskHelp({ task, help, onClose }: TaskHelpProps) {
  return (
    <Suspense fallback={null}>
      {help === 'break_down' && <BreakDownDialog task={task} onClose={onClose} />}
      {help === 'first_step' && <FirstStepDialog task={task} onClose={onClose} />}
    </Suspense>
  )
}
