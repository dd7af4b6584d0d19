import { expect, test } from 'vitest'

import type { Task } from '@contract/task'

import { withSettling } from './settling'

const task = (id: string, status: Task['status'] = 'todo') => ({ id, status }) as Task
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id).join('')
const none = new Set<string>()

test('a completed task keeps its place for a moment', () => {
  const shown = [task('a'), task('b', 'done'), task('c')]
  expect(ids(withSettling(shown, [task('a'), task('c')], none))).toBe('abc')
})

test('several in a row keep their order', () => {
  const shown = [task('a', 'done'), task('b', 'done'), task('c')]
  expect(ids(withSettling(shown, [task('c')], none))).toBe('abc')
})

test('what was moved elsewhere, or has had its time, is gone at once', () => {
  const shown = [task('a'), task('b', 'done'), task('c')]
  expect(ids(withSettling(shown, [task('c')], new Set(['b'])))).toBe('c')
})

test('new tasks take their own place meanwhile', () => {
  const shown = [task('a'), task('b', 'done')]
  expect(ids(withSettling(shown, [task('n'), task('a')], none))).toBe('nab')
})
