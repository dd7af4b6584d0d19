import { expect, test } from 'vitest'

import { takeOver, withKeys, withoutKeys } from './key-overrides'

const capture = { id: 'capture.open', keys: ['c', 'n'], bound: ['c', 'n'] }
const complete = { id: 'task.complete', keys: ['space'], bound: ['space'] }

test('a changed key is kept under the command', () => {
  expect(withKeys({}, complete, 'v')).toEqual({ 'task.complete': 'v' })
})

test('setting the default again leaves nothing behind', () => {
  expect(withKeys({ 'task.complete': 'v' }, complete, 'space')).toEqual({})
})

test('a reset forgets the change and no other', () => {
  expect(withoutKeys({ 'task.complete': 'v', 'capture.open': 'x' }, 'task.complete')).toEqual({ 'capture.open': 'x' })
})

test('taking a key over leaves the other command its remaining keys', () => {
  expect(takeOver({}, complete, 'c', [capture])).toEqual({ 'task.complete': 'c', 'capture.open': 'n' })
})

test('a sequence that begins with the key is in the way, too', () => {
  const project = { id: 'go.projects', keys: ['g p'], bound: ['g p'] }
  expect(takeOver({}, complete, 'g', [project])).toEqual({ 'task.complete': 'g', 'go.projects': '' })
})
