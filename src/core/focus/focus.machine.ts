import { assertNever } from '@contract/assert-never'
import type { FocusCause, FocusSegmentKind } from '@contract/vocabulary'

/** Why time has to be asked about. */
export type GapCause = Exclude<FocusCause, 'interruption'>

/**
 * A stretch of a session. Instants are milliseconds; within a stretch the clock was never set, so that its end minus its
 * start is the time that passed.
 */
export type MachineSegment = {
  /** Null until it is stored. */
  readonly id: string | null
  readonly kind: FocusSegmentKind
  readonly taskId: string | null
  readonly cause: FocusCause | null
  readonly startedAt: number
  readonly endedAt: number | null
  /** Of a gap: when the person was there again; null while away. */
  readonly backAt: number | null
}

export type OpenState = 'focusing' | 'paused' | 'break' | 'deciding'

export type Machine =
  | { readonly state: 'idle' }
  | {
      readonly state: OpenState | 'finished' | 'discarded'
      /** The task that is worked on now; null for free focus. */
      readonly taskId: string | null
      readonly segments: readonly MachineSegment[]
    }

/** What became of a gap: it was focus after all, it was not, it was a break, or it was another task. */
export type Verdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'trim' }
  | { readonly kind: 'break' }
  | { readonly kind: 'task'; readonly taskId: string | null }

/** What can happen to a session; `at` is the instant by the session's own clock. */
export type FocusEvent =
  | { readonly kind: 'start'; readonly at: number; readonly taskId: string | null }
  | { readonly kind: 'pause'; readonly at: number; readonly cause?: 'interruption' | undefined }
  | { readonly kind: 'resume'; readonly at: number }
  | { readonly kind: 'switch'; readonly at: number; readonly taskId: string | null }
  | { readonly kind: 'startBreak'; readonly at: number }
  | { readonly kind: 'endBreak'; readonly at: number }
  /** Time was found that nobody can vouch for: it began at `from`, and the person is back since `back` (null: not yet). */
  | {
      readonly kind: 'gap'
      /** Until here the session is known to have run, by the clock before the gap. */
      readonly before: number
      readonly from: number
      readonly back: number | null
      readonly cause: GapCause
    }
  | { readonly kind: 'away' }
  | { readonly kind: 'back'; readonly at: number }
  /** The wall clock was set: what was `before` is now called `after`. */
  | { readonly kind: 'step'; readonly before: number; readonly after: number }
  | { readonly kind: 'decide'; readonly at: number; readonly verdict: Verdict }
  | { readonly kind: 'finish'; readonly at: number }
  | { readonly kind: 'discard'; readonly at: number }

export type Refusal = 'active' | 'inactive' | 'undecided' | 'nothing_to_decide' | 'in_break' | 'too_long'
export type Outcome =
  | { readonly ok: true; readonly machine: Machine }
  | { readonly ok: false; readonly reason: Refusal }

/** A session cannot have been a whole day of focus: a longer gap is a clock that was set, or another day. */
export const LONGEST_KEPT_MS = 24 * 3_600_000

const idle: Machine = { state: 'idle' }

/** The one state machine of focusing: idle, focusing, paused, break, awaiting a decision. Pure. */
export function reduce(machine: Machine, event: FocusEvent): Outcome {
  if (machine.state === 'idle' || machine.state === 'finished' || machine.state === 'discarded') return begin(event)
  const { segments, taskId } = machine
  const undecided = machine.state === 'deciding'
  const to = (state: OpenState | 'finished' | 'discarded', next: readonly MachineSegment[], task = taskId): Outcome =>
    done({ state, taskId: task, segments: next })
  switch (event.kind) {
    case 'start':
      return refuse('active')
    case 'pause':
      if (undecided) return refuse('undecided')
      if (machine.state === 'break') return refuse('in_break')
      if (machine.state === 'paused') return done(machine)
      return to('paused', follow(segments, event.at, { kind: 'pause', taskId, cause: event.cause ?? null }))
    case 'resume':
      if (undecided) return refuse('undecided')
      if (machine.state === 'focusing') return done(machine)
      return to('focusing', follow(segments, event.at, { kind: 'focus', taskId }))
    case 'switch':
      if (undecided) return refuse('undecided')
      if (event.taskId === taskId) return done(machine)
      return machine.state === 'focusing'
        ? to('focusing', follow(segments, event.at, { kind: 'focus', taskId: event.taskId }), event.taskId)
        : to(machine.state, segments, event.taskId)
    case 'startBreak':
      if (undecided) return refuse('undecided')
      if (machine.state === 'break') return done(machine)
      return to('break', follow(segments, event.at, { kind: 'break', taskId }))
    case 'endBreak':
      if (undecided) return refuse('undecided')
      if (machine.state !== 'break') return done(machine)
      // A break of its own, after a session that had ended, has nothing to go back to.
      return segments.some(({ kind }) => kind !== 'break')
        ? to('focusing', follow(segments, event.at, { kind: 'focus', taskId }))
        : to('finished', closed(segments, event.at))
    case 'gap': {
      if (machine.state !== 'focusing') {
        const moved = split(segments, event.before, event.from)
        // While a question stands, more unknown time makes it a longer one.
        return to(machine.state, undecided && event.back !== null ? changeLast(moved, { backAt: event.back }) : moved)
      }
      const gap = { kind: 'gap', taskId, cause: event.cause, backAt: event.back } as const
      return to('deciding', [...closed(segments, event.before), opened(event.from, gap)])
    }
    case 'away':
      return undecided ? to('deciding', changeLast(segments, { backAt: null })) : done(machine)
    case 'back':
      return undecided && segments.at(-1)?.backAt === null
        ? to('deciding', changeLast(segments, { backAt: event.at }))
        : done(machine)
    case 'step':
      return to(machine.state, split(segments, event.before, event.after))
    case 'decide':
      return undecided ? decide(machine, event.at, event.verdict) : refuse('nothing_to_decide')
    case 'finish':
      return undecided ? refuse('undecided') : to('finished', closed(segments, event.at))
    case 'discard':
      return to('discarded', closed(segments, event.at))
    default:
      return assertNever(event)
  }
}

function begin(event: FocusEvent): Outcome {
  switch (event.kind) {
    case 'start':
      return done({
        state: 'focusing',
        taskId: event.taskId,
        segments: [opened(event.at, { kind: 'focus', taskId: event.taskId })],
      })
    case 'startBreak':
      return done({ state: 'break', taskId: null, segments: [opened(event.at, { kind: 'break', taskId: null })] })
    case 'gap':
    case 'away':
    case 'back':
    case 'step':
      return done(idle)
    case 'decide':
      return refuse('nothing_to_decide')
    default:
      return refuse('inactive')
  }
}

/** The gap gets its answer; from when the person was back, the session went on. */
function decide(machine: Extract<Machine, { segments: unknown }>, at: number, verdict: Verdict): Outcome {
  const { segments, taskId } = machine
  const gap = segments.at(-1)
  if (gap?.kind !== 'gap') return refuse('nothing_to_decide')
  const back = Math.max(gap.startedAt, gap.backAt ?? at)
  const counts = verdict.kind === 'keep' || verdict.kind === 'task'
  if (counts && back - gap.startedAt > LONGEST_KEPT_MS) return refuse('too_long')
  const kinds = { keep: 'focus', task: 'focus', trim: 'away', break: 'break' } as const
  const answered: MachineSegment = {
    ...gap,
    kind: kinds[verdict.kind],
    taskId: verdict.kind === 'task' ? verdict.taskId : gap.taskId,
    endedAt: back,
  }
  return done({
    state: 'focusing',
    taskId,
    segments: [...segments.slice(0, -1), answered, opened(back, { kind: 'focus', taskId })],
  })
}

function done(machine: Machine): Outcome {
  return { ok: true, machine }
}

function refuse(reason: Refusal): Outcome {
  return { ok: false, reason }
}

type Opening = Pick<MachineSegment, 'kind' | 'taskId'> & Partial<Pick<MachineSegment, 'cause' | 'backAt'>>

function opened(startedAt: number, { kind, taskId, cause = null, backAt = null }: Opening): MachineSegment {
  return { id: null, kind, taskId, cause, startedAt, endedAt: null, backAt }
}

/** Ends what is open; never before it began, whatever the clock says. */
function closed(segments: readonly MachineSegment[], at: number): readonly MachineSegment[] {
  return segments.map((segment) =>
    segment.endedAt === null ? { ...segment, endedAt: Math.max(at, segment.startedAt) } : segment,
  )
}

/** What comes next; `at` may lie in a stretch that a step of the clock has split since, which then ends there. */
function follow(segments: readonly MachineSegment[], at: number, next: Opening): readonly MachineSegment[] {
  const from = runIndex(segments)
  const last = segments.at(-1)
  const late = last !== undefined && at < last.startedAt && at >= (segments[from]?.startedAt ?? at)
  const shortened = segments.map((segment, index) => {
    if (!late || index < from) return segment
    if (segment.startedAt > at) return { ...segment, startedAt: at, endedAt: at }
    return segment.endedAt !== null && segment.endedAt > at ? { ...segment, endedAt: at } : segment
  })
  return [...closed(shortened, at), opened(at, next)]
}

/** A restart or a small step of the clock divides a stretch without a gap worth a question. Milliseconds. */
const SEAM_MS = 2_000

/** Where the stretch began that goes on now, over the seams in it. */
export function runStart(segments: readonly MachineSegment[]): number | undefined {
  return segments[runIndex(segments)]?.startedAt
}

function runIndex(segments: readonly MachineSegment[]): number {
  let index = segments.length - 1
  for (; index > 0; index -= 1) {
    const [before, after] = [segments[index - 1], segments[index]]
    if (before === undefined || after === undefined || before.endedAt === null) break
    const seam = before.kind === after.kind && before.taskId === after.taskId && before.cause === after.cause
    if (!seam || Math.abs(after.startedAt - before.endedAt) > SEAM_MS) break
  }
  return index
}

/**
 * Begins a new stretch of the same kind where the clock was set. An open question moves as a whole, so that it stays one.
 */
function split(segments: readonly MachineSegment[], before: number, after: number): readonly MachineSegment[] {
  const last = segments.at(-1)
  if (!last || last.endedAt !== null) return segments
  if (last.kind !== 'gap') return [...closed(segments, before), opened(after, last)]
  const moved = after - before
  return changeLast(segments, {
    startedAt: last.startedAt + moved,
    backAt: last.backAt === null ? null : last.backAt + moved,
  })
}

function changeLast(
  segments: readonly MachineSegment[],
  change: Partial<Pick<MachineSegment, 'backAt' | 'startedAt'>>,
): readonly MachineSegment[] {
  return segments.map((segment, index) => (index === segments.length - 1 ? { ...segment, ...change } : segment))
}
