import { afterEach, describe, expect, test } from 'vitest'

import { proposalsOn } from '../proposals'

let close: (() => Promise<void>) | null = null
afterEach(async () => {
  await close?.()
  close = null
})

async function world() {
  const opened = await proposalsOn()
  close = () => opened.core.close()
  return opened
}

describe('what Proxy remembers', () => {
  test('is what the person stated, and goes to proxies within the budget', async () => {
    const { api } = await world()
    const { item } = await api.memory.create({ text: 'I write in the morning and phone after lunch' })
    expect(item).toMatchObject({ source: 'person', enabled: true, expired: false, kind: 'preference' })
    const { task } = await api.task.create({ title: 'Write the report' })
    const { look } = await api.context.preview({ id: task.id })
    expect(look.items.filter(({ source }) => source === 'memory')).toMatchObject([
      { text: '- I write in the morning and phone after lunch', why: ['stated'] },
    ])
    const tight = (await api.context.preview({ id: task.id, budget: 50 })).look
    expect(tight.tokens).toBeLessThanOrEqual(50)
    expect(tight.leftOut).toMatchObject([{ source: 'memory', because: 'budget' }])
  })

  test('switched off, expired or deleted, no proxy is told; undoing tells them again', async () => {
    const { api, time } = await world()
    const { task } = await api.task.create({ title: 'Write the report' })
    const told = async (): Promise<readonly string[]> =>
      (await api.context.preview({ id: task.id })).look.items.flatMap(({ source, label }) =>
        source === 'memory' ? [label] : [],
      )
    const { item } = await api.memory.create({
      text: 'No calls in May',
      kind: 'limit',
      expiresAt: time.clock.now() + 1000,
    })
    expect(await told()).toEqual(['No calls in May'])
    await api.memory.update({ id: item.id, enabled: false })
    expect(await told()).toEqual([])
    await api.activity.undoLast()
    expect(await told()).toEqual(['No calls in May'])
    time.advance(1000)
    expect(await told()).toEqual([])
    expect(await api.memory.list()).toMatchObject([{ expired: true }])
    await api.memory.update({ id: item.id, expiresAt: null })
    const { batchId } = await api.memory.delete({ id: item.id })
    expect(await told()).toEqual([])
    await api.activity.undo({ id: batchId ?? '' })
    expect(await told()).toEqual(['No calls in May'])
    expect((await api.activity.list({})).items.map(({ label }) => label)).toContain('Forgot “No calls in May”')
  })

  test('a proxy can only propose one, whatever it was allowed; accepted, it is marked so', async () => {
    const { api, propose } = await world()
    await expect(api.agent.setPolicy({ agent: 'task', tool: 'memory.create', policy: 'auto' })).rejects.toThrow(
      /always asked/,
    )
    const { proposalId } = propose([{ tool: 'memory.create', input: { text: 'Likes short steps' } }])
    expect(await api.memory.list()).toEqual([])
    await api.proposal.apply({ id: proposalId ?? '' })
    expect(await api.memory.list()).toMatchObject([{ text: 'Likes short steps', source: 'accepted' }])
    await api.activity.undoLast()
    expect(await api.memory.list()).toEqual([])
  })
})

describe('what no model may see', () => {
  test('a hidden project hides its tasks and their steps, a hidden tag its tasks', async () => {
    const { api, asAgent, core } = await world()
    const { project } = await api.project.create({ name: 'Therapy' })
    const { task: hidden } = await api.task.create({ title: 'Prepare the talk with Ana', projectId: project.id })
    const { task: step } = await api.task.create({ title: 'Write the talk with Ana down', parentId: hidden.id })
    const { task: tagged } = await api.task.create({ title: 'Talk with the bank and Ana', tags: [{ name: 'private' }] })
    const { task: open } = await api.task.create({ title: 'Talk with Ana about the garden' })
    await api.context.exclude({ kind: 'project', subjectId: project.id, hidden: true })
    const tagId = tagged.tags[0]?.id ?? ''
    const { batchId } = await api.context.exclude({ kind: 'tag', subjectId: tagId, hidden: true })
    expect((await api.context.exclusions()).map(({ name }) => name)).toEqual(['Therapy', 'private'])
    await (await core.services.agentHost.methods()).context.catchUp()
    // The person finds everything, a proxy what it may see.
    const ids = async (caller: typeof api): Promise<readonly string[]> =>
      (await caller.context.find({ q: 'talk with Ana' })).items.map(({ task }) => task.id).toSorted()
    expect(await ids(api)).toEqual([hidden.id, step.id, tagged.id, open.id].toSorted())
    expect(await ids(asAgent)).toEqual([open.id])
    const { look } = await api.context.preview({ id: open.id })
    expect(look.items.map(({ subjectId }) => subjectId)).toEqual([open.id])
    expect(
      look.leftOut
        .filter(({ because }) => because === 'hidden')
        .map(({ subjectId }) => subjectId)
        .toSorted(),
    ).toEqual([hidden.id, step.id, tagged.id].toSorted())
    for (const id of [hidden.id, step.id]) {
      const preview = await api.context.preview({ id })
      expect(preview).toMatchObject({ hidden: true, look: { items: [], tokens: 0 } })
    }
    await api.activity.undo({ id: batchId ?? '' })
    expect(await ids(asAgent)).toEqual([tagged.id, open.id].toSorted())
    await expect(asAgent.context.exclude({ kind: 'tag', subjectId: tagId, hidden: false })).rejects.toThrow(
      /Only a person/,
    )
  })

  test('one task is hidden with its steps, says why, and the person finds it as ever', async () => {
    const { api, asAgent } = await world()
    const { project } = await api.project.create({ name: 'Therapy' })
    const { task } = await api.task.create({
      title: 'Talk with Ana',
      projectId: project.id,
      tags: [{ name: 'private' }],
    })
    const { task: step } = await api.task.create({ title: 'Write it down', parentId: task.id })
    const { task: below } = await api.task.create({ title: 'Find a pen', parentId: step.id })
    const why = async (id: string) => (await api.context.hiddenBy({ id })).map(({ kind, name }) => [kind, name])
    expect(await why(task.id)).toEqual([])
    const { batchId } = await api.context.exclude({ kind: 'task', subjectId: task.id, hidden: true })
    for (const id of [task.id, step.id, below.id]) {
      expect(await why(id)).toEqual([['task', 'Talk with Ana']])
      expect(await api.context.preview({ id })).toMatchObject({ hidden: true })
    }
    expect((await api.search.tasks({ q: 'Ana' })).map(({ id }) => id)).toEqual([task.id])
    expect((await asAgent.context.find({ q: 'Ana' })).items).toEqual([])
    await api.activity.undo({ id: batchId ?? '' })
    expect(await why(below.id)).toEqual([])
    await api.context.exclude({ kind: 'project', subjectId: project.id, hidden: true })
    await api.context.exclude({ kind: 'tag', subjectId: task.tags[0]?.id ?? '', hidden: true })
    expect(await why(below.id)).toEqual([
      ['project', 'Therapy'],
      ['tag', 'private'],
    ])
  })
})
