import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Task } from '@contract/task'
import { testCore, type TestCore } from '@test/test-core'

import { suggestForInbox } from './inbox.rules'
import { changesOf, choicesOf, triageShape } from './triage.prompt'

const tidy = { agent: 'task', job: 'tidy_inbox' } as const

async function tidied({ api }: Pick<TestCore, 'api'>) {
  const { proposalId, run } = await api.agent.run(tidy)
  return { run, ops: proposalId === null ? [] : (await api.proposal.get({ id: proposalId })).ops, proposalId }
}

/** Finished or open tasks with the same words. */
async function history(
  { api }: Pick<TestCore, 'api'>,
  titles: readonly string[],
  more: object,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const title of titles) ids.push((await api.task.create({ title, ...more })).task.id)
  return ids
}
const three = ['Order printer paper', 'Order printer toner', 'Order printer parts']

describe('without history', () => {
  test('nothing is made up', async () => {
    const opened = await testCore()
    for (const text of ['Ring the dentist', 'Write a book', '🌵']) await opened.api.capture.create({ text })
    const { run, ops } = await tidied(opened)
    expect(ops).toEqual([])
    expect(run.message).toMatch(/^Nothing to suggest/)
  })

  test('what a thought says of itself is taken at its word', async () => {
    const opened = await testCore()
    await opened.api.task.create({ title: 'Lunch', tags: [{ kind: 'person', name: 'Ana' }] })
    await opened.api.capture.create({ text: 'URGENT fix the roof' })
    await opened.api.capture.create({ text: 'Have Ana check the sums' })
    await opened.api.capture.create({ text: 'Have breakfast' })
    const { ops } = await tidied(opened)
    expect(ops.map(({ feature, reason }) => [feature, reason])).toEqual([
      ['mode:delegate', 'Its words leave it to Ana.'],
      ['priority:high', 'It says “URGENT”.'],
    ])
  })
})

test('a project is suggested to a thought that names it, and to none that names two', async () => {
  const opened = await testCore()
  await opened.api.project.create({ name: 'Thesis' })
  await opened.api.project.create({ name: 'Garden' })
  for (const text of ['thesis figures', 'Garden chairs for the thesis party', 'Ring the dentist'])
    await opened.api.capture.create({ text })
  const { ops } = await tidied(opened)
  expect(ops.map(({ reason, input }) => [reason, input['status']])).toEqual([['It names Thesis.', 'todo']])
})

test('priority, mode and day come from similar tasks, each with its count', async () => {
  const opened = await testCore()
  await history(opened, three, { priority: 'medium', mode: 'delegate', dueDate: '2026-03-08' })
  await opened.api.capture.create({ text: 'Order printer ink' })
  const { ops } = await tidied(opened)
  expect(
    ops.map(({ feature, input, reason }) => [
      feature,
      input['priority'] ?? input['dueDate'] ?? input['mode'],
      reason.split(' (')[0],
    ]),
  ).toEqual([
    ['priority:medium', 'medium', 'All 3 similar tasks are of medium priority'],
    ['due', '2026-03-08', '3 similar tasks were due 5 days after they were noted.'],
    ['mode:delegate', 'delegate', 'All 3 similar tasks are done by somebody else'],
  ])
})

test('a project sorts the thought in the same change, and one undo puts it back into the inbox', async () => {
  const { api } = await testCore()
  const { project } = await api.project.create({ name: 'Office' })
  await history({ api }, three, { projectId: project.id })
  const { tasks } = await api.capture.create({ text: 'Order printer ink' })
  const { ops, proposalId } = await tidied({ api })
  expect(ops.map(({ input }) => input)).toEqual([{ id: tasks[0]?.id, projectId: project.id, status: 'todo' }])
  const { batchId } = await api.proposal.apply({ id: proposalId ?? '' })
  expect((await api.task.get({ id: tasks[0]?.id ?? '' })).task).toMatchObject({
    status: 'todo',
    project: { name: 'Office' },
  })
  expect((await api.task.counts()).inbox).toBe(0)
  await api.activity.undo({ id: batchId ?? '' })
  expect((await api.task.get({ id: tasks[0]?.id ?? '' })).task).toMatchObject({ status: 'inbox', project: null })
})

test('a day without a project sorts it too, and each change can be accepted alone', async () => {
  const { api } = await testCore()
  await history({ api }, three, { priority: 'high', dueDate: '2026-03-05' })
  const { tasks } = await api.capture.create({ text: 'Order printer ink' })
  const { ops, proposalId } = await tidied({ api })
  const day = ops.find(({ feature }) => feature === 'due')
  expect(day?.input).toMatchObject({ status: 'todo' })
  await api.proposal.apply({ id: proposalId ?? '', opIds: [day?.id ?? ''] })
  expect((await api.task.get({ id: tasks[0]?.id ?? '' })).task).toMatchObject({ status: 'todo', priority: 'none' })
})

test('what was cancelled again and again, or lay untouched for two months, may go; nothing else is said of it', async () => {
  const opened = await testCore()
  const { api } = opened
  const ids = await history(opened, three, { projectId: (await api.project.create({ name: 'Office' })).project.id })
  await api.task.setStatus({ ids: [...ids], status: 'cancelled' })
  await api.capture.create({ text: 'Order printer ink' })
  expect((await tidied(opened)).ops.map(({ feature, destructive }) => [feature, destructive])).toEqual([['drop', true]])
  const other = await testCore({ now: '2026-01-01T09:00:00Z' })
  await other.api.capture.create({ text: 'Learn the harp' })
  other.time.step('2026-03-06T09:00:00Z')
  expect((await tidied(other)).ops.map(({ reason }) => reason)).toEqual([
    'It lies in the inbox, unchanged for 64 days. Let it go, or decline and it stays.',
  ])
})

test('long ones are offered to be begun together, and the time that tasks of their name take is said', async () => {
  const opened = await testCore()
  const { api, time } = opened
  for (let index = 0; index < 4; index += 1) {
    const { task } = await api.task.create({ title: 'Yearly accounts' })
    await api.focus.start({ taskId: task.id, plannedMinutes: 200, technique: 'countdown' })
    time.advance(120 * 60_000)
    await api.focus.finish({ completeTask: true })
  }
  await api.capture.create({ text: 'Yearly accounts' })
  const { ops } = await tidied(opened)
  expect(ops.map(({ feature }) => feature)).toEqual(['estimate', 'mode:do_with_me'])
})

const choices = choicesOf({
  projects: [{ id: '0198c000-0000-7000-8000-000000000001', name: 'Garden' }],
  tags: [{ kind: 'context', name: 'home' }],
})
const thought = {
  id: '0198c000-0000-7000-8000-000000000009',
  title: 'Mulch',
  notes: '',
  project: null,
  tags: [],
  priority: 'none',
  estimateMinutes: null,
  dueDate: null,
  recurrenceRule: null,
  mode: 'do',
} as unknown as Task
const given = { today: '2026-12-30', declined: () => false, said: () => false }
const choice = {
  number: 1,
  why: 'Because',
  project: 'p1',
  tags: ['t1'],
  priority: 'low',
  minutes: 42,
  inDays: 3,
  mode: 'delegate',
} as const

test('a model chooses, within what there is; where rules spoke or the person declined it is not heard', () => {
  const shape = triageShape(choices, 1)
  const inputs = (more: object, terms: object = {}) =>
    changesOf(shape.parse({ thoughts: [{ ...choice, ...more }] }), [thought], choices, { ...given, ...terms }).map(
      ({ input }) => input,
    )
  expect(inputs({})).toEqual([
    { id: thought.id, projectId: '0198c000-0000-7000-8000-000000000001', status: 'todo' },
    { ids: [thought.id], changes: {}, addTags: [{ kind: 'context', name: 'home' }] },
    { id: thought.id, priority: 'low' },
    { id: thought.id, estimateMinutes: 40 },
    { id: thought.id, dueDate: '2027-01-02' },
    { id: thought.id, mode: 'delegate' },
  ])
  expect(inputs({ mode: 'drop' })).toEqual([{ ids: [thought.id], status: 'cancelled' }])
  expect(inputs({}, { said: () => true })).toEqual([])
  expect(inputs({}, { declined: () => true })).toEqual([])
  expect(shape.safeParse({ thoughts: [{ ...choice, project: 'p2' }] }).success).toBe(false)
  const reason = (why: string) =>
    changesOf(shape.parse({ thoughts: [{ ...choice, why }] }), [thought], choices, given)[0]?.reason
  expect(reason('See https://collect.example/?q=')).toBe('Suggested by the model.')
  expect(reason('It is about the beds')).toBe('It is about the beds')
})

test('no text of a thought or of those like it breaks the rules', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', 'كتابة تقرير', '🧵'.repeat(5000), 'have '.repeat(2000)),
  )
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 5 }), (title, other, count) => {
      const task = { ...thought, title, updatedAt: 0, createdAt: 0, steps: 0, status: 'inbox' as const }
      const similar = Array.from({ length: count }, (_, index) => ({
        task: { ...task, id: `o${index}`, title: other, priority: 'high' as const },
        minutes: 30,
      }))
      const ops = suggestForInbox(task, similar, {
        today: '2026-03-03',
        now: 0,
        people: ['Ana', ''],
        projects: [{ id: 'p', name: other }],
        forecast: null,
        declined: () => 0,
      })
      for (const op of ops) {
        expect(op.reason.length).toBeGreaterThan(0)
        expect(op.confidence).toBeGreaterThan(0)
        expect(op.confidence).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 150 },
  )
})
