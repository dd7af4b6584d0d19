import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { featuresOf, invalidateFeatures } from './invalidation'

test('every change is also activity', () => {
  expect([...featuresOf(['messages'])]).toEqual(['activity'])
})

test('a changed task makes everything stale that shows or counts tasks', () => {
  expect([...featuresOf(['tasks'])].toSorted()).toEqual([
    'activity',
    'context',
    'estimate',
    'focus',
    'goal',
    'priority',
    'progress',
    'project',
    'recurrence',
    'report',
    'review',
    'search',
    'tag',
    'task',
    'today',
  ])
})

test('only queries of the named features become stale', () => {
  const client = new QueryClient()
  const list = [['task', 'list'], { type: 'query' }]
  const settings = [['settings', 'get'], { type: 'query' }]
  for (const key of [list, settings, ['not ours']]) client.setQueryData(key, 1)
  invalidateFeatures(client, new Set(['task']))
  expect(client.getQueryState(list)?.isInvalidated).toBe(true)
  expect(client.getQueryState(settings)?.isInvalidated).toBe(false)
  expect(client.getQueryState(['not ours'])?.isInvalidated).toBe(false)
})
