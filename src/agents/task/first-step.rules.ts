import { FIRST_STEP_MINUTES } from '@contract/task-proxy'
import type { StepTaken } from '@core/agent'

import { bareStep, oneLine, sameWords } from './step-words.rules'
import { anyWork, kindsOf, type FirstStep } from './work-kinds'

/** A way to begin, and why it is offered. */
export type Beginning = FirstStep & { readonly reason: string; readonly confidence: number }

/** What the beginnings of a task rest on. */
export type BeginningOf = {
  readonly title: string
  /** Open steps the task has already, in their order. */
  readonly openSteps: readonly { readonly title: string; readonly estimateMinutes: number | null }[]
  /** First steps of what is like it, the most alike first, each with the sentence that says where it is from. */
  readonly begun: readonly { readonly first: StepTaken | undefined; readonly because: string }[]
  /** Whether the person declined a beginning of these words often enough to be spared. */
  readonly declined: (title: string) => boolean
}

const MOST = 4
const LONGEST_SUBJECT = 80

/**
 * Tiny beginnings for a task, at most four and at most five minutes each: what began such work of the person before, what is usual
 * for such work, and five minutes of the task itself. What the task has as a step already is not said again.
 */
export function beginnings({ title, openSteps, begun, declined }: BeginningOf): readonly Beginning[] {
  const own = begun.flatMap(({ first, because }): Beginning[] => {
    const words = first === undefined ? '' : bareStep(first.title)
    const minutes = Math.max(1, Math.round(first?.minutes ?? Number.POSITIVE_INFINITY))
    return words === '' || minutes > FIRST_STEP_MINUTES
      ? []
      : [{ title: words, minutes, confidence: 0.75, reason: because }]
  })
  const usual = kindsOf(title).flatMap(({ name, begin }) =>
    begin.map((step): Beginning => ({ ...step, confidence: 0.5, reason: `A usual beginning for ${name}.` })),
  )
  const any = anyWork.begin.map((step): Beginning => ({ ...step, confidence: 0.4, reason: 'Small enough to do now.' }))
  const next = openSteps.find(
    ({ estimateMinutes }) => (estimateMinutes ?? Number.POSITIVE_INFINITY) > FIRST_STEP_MINUTES,
  )
  const itself: Beginning = {
    title: `Do five minutes of “${oneLine(next?.title ?? title, LONGEST_SUBJECT)}”`,
    minutes: FIRST_STEP_MINUTES,
    confidence: 0.4,
    reason: next === undefined ? 'Stopping after five minutes is allowed.' : 'A part of the step that comes next.',
  }
  const all = next === undefined ? [...own, ...usual, ...any, itself] : [...own, itself, ...usual, ...any]
  const fresh = all.filter(
    (step, index) =>
      !openSteps.some((open) => sameWords(open.title, step.title)) &&
      all.findIndex((other) => sameWords(other.title, step.title)) === index,
  )
  const wanted = fresh.filter((step) => !declined(step.title))
  // Whoever declined everything still gets something when they ask.
  return (wanted.length > 0 ? wanted : fresh).slice(0, MOST)
}
