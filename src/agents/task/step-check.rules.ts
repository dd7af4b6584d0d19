import { FIRST_STEP_MINUTES } from '@contract/task-proxy'

import { allot, MOST_STEPS, type Step } from './step-plan.rules'
import { bareStep, sameWords, tellsWhatToDo } from './step-words.rules'

/** What can be wrong with steps. */
export type StepFlaw =
  | 'none'
  | 'sum'
  | 'long_first'
  | 'not_whole'
  | 'duplicate'
  | 'no_deed'
  | 'many'
  | 'link'
  | 'markup'

/** What holds for any break-down, whoever made it; empty when nothing is wrong. */
export function flawsOf(steps: readonly Pick<Step, 'title' | 'minutes'>[], total: number): readonly StepFlaw[] {
  const titles = steps.map(({ title }) => title)
  const flaws: readonly (readonly [StepFlaw, boolean])[] = [
    ['none', steps.length === 0],
    ['many', steps.length > MOST_STEPS],
    ['sum', steps.reduce((sum, { minutes }) => sum + minutes, 0) !== total],
    ['long_first', (steps[0]?.minutes ?? 0) > FIRST_STEP_MINUTES],
    ['not_whole', steps.some(({ minutes }) => !Number.isInteger(minutes) || minutes < 1)],
    ['duplicate', titles.some((title, index) => titles.findIndex((other) => sameWords(other, title)) !== index)],
    ['no_deed', titles.some((title) => !tellsWhatToDo(title))],
    ['link', titles.some((title) => leadsElsewhere(title))],
    ['markup', titles.some(looksLikeMarkup)],
  ]
  return flaws.flatMap(([flaw, there]) => (there ? [flaw] : []))
}

export type Raw = { readonly title: string; readonly minutes: number }

/**
 * A model's steps, put right as far as that can be done without guessing: bare words, no step twice or there already, none
 * that leads elsewhere, a beginning of at most five minutes, minutes that sum exactly. Null when fewer than two are left.
 */
export function mended(
  raw: readonly Raw[],
  given: {
    readonly total: number
    readonly existing: readonly string[]
    /** A beginning to put before a first step that is too long. */
    readonly beginning: Raw
    readonly reason: string
  },
): readonly Step[] | null {
  const { total, existing, beginning, reason } = given
  if (total <= FIRST_STEP_MINUTES) return null
  const usable = raw
    .map(({ title, minutes }) => ({ title: bareStep(title), minutes }))
    .filter(({ title }) => tellsWhatToDo(title) && !leadsElsewhere(title) && !looksLikeMarkup(title))
    .filter(({ title }, index, all) => all.findIndex((other) => sameWords(other.title, title)) === index)
    .filter(({ title }) => !existing.some((other) => sameWords(other, title)))
  const [first] = usable
  if (first === undefined) return null
  const short = first.minutes <= FIRST_STEP_MINUTES
  const begun = short ? usable : [beginning, ...usable.filter(({ title }) => !sameWords(title, beginning.title))]
  const kept = begun.slice(0, Math.min(MOST_STEPS, total))
  if (kept.length < 2) return null
  const minutes = allot(
    total,
    kept.map((step) => step.minutes),
  )
  return kept.map(({ title }, index) => ({ title, reason, minutes: minutes[index] ?? 1 }))
}

const address =
  /(?:\b[a-z][a-z0-9+.-]{1,12}:\/\/|\bwww\.|\bmailto:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|example|dev|app|info|biz|xyz|ru|cn)\b\S*/iu

/** Whether a text names an address: no words of a model need one, and one that a task brings along is not to be trusted. */
export function leadsElsewhere(text: string): boolean {
  return text.search(address) >= 0
}

/** Control tokens, tags and code in place of words. */
export function looksLikeMarkup(text: string): boolean {
  return /<[|/!]?[a-z_]|\[\/?INST\]|<<SYS|```|\{\s*"|"\s*:\s*["{[]/iu.test(text)
}
