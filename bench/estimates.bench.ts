import { createRouterClient } from '@orpc/server'

import { normalDraw, seededRandom } from '@core/estimate/seeded-random'

import { FakeTime } from '../test/fake-ports'
import { testCore } from '../test/test-core'
import { p95Row, row, type Measured } from './table'

const FINISHED = 10_000
const OPEN = 50
const BATCH = 500
const RUNS = 5

/** What a list and a screen ask of the estimator, with ten thousand finished tasks in the ledger. */
export async function estimatesBench(): Promise<readonly Measured[]> {
  const time = new FakeTime('2025-01-06T08:00:00Z', 'Europe/Berlin')
  const { core } = await testCore({ time, guardWrites: false })
  const caller = { actor: { kind: 'person' as const, id: null }, origin: 'bench' }
  const api = createRouterClient((await import('@core/index')).router, { context: { core, caller } })
  const { unitOfWork, taskWriter, project, estimate } = core.services
  const projects = Array.from({ length: 8 }, (_, index) => project.create({ name: `P${index}` }, caller).project.id)
  const random = seededRandom(1)
  const choose = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const task = () => ({
    title: `${choose(['Write', 'Review', 'Call', 'Plan'])} ${choose(['report', 'garden', 'letter', 'budget'])}`,
    estimateMinutes: choose([5, 15, 30, 60, 120]),
    projectId: choose(projects),
  })
  for (let made = 0; made < FINISHED; made += BATCH) {
    unitOfWork.run(caller, 'Did tasks', (tx) => {
      for (let index = 0; index < BATCH; index += 1) {
        const fields = task()
        const id = taskWriter.insert(tx, { ...fields, status: 'todo' })
        const minutes = fields.estimateMinutes * Math.exp(0.3 + 0.5 * normalDraw(random))
        taskWriter.setStatus(tx, { ...fields, id, status: 'todo' }, 'done', {
          minutes,
          estimateMinutes: fields.estimateMinutes,
        })
      }
    })
    time.advance(12 * 3_600_000)
  }
  const ids: string[] = []
  unitOfWork.run(caller, 'Made tasks', (tx) => {
    for (let index = 0; index < OPEN; index += 1) {
      ids.push(taskWriter.insert(tx, { ...task(), status: 'todo', dueDate: '2025-01-20' }))
    }
  })
  const start = performance.now()
  estimate.calibration()
  const first = performance.now() - start
  const rows = [
    row(
      `the first look at ${FINISHED.toLocaleString('en')} finished tasks`,
      '≤ 500 ms',
      `${first.toFixed(0)} ms`,
      first <= 500,
    ),
    await p95Row(`${OPEN} tasks at once (query)`, 10, RUNS, 60, () => estimate.forTasks({ ids, similar: false })),
    await p95Row(`one task with what it rests on (query)`, 20, RUNS, 60, () =>
      estimate.forTasks({ ids: ids.slice(0, 1), similar: true }),
    ),
    await p95Row('when a project is done, through the contract', 100, RUNS, 30, () =>
      api.estimate.finishBy({ projectId: projects[0] }),
    ),
    await p95Row('the calibration, through the contract', 100, RUNS, 30, () => api.estimate.calibration()),
  ]
  await core.close()
  return rows
}
