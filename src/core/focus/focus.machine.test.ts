import { describe, expect, test } from 'vitest'

import { type FocusEvent, LONGEST_KEPT_MS, type Machine, reduce } from './focus.machine'

const idle: Machine = { state: 'idle' }

function after(...events: readonly FocusEvent[]): Machine {
  return events.reduce<Machine>((machine, event) => {
    const outcome = reduce(machine, event)
    if (!outcome.ok) throw new Error(outcome.reason)
    return outcome.machine
  }, idle)
}

const written = (machine: Machine): readonly string[] =>
  machine.state === 'idle'
    ? []
    : machine.segments.map(
        ({ kind, taskId, startedAt, endedAt }) => `${kind} ${taskId ?? '-'} ${startedAt}–${endedAt ?? ''}`,
      )

const begun: FocusEvent = { kind: 'start', at: 0, taskId: 'a' }
const gap: FocusEvent = { kind: 'gap', before: 10, from: 10, back: 70, cause: 'suspend' }

describe('the machine', () => {
  test('goes from focus to pause, break and back, one segment each', () => {
    const machine = after(
      begun,
      { kind: 'pause', at: 10 },
      { kind: 'resume', at: 15 },
      { kind: 'startBreak', at: 30 },
      { kind: 'endBreak', at: 35 },
      { kind: 'finish', at: 60 },
    )
    expect(machine.state).toBe('finished')
    expect(written(machine)).toEqual([
      'focus a 0–10',
      'pause a 10–15',
      'focus a 15–30',
      'break a 30–35',
      'focus a 35–60',
    ])
  })

  test('a pause that is told late ends the stretch in which it was pressed, also over the seam of a restart', () => {
    const machine = after(
      begun,
      { kind: 'step', before: 20, after: 21 },
      { kind: 'step', before: 40, after: 40 },
      { kind: 'pause', at: 12 },
      { kind: 'resume', at: 50 },
    )
    expect(written(machine)).toEqual(['focus a 0–12', 'focus a 12–12', 'focus a 12–12', 'pause a 12–50', 'focus a 50–'])
  })

  test('gives the time to the task it was spent on', () => {
    expect(written(after(begun, { kind: 'switch', at: 10, taskId: 'b' }, { kind: 'finish', at: 20 }))).toEqual([
      'focus a 0–10',
      'focus b 10–20',
    ])
  })

  test.each([
    ['keep', 'focus a 10–70'],
    ['trim', 'away a 10–70'],
    ['break', 'break a 10–70'],
  ] as const)('asked about a gap and told "%s", goes on from when the person was back', (kind, segment) => {
    const machine = after(begun, gap, { kind: 'decide', at: 90, verdict: { kind } })
    expect(machine.state).toBe('focusing')
    expect(written(machine)).toEqual(['focus a 0–10', segment, 'focus a 70–'])
  })

  test('a gap may have been another task', () => {
    expect(written(after(begun, gap, { kind: 'decide', at: 90, verdict: { kind: 'task', taskId: 'b' } }))[1]).toBe(
      'focus b 10–70',
    )
  })

  test('nothing else can happen while a question stands, but throwing the session away', () => {
    const asked = after(begun, gap)
    for (const kind of ['pause', 'resume', 'startBreak', 'endBreak', 'finish'] as const)
      expect(reduce(asked, { kind, at: 90 })).toEqual({ ok: false, reason: 'undecided' })
    expect(after(begun, gap, { kind: 'discard', at: 90 }).state).toBe('discarded')
  })

  test('a question that was longer than a day cannot be kept', () => {
    const asked = after(begun, { ...gap, back: LONGEST_KEPT_MS + 11 })
    expect(reduce(asked, { kind: 'decide', at: 0, verdict: { kind: 'keep' } })).toEqual({
      ok: false,
      reason: 'too_long',
    })
    expect(reduce(asked, { kind: 'decide', at: 0, verdict: { kind: 'trim' } }).ok).toBe(true)
  })

  test('a clock that is set splits a segment and changes no length', () => {
    expect(written(after(begun, { kind: 'step', before: 10, after: 5000 }, { kind: 'finish', at: 5005 }))).toEqual([
      'focus a 0–10',
      'focus a 5000–5005',
    ])
  })

  test('a gap in a pause or a break is no question', () => {
    const machine = after(begun, { kind: 'pause', at: 5 }, gap)
    expect(machine.state).toBe('paused')
  })

  test('a break by itself ends by itself', () => {
    expect(after({ kind: 'startBreak', at: 0 }, { kind: 'endBreak', at: 5 }).state).toBe('finished')
  })
})
