import { expect, test } from 'vitest'

import { testCore } from '@test/test-core'

import { nextWorkingDay } from './overdue.rules'
import { alike, titleWords } from './title-words'

async function gardener() {
  const opened = await testCore()
  const { project } = await opened.api.project.create({ name: 'Garden' })
  for (const title of ['Dig garden beds', 'Water garden beds', 'Weed garden beds'])
    await opened.api.task.create({ title, projectId: project.id, tags: [{ name: 'outside' }] })
  return { ...opened, project }
}

const tidy = { agent: 'task', job: 'tidy_inbox' } as const
const overdue = { agent: 'task', job: 'look_at_overdue' } as const

test('a thought is suggested the project and tags that similar tasks have, with the count as reason', async () => {
  const { api, project } = await gardener()
  const { tasks } = await api.capture.create({ text: 'Mulch garden beds' })
  await api.capture.create({ text: 'Ring the dentist' })
  const { proposalId, run } = await api.agent.run(tidy)
  expect(run).toMatchObject({ state: 'finished', provenance: 'rules', model: null, message: '2 changes suggested.' })
  const { ops } = await api.proposal.get({ id: proposalId ?? '' })
  expect(ops.map(({ feature, reason }) => [feature, reason.split(' (')[0]])).toEqual([
    ['project:Garden', 'All 3 similar tasks are in Garden'],
    ['tag:outside', 'All 3 similar tasks are tagged outside'],
  ])
  expect(ops[0]?.input).toEqual({ id: tasks[0]?.id, projectId: project.id, status: 'todo' })
  expect(ops[0]?.confidence).toBeCloseTo(4 / 5)
})

test('declined twice, the same is not suggested again', async () => {
  const { api } = await gardener()
  await api.capture.create({ text: 'Mulch garden beds' })
  for (let round = 0; round < 2; round += 1) {
    const { proposalId } = await api.agent.run(tidy)
    await api.proposal.reject({ id: proposalId ?? '' })
  }
  const { proposalId, run } = await api.agent.run(tidy)
  expect(proposalId).toBeNull()
  expect(run.message).toMatch(/^Nothing to suggest/)
})

test('two similar tasks that disagree, or one alone, suggest nothing', async () => {
  const { api } = await testCore()
  const { project: a } = await api.project.create({ name: 'A' })
  const { project: b } = await api.project.create({ name: 'B' })
  await api.task.create({ title: 'Write weekly report', projectId: a.id })
  await api.task.create({ title: 'Send weekly report', projectId: b.id })
  await api.capture.create({ text: 'Print weekly report' })
  expect((await api.agent.run(tidy)).proposalId).toBeNull()
})

test('the time that similar tasks took is suggested from three on', async () => {
  const { api, time } = await testCore()
  for (const minutes of [20, 30, 50]) {
    const { task } = await api.task.create({ title: `Mend bicycle wheel ${minutes}` })
    await api.focus.start({ taskId: task.id })
    time.advance(minutes * 60_000)
    await api.focus.finish({ completeTask: true })
  }
  await api.capture.create({ text: 'Mend bicycle wheel' })
  const { proposalId } = await api.agent.run(tidy)
  const { ops } = await api.proposal.get({ id: proposalId ?? '' })
  expect(ops.map(({ input }) => input['estimateMinutes'])).toEqual([30])
  expect(ops[0]?.reason).toBe('3 similar tasks took 20 to 50 minutes of focus; the middle is 30.')
})

test('what is overdue gets today, the next working day, or is let go', async () => {
  const { api, time } = await testCore({ now: '2026-01-01T09:00:00Z' })
  const late = async (title: string, dueDate: string, priority: 'none' | 'high' = 'none') =>
    (await api.task.create({ title, dueDate, priority })).task.id
  const forgotten = await late('Old idea', '2026-01-02')
  time.step('2026-03-06T09:00:00Z')
  const important = await late('Send the invoice', '2026-03-05', 'high')
  const plain = await late('Sort the desk', '2026-03-04')
  const { proposalId } = await api.agent.run(overdue)
  const { ops } = await api.proposal.get({ id: proposalId ?? '' })
  // 6 March 2026 is a Friday.
  expect(
    ops.map(({ input, feature }) => [input['id'] ?? input['ids'], input['dueDate'] ?? input['status'], feature]),
  ).toEqual([
    [[forgotten], 'cancelled', 'drop'],
    [plain, '2026-03-09', 'reschedule:next working day'],
    [important, '2026-03-06', 'reschedule:today'],
  ])
  expect(ops[0]?.destructive).toBe(true)
})

test('words that say nothing make no two titles alike', () => {
  expect(alike(titleWords('Call the bank about the loan'), titleWords('Paint the fence about now'))).toBe(false)
  expect(alike(titleWords('Zäune für den Garten'), titleWords('Garten Zaune streichen'))).toBe(true)
  expect(nextWorkingDay('2026-03-06')).toBe('2026-03-09')
})
