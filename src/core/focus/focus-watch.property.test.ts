import fc from 'fast-check'
import { expect, test } from 'vitest'

import { FocusWorld, type Failing, type Happening } from '@test/focus-truth'
import { person } from '@test/test-core'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Step =
  | { readonly kind: 'pass'; readonly ms: number; readonly throttled: boolean }
  | { readonly kind: 'sleep'; readonly ms: number; readonly told: boolean }
  | { readonly kind: 'set'; readonly ms: number }
  | { readonly kind: 'kill'; readonly ms: number }
  | { readonly kind: 'travel'; readonly zone: string }
  | { readonly kind: 'answer'; readonly verdict: 'keep' | 'trim' | 'break' | 'task' }
  | { readonly kind: 'command'; readonly name: Command }
  | { readonly kind: 'fail'; readonly how: Failing; readonly happenings: readonly Happening[] }

const commands = ['start', 'pause', 'resume', 'interrupt', 'startBreak', 'endBreak', 'finish', 'discard'] as const
type Command = (typeof commands)[number]

const clockSet = fc.oneof(
  fc.integer({ min: -5 * SECOND, max: 5 * SECOND }),
  fc.constantFrom(HOUR, -HOUR, -365 * DAY, 365 * DAY),
)

/** What comes while the write fails. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('pass'), ms: fc.integer({ min: 0, max: 10 * MINUTE }) }),
  fc.record({
    kind: fc.constant('sleep'),
    ms: fc.integer({ min: 3 * SECOND, max: 3 * HOUR }),
    told: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('set'), ms: clockSet }),
  fc.constantFrom(...commands).map((name): Happening => ({ kind: 'command', run: (focus) => command(focus, name) })),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass'),
      ms: fc.integer({ min: 0, max: 10 * MINUTE }),
      throttled: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sleep'), ms: fc.integer({ min: 0, max: 3 * HOUR }), told: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('set'),
      ms: clockSet,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('kill'),
      ms: fc.oneof(fc.integer({ min: 0, max: 100 * SECOND }), fc.integer({ min: 3 * MINUTE, max: HOUR })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('travel'),
      zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('answer'), verdict: fc.constantFrom('keep', 'trim', 'break', 'task') }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('command'), name: fc.constantFrom(...commands) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fail'),
      how: fc.constantFrom('everything', 'all but beats'),
      happenings: fc.array(happening, { minLength: 1, maxLength: 4 }),
    }),
  },
)

function command(focus: FocusWorld['services']['focus'], name: Command): unknown {
  switch (name) {
    case 'start':
      return focus.start({ technique: 'flowtime' }, person)
    case 'interrupt':
      return focus.interrupt({ kind: 'self', note: '', pause: true }, person)
    case 'startBreak':
      return focus.startBreak({ minutes: 5 }, person)
    case 'finish':
      return focus.finish({ completeTask: false, note: '' }, person)
    default:
      return focus[name](person)
  }
}

function take(world: FocusWorld, it: Step): void {
  switch (it.kind) {
    case 'pass':
      world.pass(it.ms, it.throttled)
      return
    case 'sleep':
      world.sleep(it.ms, it.told)
      return
    case 'set':
      world.set(it.ms)
      return
    case 'kill':
      world.kill(it.ms)
      return
    case 'travel':
      world.time.travel(it.zone)
      return
    case 'answer':
      // More than a day cannot be kept.
      if (world.state === 'deciding') world.answer(world.asked > DAY ? 'trim' : it.verdict)
      return
    case 'command':
      // A command that does not fit is refused and changes nothing.
      try {
        world.do((focus) => command(focus, it.name))
      } catch (error) {
        expect(error).toMatchObject({ code: 'CONFLICT' })
      }
      return
    case 'fail':
      world.failing(it.how, it.happenings)
  }
}

function check(steps: readonly Step[], uptime: boolean): void {
  const world = new FocusWorld({ uptime })
  try {
    world.do((focus) => focus.start({ technique: 'flowtime' }, person))
    for (const it of steps) {
      take(world, it)
      expect(world.error, JSON.stringify(it)).toBeLessThanOrEqual(50)
      // What was counted up to a kill or a sleep is at most a beat old.
      expect(world.blurred).toBeLessThanOrEqual(SECOND)
      const session = world.services.focus.current().session
      for (const segment of session?.segments ?? [])
        expect((segment.endedAt ?? session?.asOf ?? 0) - segment.startedAt).toBeGreaterThanOrEqual(0)
    }
  } finally {
    world.close()
  }
}

test('no sequence of actions, sleep, clock steps, throttling and kills loses or invents a second of focus', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => check(steps, true)),
    {
      numRuns: 60,
    },
  )
})

test('nor where the system does not tell how long it has been running', () => {
  // A short absence is then counted by the wall clock, which must not have been set meanwhile: no kills here.
  const tame = step.filter(({ kind }) => kind !== 'kill')
  fc.assert(
    fc.property(fc.array(tame, { minLength: 1, maxLength: 14 }), (steps) => check(steps, false)),
    {
      numRuns: 30,
    },
  )
})
