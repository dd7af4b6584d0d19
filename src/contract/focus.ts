import * as z from 'zod'

import { batchId, id, instant, line, localDate, page, pageInput, prose } from './primitives'
import { procedure } from './procedure'
import { taskRef } from './task'
import { focusCauses, focusSegmentKinds, focusStates, focusTechniques, interruptionKinds } from './vocabulary'

export const focusSegment = z.object({
  id,
  kind: z.enum(focusSegmentKinds),
  cause: z.enum(focusCauses).nullable(),
  task: taskRef.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
})
export const focusInterruption = z.object({ id, at: instant, kind: z.enum(interruptionKinds), note: z.string() })

/** A stretch of time that nobody can vouch for. */
export const focusDecision = z.object({
  from: instant,
  /** When the person was there again; null while away. */
  to: instant.nullable(),
  lengthMs: z.int(),
  cause: z.enum(focusCauses).exclude(['interruption']),
})
export type FocusDecision = z.infer<typeof focusDecision>

export const focusSession = z.object({
  id,
  /** What is worked on now; each segment has its own. */
  task: taskRef.nullable(),
  technique: z.enum(focusTechniques),
  /** Of the present round. */
  plannedMinutes: z.int().nullable(),
  /** Planned length of the break that runs, or ran last. */
  breakMinutes: z.int().nullable(),
  /** The task's estimate when the session began. */
  estimateMinutes: z.int().nullable(),
  presetId: id.nullable(),
  state: z.enum(focusStates),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Focused milliseconds as of `asOf`; while focusing it grows with the clock. */
  focusMs: z.int(),
  /** Focus since the last break: what the plan is held against. */
  roundMs: z.int(),
  /** From 1; breaks divide a session into rounds. */
  round: z.int(),
  /** Paused by choice. */
  pausedMs: z.int(),
  /** Paused by an interruption, or away. */
  interruptedMs: z.int(),
  breakMs: z.int(),
  /** Of the break that runs; 0 otherwise. */
  currentBreakMs: z.int(),
  /** focus / (focus + paused + interrupted), 0 to 1; null when all are 0. */
  score: z.number().nullable(),
  /** What the person is asked about; null unless the state is 'deciding'. */
  decision: focusDecision.nullable(),
  asOf: instant,
  note: z.string(),
  taskCompleted: z.boolean(),
  source: z.enum(['timer', 'manual']),
  /** The entry that this one corrects, and the one that corrects it; a corrected one no longer counts. */
  correctsId: id.nullable(),
  correctedById: id.nullable(),
  segments: z.array(focusSegment),
  interruptions: z.array(focusInterruption),
})
export type FocusSession = z.infer<typeof focusSession>

const written = z.object({ session: focusSession, batchId })
const plannedMinutes = z.int().min(1).max(1440)
/** Of a press that could not be told at once, because the host was away. */
const pressed = z
  .strictObject({
    /** The session it was meant for: another one by now is left alone. */
    sessionId: id.optional(),
    /** When it was pressed; never before the present stretch began, nor later than now. Left out: now. */
    at: instant.optional(),
  })
  .default({})
const breakLength = z.int().min(1).max(240)

const presetFields = {
  name: line(60),
  technique: z.enum(focusTechniques),
  /** Null for flowtime, which has no plan. */
  focusMinutes: plannedMinutes.nullable(),
  breakMinutes: breakLength,
  longBreakMinutes: breakLength,
  longBreakEvery: z.int().min(2).max(12),
}
export const focusPreset = z.object({ ...presetFields, id, name: z.string() })
export type FocusPreset = z.infer<typeof focusPreset>

const focusPart = z.object({ focusMs: z.int(), sessions: z.int() })
export const focusStatistics = z.object({
  days: z.array(focusPart.extend({ date: localDate, interruptions: z.int() })),
  /** By the hour of the day in which the focus was, 0 to 23. */
  hours: z.array(z.object({ hour: z.int(), focusMs: z.int(), interruptions: z.int() })),
  tasks: z.array(focusPart.extend({ task: taskRef.nullable() })),
  projects: z.array(focusPart.extend({ id: id.nullable(), name: z.string().nullable() })),
  interruptions: z.object({ self: z.int(), external: z.int() }),
  totals: focusPart.extend({ pausedMs: z.int(), interruptedMs: z.int(), score: z.number().nullable() }),
})
export type FocusStatistics = z.infer<typeof focusStatistics>

const days = { from: localDate, to: localDate }
const entryInput = {
  taskId: id.nullable().default(null),
  startedAt: instant,
  minutes: plannedMinutes,
  note: prose(5000).default(''),
}

export const focusContract = {
  current: procedure
    .route({
      method: 'GET',
      path: '/focus/current',
      summary: 'The session that is open, if any',
      tags: ['Focus'],
    })
    .output(z.object({ session: focusSession.nullable() })),
  list: procedure
    .route({ method: 'GET', path: '/focus/sessions', summary: 'Past sessions, newest first', tags: ['Focus'] })
    .input(
      z.strictObject({ ...pageInput, taskId: id.optional(), from: localDate.optional(), to: localDate.optional() }),
    )
    .output(page(focusSession)),
  start: procedure
    .route({
      method: 'POST',
      path: '/focus/start',
      summary: 'Start focusing, on a task or freely',
      tags: ['Focus'],
      successStatus: 201,
    })
    .input(
      z.strictObject({
        /** Chosen by the client so that a retry after a lost answer starts once. */
        id: id.optional(),
        taskId: id.optional(),
        presetId: id.optional(),
        technique: z.enum(focusTechniques).optional(),
        /** Left out: the person's default. Flowtime has none. */
        plannedMinutes: plannedMinutes.optional(),
      }),
    )
    .output(written),
  pause: procedure
    .route({ method: 'POST', path: '/focus/pause', summary: 'Pause the running session', tags: ['Focus'] })
    .input(pressed)
    .output(written),
  resume: procedure
    .route({ method: 'POST', path: '/focus/resume', summary: 'Go on after a pause or a break', tags: ['Focus'] })
    .input(pressed)
    .output(written),
  toggle: procedure
    .route({ method: 'POST', path: '/focus/toggle', summary: 'Start what is next, pause, or go on', tags: ['Focus'] })
    .output(written),
  extend: procedure
    .route({
      method: 'POST',
      path: '/focus/extend',
      summary: 'Add minutes to the plan of the session',
      tags: ['Focus'],
    })
    .input(z.strictObject({ minutes: z.int().min(1).max(240) }))
    .output(written),
  interrupt: procedure
    .route({
      method: 'POST',
      path: '/focus/interrupt',
      summary: 'Note an interruption; its note becomes a capture',
      tags: ['Focus'],
    })
    .input(
      z.strictObject({
        kind: z.enum(interruptionKinds).default('external'),
        note: prose(2000).default(''),
        /** Stop the clock too; the pause counts as interrupted. */
        pause: z.boolean().default(false),
      }),
    )
    .output(written),
  switchTask: procedure
    .route({ method: 'POST', path: '/focus/task', summary: 'Go on with another task, or with none', tags: ['Focus'] })
    .input(z.strictObject({ taskId: id.nullable() }))
    .output(written),
  startBreak: procedure
    .route({
      method: 'POST',
      path: '/focus/break',
      summary: 'Take a break, in a session or by itself',
      tags: ['Focus'],
    })
    .input(z.strictObject({ minutes: breakLength.optional() }))
    .output(written),
  endBreak: procedure
    .route({ method: 'POST', path: '/focus/break/end', summary: 'End or skip the break and go on', tags: ['Focus'] })
    .output(written),
  decide: procedure
    .route({
      method: 'POST',
      path: '/focus/decide',
      summary: 'Say what became of time that the clock could not vouch for',
      tags: ['Focus'],
    })
    .input(
      z.strictObject({
        /** It was focus, it was not, it was a break, or it went to another task (or none). */
        verdict: z.enum(['keep', 'trim', 'break', 'task']),
        taskId: id.nullable().default(null),
      }),
    )
    .output(written),
  finish: procedure
    .route({
      method: 'POST',
      path: '/focus/finish',
      summary: 'End the session, and the task when it is done',
      tags: ['Focus'],
    })
    .input(z.strictObject({ completeTask: z.boolean().default(false), note: prose(5000).default('') }))
    .output(written),
  discard: procedure
    .route({ method: 'POST', path: '/focus/discard', summary: 'End the session without counting it', tags: ['Focus'] })
    .output(written),
  addEntry: procedure
    .route({
      method: 'POST',
      path: '/focus/entries',
      summary: 'Enter focus time by hand',
      tags: ['Focus'],
      successStatus: 201,
    })
    .input(z.strictObject({ ...entryInput, id: id.optional() }))
    .output(written),
  correct: procedure
    .route({
      method: 'POST',
      path: '/focus/sessions/{id}/correct',
      summary: 'Correct a past session by a new entry; the old one stays to be seen and no longer counts',
      tags: ['Focus'],
      successStatus: 201,
    })
    .input(z.strictObject({ id, ...entryInput }))
    .output(written),
  remove: procedure
    .route({
      method: 'POST',
      path: '/focus/sessions/{id}/remove',
      summary: 'Take a past session out of all figures; it stays to be seen as discarded',
      tags: ['Focus'],
    })
    .input(z.strictObject({ id }))
    .output(written),
  summary: procedure
    .route({
      method: 'GET',
      path: '/focus/sessions/{id}/summary',
      summary: 'What a session was: what got done, what interrupted',
      tags: ['Focus'],
    })
    .input(z.strictObject({ id }))
    .output(
      z.object({
        session: focusSession,
        /** Time by task, most first. */
        tasks: z.array(z.object({ task: taskRef.nullable(), focusMs: z.int() })),
        completed: z.array(taskRef),
        suggestedBreakMinutes: z.int(),
      }),
    ),
  statistics: procedure
    .route({ method: 'GET', path: '/focus/statistics', summary: 'Focus of some days in figures', tags: ['Focus'] })
    .input(z.strictObject(days))
    .output(focusStatistics),
  export: procedure
    .route({
      method: 'GET',
      path: '/focus/export',
      summary: 'Segments of the sessions of some days as CSV (RFC 4180, UTC instants)',
      tags: ['Focus'],
    })
    .input(z.strictObject(days))
    .output(z.object({ fileName: z.string(), csv: z.string(), rows: z.int() })),
  suggestion: procedure
    .route({
      method: 'GET',
      path: '/focus/suggestion',
      summary: 'A session length learned from finished sessions',
      tags: ['Focus'],
    })
    .output(
      z.object({
        /** Null while fewer than five sessions were finished. */
        minutes: z.int().nullable(),
        sessions: z.int(),
      }),
    ),
  presence: procedure
    .route({
      method: 'POST',
      path: '/focus/presence',
      summary: 'Tell how long nobody touched the page; for hosts that cannot know',
      tags: ['Focus'],
    })
    .input(
      z.strictObject({
        /** Null: not known, because another window is in front. */
        idleMs: z.int().min(0).nullable(),
      }),
    )
    .output(z.object({})),
  presets: procedure
    .route({ method: 'GET', path: '/focus/presets', summary: 'Ways of focusing that were saved', tags: ['Focus'] })
    .output(z.array(focusPreset)),
  createPreset: procedure
    .route({
      method: 'POST',
      path: '/focus/presets',
      summary: 'Save a way of focusing',
      tags: ['Focus'],
      successStatus: 201,
    })
    .input(z.strictObject(presetFields))
    .output(z.object({ preset: focusPreset, batchId })),
  updatePreset: procedure
    .route({
      method: 'PATCH',
      path: '/focus/presets/{id}',
      summary: 'Change a saved way of focusing',
      tags: ['Focus'],
    })
    .input(z.strictObject(presetFields).partial().extend({ id }))
    .output(z.object({ preset: focusPreset, batchId })),
  deletePreset: procedure
    .route({
      method: 'DELETE',
      path: '/focus/presets/{id}',
      summary: 'Delete a saved way of focusing',
      tags: ['Focus'],
    })
    .input(z.strictObject({ id }))
    .output(z.object({ batchId })),
}
