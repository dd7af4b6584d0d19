import { expect, test } from 'vitest'

import { queryOf, searchOf } from './list-query'

const projectId = '01890000-0000-7000-8000-000000000001'
const filter = { id: projectId, name: 'Important', query: { view: 'waiting', sort: 'priority', projectId } } as const

test('an empty address is the open tasks, newest first, and the other way round', () => {
  expect(queryOf({}, undefined)).toEqual({ view: 'open', sort: 'created' })
  expect(searchOf({ view: 'open', sort: 'created' })).toEqual({})
})

test('a saved filter says what is shown, unless the address says otherwise', () => {
  expect(queryOf({ filterId: filter.id }, filter)).toEqual(filter.query)
  expect(queryOf({ filterId: filter.id, view: 'closed' }, filter)).toMatchObject({ view: 'closed', projectId })
})

test('what an address says survives the way there and back', () => {
  const query = { view: 'closed', sort: 'due', projectId, tagId: projectId } as const
  expect(queryOf(searchOf(query), undefined)).toEqual(query)
})
