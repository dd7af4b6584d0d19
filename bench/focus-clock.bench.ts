import { FocusWorld } from '../test/focus-truth'
import { person } from '../test/test-core'
import { row, type Measured } from './table'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LIMIT_MS = 1000

type Scenario = {
  readonly what: string
  readonly uptime?: boolean
  readonly run: (world: FocusWorld) => void
}

/** Each begins with ten minutes of focus and ends with five more, around what disturbs the clock. */
const scenarios: readonly Scenario[] = [
  { what: '60 min suspend, told by the system', run: (world) => world.sleep(HOUR, true) },
  { what: '60 min suspend, found by the clocks', run: (world) => world.sleep(HOUR, false) },
  { what: '60 min suspend, no uptime to go by', uptime: false, run: (world) => world.sleep(HOUR, false) },
  { what: 'clock set forward by an hour', run: (world) => world.set(HOUR) },
  { what: 'clock set back by an hour', run: (world) => world.set(-HOUR) },
  { what: 'clock set forward by an hour, no uptime', uptime: false, run: (world) => world.set(HOUR) },
  { what: 'clock set back by a year', run: (world) => world.set(-365 * 24 * HOUR) },
  {
    what: 'daylight saving begins, and a change of zone',
    run: (world) => {
      world.pass(3 * HOUR)
      world.time.travel('Asia/Kathmandu')
    },
  },
  {
    what: 'timer throttled to one tick a minute for an hour',
    run: (world) => {
      for (let minute = 0; minute < 60; minute += 1) world.pass(MINUTE, true)
    },
  },
  { what: 'killed and started again after 30 s', run: (world) => world.kill(30_000) },
  { what: 'killed and started again after 20 min, time left out', run: (world) => world.kill(20 * MINUTE) },
]

/** How far the focus clock is from the truth when the machine misbehaves. */
export function focusClockBench(): Promise<readonly Measured[]> {
  return Promise.resolve(
    scenarios.map(({ what, uptime = true, run }) => {
      const world = new FocusWorld({ uptime })
      world.do((focus) => focus.start({ technique: 'flowtime' }, person))
      world.pass(10 * MINUTE + 400)
      run(world)
      const asked = world.state === 'deciding'
      if (asked) world.answer('trim')
      world.pass(5 * MINUTE)
      const error = Math.max(world.error, world.blurred)
      world.close()
      return row(what, `≤ ${LIMIT_MS} ms`, `${Math.round(error)} ms${asked ? ', asked first' : ''}`, error <= LIMIT_MS)
    }),
  )
}
