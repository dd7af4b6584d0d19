import { expect, test } from 'vitest'

import { entryProblem } from './entry-problem'

const now = Date.parse('2026-03-03T10:00:00Z')
const entry = (date: string, time: string, minutes = 30) =>
  entryProblem({
    date,
    time,
    minutes,
    now,
    startedAt: date === '' || time === '' ? undefined : Date.parse(`${date}T${time}:00Z`),
  })

test('says which field is wrong, and how', () => {
  expect(entry('2026-03-03', '09:30')).toBeUndefined()
  expect(entry('', '09:30')).toEqual({ of: 'date', what: 'noDate' })
  expect(entry('1900-03-03', '09:30')).toEqual({ of: 'date', what: 'longAgo' })
  expect(entry('2026-03-05', '09:30')).toEqual({ of: 'date', what: 'futureDay' })
  expect(entry('2026-03-03', '')).toEqual({ of: 'time', what: 'noTime' })
  expect(entry('2026-03-03', '11:00')).toEqual({ of: 'time', what: 'notBegun' })
  expect(entry('2026-03-03', '09:40')).toEqual({ of: 'minutes', what: 'notOver' })
  expect(entry('2026-03-03', '09:30', 0)).toEqual({ of: 'minutes', what: 'minutes' })
})
