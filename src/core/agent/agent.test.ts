import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openConnection } from '@core/db/connection'
import { proposerOf } from '@test/proposals'
import { testCore, type TestCore } from '@test/test-core'

let directory: string
let opened: TestCore

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'proxy-agent-'))
  opened = await testCore({ dataDirectory: directory })
})
afterEach(async () => {
  await opened.core.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Does to the file what somebody with another program could. */
function tamper(sql: string): void {
  const other = openConnection(join(directory, 'data.db'))
  other.sqlite.exec(sql)
  other.close()
}

async function someEntries(): Promise<void> {
  const { propose } = proposerOf(opened)
  const { task } = await opened.api.task.create({ title: 'Dig' })
  const { proposalId } = propose([{ tool: 'task.update', input: { id: task.id, title: 'Dig beds' } }])
  await opened.api.proposal.apply({ id: proposalId ?? '' })
}

test('the log says what was run, suggested and decided, and that it is intact', async () => {
  await someEntries()
  const { items } = await opened.api.agent.audit({})
  expect(items.map(({ kind }) => kind)).toEqual(['proposal.applied', 'proposal.created', 'run.started'])
  expect(items[0]).toMatchObject({ agent: 'task', actorKind: 'person', text: 'Applied “Ideas”' })
  expect(await opened.api.agent.verifyAudit()).toEqual({ intact: true, entries: 3, problem: null })
})

test.each([
  ['an entry changed', "DROP TRIGGER agent_audit_append_only; UPDATE agent_audit SET text = 'Nothing' WHERE seq = 2"],
  ['an entry taken out', 'DELETE FROM agent_audit WHERE seq = 2'],
  ['the beginning missing', 'DELETE FROM agent_audit WHERE seq = 1'],
  ['the end missing', 'DELETE FROM agent_audit WHERE seq = 3'],
  ['all of it missing', 'DELETE FROM agent_audit'],
])('%s is found out and said', async (_name, sql) => {
  await someEntries()
  tamper(sql)
  const { intact, problem } = await opened.api.agent.verifyAudit()
  expect(intact).toBe(false)
  expect(problem).toMatch(/^The log was altered/)
})

test('an entry cannot be edited by accident', async () => {
  await someEntries()
  expect(() => tamper("UPDATE agent_audit SET text = 'x'")).toThrow(/only ever added to/)
})

test('cleared, the log keeps that it was, and goes on from there', async () => {
  await someEntries()
  expect(await opened.api.agent.clearAudit()).toEqual({ deleted: 3 })
  proposerOf(opened)
  const { items } = await opened.api.agent.audit({})
  expect(items.map(({ seq, kind }) => [seq, kind])).toEqual([
    [5, 'run.started'],
    [4, 'log.cleared'],
  ])
  expect(await opened.api.agent.verifyAudit()).toEqual({ intact: true, entries: 2, problem: null })
})

test('what is taken back with a unit of work is not in the log either', async () => {
  const { propose } = proposerOf(opened)
  const { task } = await opened.api.task.create({ title: 'Dig' })
  const { proposalId } = propose([{ tool: 'task.update', input: { id: task.id, title: 'A' } }])
  await opened.api.task.update({ id: task.id, title: 'B' })
  await opened.api.proposal.apply({ id: proposalId ?? '' }).catch(() => null)
  expect((await opened.api.agent.audit({})).items[0]?.kind).toBe('proposal.created')
  expect((await opened.api.agent.verifyAudit()).intact).toBe(true)
})

test('a run that was going on when the process died has failed at the next start', async () => {
  proposerOf(opened)
  expect((await opened.api.agent.runs({ agent: 'task' })).items[0]).toMatchObject({ state: 'running', endedAt: null })
  await opened.core.close()
  opened = await testCore({ dataDirectory: directory })
  const [run] = (await opened.api.agent.runs({ agent: 'task' })).items
  expect(run).toMatchObject({ state: 'failed', message: 'Proxy ended before this was over.' })
  expect(run?.endedAt).not.toBeNull()
})
