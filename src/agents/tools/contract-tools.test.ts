import { expect, test } from 'vitest'

import { contractTools } from './contract-tools'

const tools = new Map(contractTools().map((tool) => [tool.name, tool]))

test('every method of the contract is a tool with a sentence that says what it does', () => {
  expect(tools.size).toBeGreaterThan(50)
  for (const { name, summary } of tools.values()) expect(summary, name).toMatch(/^[A-Z].{8,}/)
})

test('reading runs, writing is only proposed, and the machine is not for proxies', () => {
  const access = (name: string) => tools.get(name)?.access
  expect(['task.list', 'search.tasks', 'capture.parse', 'today.get'].map(access)).toEqual([
    'read',
    'read',
    'read',
    'read',
  ])
  expect(['task.update', 'task.delete', 'capture.create', 'focus.start'].map(access)).toEqual([
    'write',
    'write',
    'write',
    'write',
  ])
  expect(['activity.undo', 'backup.restore', 'settings.update', 'system.createApiToken'].map(access)).toEqual([
    'host',
    'host',
    'host',
    'host',
  ])
})

test('no proxy can read, answer or allow its own proposals', () => {
  const own = [...tools.values()].filter(({ name }) => /^(agent|proposal)\./.test(name))
  expect(own.length).toBeGreaterThan(10)
  for (const { name, access } of own) expect(access, name).toBe('host')
})

test('the input of each is an object that refuses what it does not know', () => {
  for (const { name, inputSchema } of tools.values()) {
    expect(inputSchema['type'], name).toBe('object')
    expect(inputSchema['additionalProperties'], name).toBe(false)
  }
  expect(tools.get('task.setStatus')?.inputSchema).toMatchObject({ required: ['ids', 'status'] })
})
