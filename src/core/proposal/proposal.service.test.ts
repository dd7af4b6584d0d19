import { describe, expect, test } from 'vitest'

import { uuidv7 } from 'uuidv7'

import type { TestCore } from '@test/test-core'
import { proposalsOn } from '@test/proposals'

const conflict = (reason: string) => expect.objectContaining({ data: expect.objectContaining({ reason }) })

async function oneTask() {
  const opened = await proposalsOn()
  const { task } = await opened.api.task.create({ title: 'Dig beds' })
  return { ...opened, task }
}

const title = async (api: TestCore['api'], id: string) => (await api.task.get({ id })).task.title

describe('a suggestion', () => {
  test('writes nothing until it is accepted, and shows from what to what', async () => {
    const { api, task, propose } = await oneTask()
    const before = (await api.task.get({ id: task.id })).task
    const { proposalId } = propose([
      { tool: 'task.update', input: { id: task.id, title: 'Dig the beds', priority: 'high' } },
    ])
    expect((await api.task.get({ id: task.id })).task).toEqual(before)
    const { ops, summary, moved } = await api.proposal.get({ id: proposalId ?? '' })
    expect(summary).toMatchObject({ state: 'open', stale: false, provenance: 'rules', agent: 'task', ops: 1 })
    expect(moved).toEqual([])
    expect(ops[0]?.changes[0]).toMatchObject({
      entity: 'tasks',
      rowId: task.id,
      before: { title: 'Dig beds', priority: 0 },
      after: { title: 'Dig the beds', priority: 3 },
    })
    expect(await api.proposal.count()).toEqual({ open: 1 })
  })

  test('accepted is one change by the run, and one undo takes it back, answer included', async () => {
    const { api, core, task, propose, run } = await oneTask()
    const made = uuidv7()
    const { proposalId } = propose([
      { tool: 'project.create', input: { id: made, name: 'Garden' } },
      { tool: 'task.update', input: { id: task.id, projectId: made, tags: [{ name: 'out' }] } },
      { tool: 'task.setStatus', input: { ids: [task.id], status: 'done' } },
    ])
    const seq = core.services.unitOfWork.lastSeq
    const heard: unknown[] = []
    core.events.subscribe((event) => heard.push(event))
    const { batchId, proposal } = await api.proposal.apply({ id: proposalId ?? '' })
    expect(core.services.unitOfWork.lastSeq).toBe(seq + 1)
    expect(heard).toHaveLength(1)
    expect(proposal.summary).toMatchObject({ state: 'applied', accepted: 3, appliedBatch: batchId })
    const { task: done } = await api.task.get({ id: task.id })
    expect([done.status, done.project?.name, done.tags[0]?.name]).toEqual(['done', 'Garden', 'out'])
    const { entry } = await api.activity.get({ id: batchId ?? '' })
    expect(entry).toMatchObject({ actor: { kind: 'agent', id: run.id }, label: 'Task proxy: Ideas' })
    await api.activity.undoLast()
    expect((await api.task.get({ id: task.id })).task).toEqual(task)
    expect(await api.project.list({})).toEqual([])
    expect((await api.proposal.get({ id: proposalId ?? '' })).summary).toMatchObject({ state: 'open', stale: false })
    // And it can be accepted once more: what it makes gets new ids.
    await api.proposal.apply({ id: proposalId ?? '' })
    expect((await api.task.get({ id: task.id })).task.project?.name).toBe('Garden')
  })

  test('closed without an answer is gone, teaches nothing, and one that was answered stays so', async () => {
    const { api, core, task, propose } = await oneTask()
    const idea = { tool: 'task.update', input: { id: task.id, priority: 'low' }, feature: 'priority:low' }
    const { proposalId } = propose([idea])
    const { proposal } = await api.proposal.withdraw({ id: proposalId ?? '' })
    expect(proposal.summary).toMatchObject({ state: 'expired', declined: 0 })
    expect(await api.proposal.count()).toEqual({ open: 0 })
    expect(core.services.proposal.rejections('task', 'task.update')).toEqual(new Map())
    expect((await api.activity.list({})).items[0]?.label).not.toMatch(/unanswered/)
    expect((await api.agent.runs({ agent: 'task' })).items).toHaveLength(1)
    const { proposalId: taken } = propose([idea])
    await api.proposal.apply({ id: taken ?? '' })
    expect(await api.proposal.withdraw({ id: taken ?? '' })).toMatchObject({
      batchId: null,
      proposal: { summary: { state: 'applied' } },
    })
  })

  test('accepted in part declines the rest, and that is learned', async () => {
    const { api, core, task, propose } = await oneTask()
    const ideas = [
      { tool: 'task.update', input: { id: task.id, priority: 'low' }, feature: 'priority:low' },
      { tool: 'task.update', input: { id: task.id, title: 'Other' }, feature: 'rename' },
    ]
    const { proposalId } = propose(ideas)
    const { ops } = await api.proposal.get({ id: proposalId ?? '' })
    const { proposal } = await api.proposal.apply({ id: proposalId ?? '', opIds: [ops[0]?.id ?? ''] })
    expect(proposal.summary).toMatchObject({ state: 'part_applied', accepted: 1, ops: 2 })
    expect(await title(api, task.id)).toBe('Dig beds')
    expect(core.services.proposal.rejections('task', 'task.update')).toEqual(
      new Map([['rename', { count: 1, weight: 1, reasons: [] }]]),
    )
    const { proposalId: again } = propose(ideas.slice(1))
    expect((await api.proposal.get({ id: again ?? '' })).ops[0]?.declinedBefore).toBe(1)
  })

  test('declined keeps the reason, and undo opens it again and forgets', async () => {
    const { api, core, task, propose } = await oneTask()
    const { proposalId } = propose([{ tool: 'task.update', input: { id: task.id, title: 'Other' }, feature: 'rename' }])
    const { batchId } = await api.proposal.reject({ id: proposalId ?? '', reason: 'I name my tasks' })
    const rejections = () => core.services.proposal.rejections('task', 'task.update').get('rename')
    expect(rejections()).toEqual({ count: 1, weight: 2, reasons: ['I name my tasks'] })
    expect(await api.proposal.count()).toEqual({ open: 0 })
    await expect(api.proposal.apply({ id: proposalId ?? '' })).rejects.toEqual(conflict('already_decided'))
    await api.activity.undo({ id: batchId ?? '' })
    expect(rejections()).toBeUndefined()
    expect((await api.proposal.get({ id: proposalId ?? '' })).summary.state).toBe('open')
  })

  test('a reason stands beside the next one like it, and counts more where it can mean nothing else', async () => {
    const { api, core, task, propose } = await oneTask()
    const rename = { tool: 'task.update', input: { id: task.id, title: 'Other' }, feature: 'rename' }
    const lower = { tool: 'task.update', input: { id: task.id, priority: 'low' }, feature: 'priority:low' }
    const { proposalId } = propose([rename, lower])
    await api.proposal.reject({ id: proposalId ?? '', reason: 'One thing at a time' })
    const learned = () => core.services.proposal.rejections('task', 'task.update')
    expect(learned().get('rename')?.weight).toBe(1)
    const { proposalId: again } = propose([rename])
    const { ops } = await api.proposal.get({ id: again ?? '' })
    expect(ops[0]).toMatchObject({ declinedBefore: 1, declinedReason: 'One thing at a time' })
    await api.proposal.reject({ id: again ?? '', reason: 'I name my tasks' })
    expect(learned().get('rename')).toEqual({
      count: 2,
      weight: 3,
      reasons: ['I name my tasks', 'One thing at a time'],
    })
    expect(core.services.proposal.reasons('task', 'te', 1)).toEqual([{ topic: 'test', reason: 'I name my tasks' }])
    expect(core.services.proposal.reasons('task', 'other', 5)).toEqual([])
  })

  test('put away for now teaches nothing, and can be taken back', async () => {
    const { api, core, task, propose } = await oneTask()
    const { proposalId } = propose([{ tool: 'task.update', input: { id: task.id, title: 'Other' }, feature: 'rename' }])
    const { proposal, batchId } = await api.proposal.reject({ id: proposalId ?? '', later: true, reason: 'unused' })
    expect(proposal.summary).toMatchObject({ state: 'rejected', declined: 0, rejectReason: null })
    expect(await api.proposal.count()).toEqual({ open: 0 })
    expect(core.services.proposal.rejections('task', 'task.update').size).toBe(0)
    expect((await api.agent.list())[0]).toMatchObject({ accepted: 0, declined: 0, open: 0 })
    await api.activity.undo({ id: batchId ?? '' })
    expect((await api.proposal.get({ id: proposalId ?? '' })).summary.state).toBe('open')
  })

  test('edited is applied as edited, and must still be possible', async () => {
    const { api, task, propose } = await oneTask()
    const { proposalId } = propose([{ tool: 'task.update', input: { id: task.id, title: 'Other' } }])
    const id = proposalId ?? ''
    const [op] = (await api.proposal.get({ id })).ops
    await expect(api.proposal.edit({ id, opId: op?.id ?? '', input: { id: task.id, title: '' } })).rejects.toEqual(
      conflict('not_proposable'),
    )
    const { proposal } = await api.proposal.edit({ id, opId: op?.id ?? '', input: { id: task.id, title: 'Mine' } })
    expect(proposal.ops[0]).toMatchObject({ edited: true, changes: [{ after: { title: 'Mine' } }] })
    await api.proposal.apply({ id })
    expect(await title(api, task.id)).toBe('Mine')
  })

  test('that no longer fits says what moved and by whom, is refused, and can be worked out anew', async () => {
    const { api, task, propose } = await oneTask()
    const id = propose([{ tool: 'task.update', input: { id: task.id, title: 'Other' } }]).proposalId ?? ''
    await api.task.update({ id: task.id, title: 'Dig deep' })
    const { moved, summary } = await api.proposal.get({ id })
    expect(summary.stale).toBe(true)
    expect((await api.proposal.list({})).items[0]?.stale).toBe(true)
    expect(moved).toMatchObject([
      { name: 'Dig beds', column: 'title', before: 'Dig beds', after: 'Dig deep', by: { kind: 'person' } },
    ])
    await expect(api.proposal.apply({ id })).rejects.toEqual(conflict('stale'))
    expect(await title(api, task.id)).toBe('Dig deep')
    const { proposal } = await api.proposal.refresh({ id })
    expect(proposal).toMatchObject({
      summary: { stale: false },
      moved: [],
      ops: [{ changes: [{ before: { title: 'Dig deep' } }] }],
    })
    await api.proposal.apply({ id })
    expect(await title(api, task.id)).toBe('Other')
  })

  test('is not stale for a change it has nothing to do with, nor for one that was taken back', async () => {
    const { api, task, propose } = await oneTask()
    const id = propose([{ tool: 'task.update', input: { id: task.id, title: 'Other' } }]).proposalId ?? ''
    await api.task.update({ id: task.id, notes: 'Wet soil' })
    await api.task.update({ id: task.id, title: 'Dig deep' })
    await api.activity.undoLast()
    expect((await api.proposal.get({ id })).summary.stale).toBe(false)
  })

  test('about tags is stale when tags moved, and about a deleted task falls away when worked out anew', async () => {
    const { api, task, propose } = await oneTask()
    const id = propose([{ tool: 'task.update', input: { id: task.id, tags: [{ name: 'out' }] } }]).proposalId ?? ''
    await api.task.update({ id: task.id, tags: [{ name: 'mine' }] })
    expect((await api.proposal.get({ id })).moved).toMatchObject([{ column: 'tags', before: null, after: 'mine' }])
    await api.task.delete({ ids: [task.id] })
    const { proposal } = await api.proposal.refresh({ id })
    expect(proposal.summary).toMatchObject({ state: 'expired', ops: 0 })
    expect(await api.proposal.count()).toEqual({ open: 0 })
  })

  test('in which a later change fails leaves nothing of the earlier ones', async () => {
    const { api, core, propose } = await oneTask()
    const made = uuidv7()
    const id =
      propose([
        { tool: 'task.create', input: { id: made, title: 'Parent' } },
        { tool: 'task.create', input: { title: 'Step', parentId: made } },
      ]).proposalId ?? ''
    const { ops } = await api.proposal.get({ id })
    // The step alone refers to a task that is not made.
    await expect(api.proposal.apply({ id, opIds: [ops[1]?.id ?? ''] })).rejects.toEqual(conflict('stale'))
    expect((await api.task.list({})).items.map((task) => task.title)).toEqual(['Dig beds'])
    expect((await api.proposal.preview({ id, opIds: [ops[1]?.id ?? ''] }))[0]?.problem).toMatch(/no task/)
    expect(core.services.unitOfWork.lastSeq).toBe(2)
  })

  test('gives way to a newer one about the same, and expires', async () => {
    const { api, task, propose, time } = await oneTask()
    propose([{ tool: 'task.update', input: { id: task.id, title: 'A' } }])
    const id = propose([{ tool: 'task.update', input: { id: task.id, title: 'B' } }]).proposalId ?? ''
    expect((await api.proposal.list({})).items.map((item) => item.id)).toEqual([id])
    time.advance(15 * 86_400_000)
    expect(await api.proposal.count()).toEqual({ open: 0 })
    await expect(api.proposal.apply({ id })).rejects.toEqual(conflict('already_decided'))
  })
})

describe('what may be proposed', () => {
  test('is only what the list of tools has, as the contract takes it, and what changes something', async () => {
    const { task, propose } = await oneTask()
    const { proposalId, refused } = propose([
      { tool: 'backup.restore', input: { name: 'latest' } },
      { tool: 'proposal.apply', input: { id: task.id } },
      { tool: 'agent.setPolicy', input: { agent: 'task', tool: 'task.delete', policy: 'auto' } },
      { tool: 'task.update ', input: { id: task.id, title: 'x' } },
      { tool: '__proto__', input: {} },
      { tool: 'task.update', input: { id: task.id, title: 'x', admin: true } },
      { tool: 'task.update', input: { id: task.id, title: 'Dig beds' } },
      { tool: 'task.update', input: { id: uuidv7(), title: 'x' } },
    ])
    expect(proposalId).toBeNull()
    expect(refused).toHaveLength(8)
  })

  test('a reason cannot carry control characters or turn the text around it', async () => {
    const { api, task, propose } = await oneTask()
    const reason = 'fine\u202e\u0007\nlooks\u2066 good'
    const id = propose([{ tool: 'task.update', input: { id: task.id, title: 'A' }, reason }]).proposalId ?? ''
    expect((await api.proposal.get({ id })).ops[0]?.reason).toBe('fine looks good')
  })
})

describe('policies', () => {
  test('auto makes it at once with undo, never refuses, and ask is what holds before', async () => {
    const { api, task, propose } = await oneTask()
    const change = [{ tool: 'task.update', input: { id: task.id, title: 'A' } }]
    await api.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'auto' })
    expect(propose(change).batchId).not.toBeNull()
    expect(await title(api, task.id)).toBe('A')
    await api.activity.undoLast()
    expect(await title(api, task.id)).toBe('Dig beds')
    await api.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'never' })
    expect(propose(change)).toMatchObject({ proposalId: null, refused: [{ tool: 'task.update' }] })
    await api.activity.undoLast()
    await api.activity.undoLast()
    expect(propose(change)).toMatchObject({ batchId: null, refused: [] })
  })

  test('what deletes, drops or archives is asked for whatever is set', async () => {
    const { api, task, propose } = await oneTask()
    const set = (tool: string) => api.agent.setPolicy({ agent: 'task', tool, policy: 'auto' })
    await expect(set('task.delete')).rejects.toEqual(conflict('always_asked'))
    await set('task.setStatus')
    expect(propose([{ tool: 'task.setStatus', input: { ids: [task.id], status: 'cancelled' } }]).batchId).toBeNull()
    expect(propose([{ tool: 'task.setStatus', input: { ids: [task.id], status: 'waiting' } }]).batchId).not.toBeNull()
  })

  test('one change that is asked for makes all of them asked for', async () => {
    const { api, task, propose } = await oneTask()
    await api.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'auto' })
    const { batchId } = propose([
      { tool: 'task.update', input: { id: task.id, title: 'A' } },
      { tool: 'task.addComment', input: { id: task.id, body: 'Hm' } },
    ])
    expect(batchId).toBeNull()
  })

  test('only a person decides: a proxy that reaches the methods is refused', async () => {
    const { core, task, propose, asAgent } = await oneTask()
    const id = propose([{ tool: 'task.update', input: { id: task.id, title: 'A' } }]).proposalId ?? ''
    await expect(asAgent.proposal.apply({ id })).rejects.toEqual(conflict('persons_only'))
    await expect(asAgent.proposal.reject({ id })).rejects.toEqual(conflict('persons_only'))
    await expect(asAgent.proposal.refresh({ id })).rejects.toEqual(conflict('persons_only'))
    await expect(asAgent.agent.setPolicy({ agent: 'task', tool: 'task.update', policy: 'auto' })).rejects.toEqual(
      conflict('persons_only'),
    )
    await expect(asAgent.agent.clearAudit()).rejects.toEqual(conflict('persons_only'))
    expect(core.services.unitOfWork.lastSeq).toBe(2)
  })
})
