import { expect, test } from 'vitest'

import { redactionsIn } from './redactions'

test('counts what was hidden by kind, each thing once', () => {
  expect(redactionsIn('Call [PERSON_1] and [PERSON_2], [PERSON_1] first, about [PROJECT_1] [x_1] [PERSON]')).toEqual([
    { kind: 'PERSON', count: 2 },
    { kind: 'PROJECT', count: 1 },
  ])
  expect(redactionsIn('nothing')).toEqual([])
})
