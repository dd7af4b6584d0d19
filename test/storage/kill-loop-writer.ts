/**
 * Child process of the kill loop: opens the data directory it is given and writes without end, saying on standard output
 * what was acknowledged, a line each, after it was. Its parent kills it.
 */
import { writeSync } from 'node:fs'

import { createRouterClient } from '@orpc/server'

import { openCore, router } from '@core/index'

import { realCoreOptions } from '../real-core'

const [dataDirectory = ''] = process.argv.slice(2)

const core = await openCore(realCoreOptions(dataDirectory))
const api = createRouterClient(router, {
  context: { core, caller: { actor: { kind: 'person', id: null }, origin: 'test' } },
})

/** Straight to the pipe: a line that is still in this process's memory would die with it. */
function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

say({
  kind: 'ready',
  recovered: core.services.system.info().recovered,
  focusMs: core.services.focus.current().session?.focusMs ?? null,
})
for (let index = 0; ; index += 1) {
  const { captureId, tasks } = await api.capture.create({
    text: `Thought ${index} ${'x'.repeat(index % 500)} #tag${index % 7}`,
  })
  const [task] = tasks
  if (!task) throw new Error('A capture made no task')
  say({ kind: 'captured', captureId, taskId: task.id })
  if (index % 3 === 0) {
    await api.task.update({ id: task.id, priority: 'high', notes: `Note ${index}` })
    say({ kind: 'updated', taskId: task.id, notes: `Note ${index}` })
  }
  if (index % 5 === 0) {
    await api.task.setStatus({ ids: [task.id], status: 'done' })
    say({ kind: 'completed', taskId: task.id })
  }
  if (index % 7 === 0) {
    const { session } = await api.focus.toggle()
    say({ kind: 'focus', sessionId: session.id, state: session.state })
  }
  if (index % 11 === 0) {
    const { checkIn } = await api.energy.checkIn({ level: (index % 5) + 1 })
    say({ kind: 'energy', checkInId: checkIn.id })
  }
}
