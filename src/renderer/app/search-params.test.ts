import { expect, test } from 'vitest'

import { taskSorts, taskViews } from '@contract/task'

import { parseSettingsSearch, parseShellSearch, parseTasksSearch } from './search-params'

const id = '01900000-0000-7000-8000-000000000001'

test('what is understood is kept', () => {
  expect(parseShellSearch({ task: id })).toEqual({ task: id })
  expect(parseTasksSearch({ projectId: id, tagId: id, filterId: id, view: 'waiting', sort: 'due' })).toEqual({
    projectId: id,
    tagId: id,
    filterId: id,
    view: 'waiting',
    sort: 'due',
  })
  expect(parseSettingsSearch({ section: 'data' })).toEqual({ section: 'data' })
})

test('what is not understood is left out, so that an old or mistyped address still opens', () => {
  expect(parseShellSearch({ task: '../../etc' })).toEqual({})
  expect(parseTasksSearch({ projectId: 7, view: 'everything', sort: ['due'], other: 1 })).toEqual({})
  expect(parseSettingsSearch({ section: '<script>' })).toEqual({})
})

test('every view and order of the contract can be in an address', () => {
  for (const view of taskViews) expect(parseTasksSearch({ view })).toEqual({ view })
  for (const sort of taskSorts) expect(parseTasksSearch({ sort })).toEqual({ sort })
})
