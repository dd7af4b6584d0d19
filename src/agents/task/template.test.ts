import { describe, expect, test } from 'vitest'

import { testCore } from '@test/test-core'

import { matchingTemplate, type KnownTemplate } from './template.rules'

const garden = { id: 'p1', name: 'Garden', color: 'green' } as const
const out = { id: 't1', kind: 'tag', name: 'out' } as const
const known = (name: string, rest: Partial<KnownTemplate> = {}): KnownTemplate => ({
  name,
  project: null,
  tags: [],
  steps: [],
  estimateMinutes: null,
  ...rest,
})
const match = (
  title: string,
  templates: readonly KnownTemplate[],
  rest: Partial<Parameters<typeof matchingTemplate>[0]> = {},
) => {
  const found = matchingTemplate({ title, project: null, tags: [], ...rest }, templates)
  return found === null ? null : [found.template.name, found.by]
}

describe('the template for a task', () => {
  test('has words of its name in the title, the more the better', () => {
    const templates = [known('Trip'), known('Business trip report'), known('Newsletter')]
    expect(match('Trip to Lisbon', templates)).toEqual(['Trip', 'words'])
    expect(match('Report of the business trip', templates)).toEqual(['Business trip report', 'words'])
    expect(match('Call the bank', templates)).toBeNull()
    expect(match('Write the monthly report', [known('Business trip report')])).toBeNull()
  })

  test('needs only one word beside the same project or tag', () => {
    const template = known('Prepare the raised vegetable beds', { project: garden, tags: [out] })
    expect(match('Weed the vegetable patch today', [template])).toBeNull()
    expect(match('Weed the vegetable patch today', [template], { project: garden })?.[1]).toBe('words')
    expect(match('Weed the vegetable patch today', [template], { tags: [out] })?.[1]).toBe('words')
  })

  test('shares a tag or a project that no other template has', () => {
    const beds = known('Beds', { project: garden, tags: [out] })
    expect(match('Cut the hedge', [beds], { tags: [out] })).toEqual(['Beds', 'tag'])
    expect(match('Cut the hedge', [beds], { project: garden })).toEqual(['Beds', 'project'])
    expect(match('Cut the hedge', [beds, known('Lawn', { project: garden })], { project: garden })).toBeNull()
  })
})

describe('breaking down', () => {
  const steps = [
    { title: 'Look at the calendar', estimateMinutes: 5 },
    { title: 'Book the train', estimateMinutes: 30 },
    { title: 'Pack', estimateMinutes: 45 },
  ]

  test('follows the person’s own template, says so, and gives the task its time', async () => {
    const { api } = await testCore()
    await api.template.create({ name: 'Trip', steps })
    const { task } = await api.task.create({ title: 'Trip to Lisbon' })
    const { proposalId, run } = await api.taskProxy.breakDown({ taskId: task.id })
    expect(run.provenance).toBe('rules')
    const { summary, ops } = await api.proposal.get({ id: proposalId ?? '' })
    expect(summary).toMatchObject({
      provenance: 'rules',
      reason: 'From your template “Trip”. It takes 1 h 20 min by your template.',
    })
    expect(ops.map(({ input }) => [input['title'], input['estimateMinutes']])).toEqual([
      ['Look at the calendar', 5],
      ['Book the train', 30],
      ['Pack', 45],
      [undefined, 80],
    ])
    expect(ops[1]?.reason).toBe('A step of your template “Trip”, 30 min there.')
    await api.proposal.apply({ id: proposalId ?? '' })
    expect((await api.task.get({ id: task.id })).task.estimateMinutes).toBe(80)
  })

  test('the estimate of the task counts more than the times in the template', async () => {
    const { api } = await testCore()
    await api.template.create({ name: 'Trip', steps })
    const { task } = await api.task.create({ title: 'Trip to Lisbon', estimateMinutes: 155 })
    const { proposalId } = await api.taskProxy.breakDown({ taskId: task.id })
    const { ops } = await api.proposal.get({ id: proposalId ?? '' })
    expect(ops.reduce((sum, { input }) => sum + Number(input['estimateMinutes']), 0)).toBe(155)
  })

  test('a list in the notes counts more, a template more than a finished task, and history more than a shared tag', async () => {
    const { api } = await testCore()
    await api.template.create({ name: 'Trip', steps, tags: [{ name: 'away' }] })
    const { task: done } = await api.task.create({ title: 'Sort tax papers 2025' })
    for (const title of ['Fetch the folder', 'Sort them'])
      await api.task.create({ title, parentId: done.id, estimateMinutes: 30 })
    await api.task.setStatus({ ids: [done.id], status: 'done' })
    const reason = async (title: string, rest: { notes?: string; tags?: { name: string }[] } = {}) => {
      const { task } = await api.task.create({ title, estimateMinutes: 60, ...rest })
      const { proposalId } = await api.taskProxy.breakDown({ taskId: task.id })
      return (await api.proposal.get({ id: proposalId ?? '' })).summary.reason
    }
    expect(await reason('Trip to Rome', { notes: '- Ask Ana\n- Ask Bob' })).toContain('list in your notes')
    expect(await reason('Sort tax papers 2026', { tags: [{ name: 'away' }] })).toContain('You finished')
    expect(await reason('Xyzzy', { tags: [{ name: 'away' }] })).toContain(
      'From your template “Trip”, which has the same tag.',
    )
    await api.template.create({ name: 'Tax papers', steps: [{ title: 'Open the drawer' }, { title: 'Add it up' }] })
    expect(await reason('Sort tax papers 2027')).toContain('From your template “Tax papers”.')
  })

  test('when stuck, the template’s first step is offered if it is small', async () => {
    const { api } = await testCore()
    await api.template.create({ name: 'Trip', steps })
    const { task } = await api.task.create({ title: 'Trip to Lisbon' })
    const { ideas, proposalId } = await api.taskProxy.firstStep({ taskId: task.id })
    expect(ideas[0]).toEqual({ title: 'Look at the calendar', minutes: 5 })
    const { ops } = await api.proposal.get({ id: proposalId ?? '' })
    expect(ops[0]?.reason).toBe('The first step of your template “Trip”.')
  })
})

test('a first step that was declined with a reason does not come again; put away for now, it does', async () => {
  const { api } = await testCore()
  const { task } = await api.task.create({ title: 'Write the report' })
  const suggested = async () => {
    const { ideas, proposalId } = await api.taskProxy.firstStep({ taskId: task.id })
    return { title: ideas[0]?.title, id: proposalId ?? '' }
  }
  const first = await suggested()
  await api.proposal.reject({ id: first.id, later: true })
  const second = await suggested()
  expect(second.title).toBe(first.title)
  await api.proposal.reject({ id: second.id, reason: 'I am past that' })
  expect((await suggested()).title).not.toBe(first.title)
})
