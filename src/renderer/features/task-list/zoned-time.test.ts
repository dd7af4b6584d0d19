import { describe, expect, test } from 'vitest'

import { instantIn, wallClockIn } from './zoned-time'

const at = (iso: string) => Date.parse(iso)

describe('the instant of a wall-clock time', () => {
  test('follows summer and winter time of the zone', () => {
    expect(instantIn({ date: '2026-01-15', time: '15:00' }, 'Europe/Berlin')).toBe(at('2026-01-15T14:00Z'))
    expect(instantIn({ date: '2026-07-15', time: '15:00' }, 'Europe/Berlin')).toBe(at('2026-07-15T13:00Z'))
    expect(instantIn({ date: '2026-07-15', time: '15:00' }, 'Asia/Kathmandu')).toBe(at('2026-07-15T09:15Z'))
  })

  test('moves a time that summer time skips on by the gap', () => {
    // 29 March 2026: 02:00 becomes 03:00.
    expect(instantIn({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toBe(at('2026-03-29T01:30Z'))
  })

  test('takes the first of a time that comes twice', () => {
    // 25 October 2026: 03:00 becomes 02:00.
    expect(instantIn({ date: '2026-10-25', time: '02:30' }, 'Europe/Berlin')).toBe(at('2026-10-25T00:30Z'))
  })

  test('is none for what is no date and no zone', () => {
    expect(instantIn({ date: '2026-02-31x', time: '10:00' }, 'Europe/Berlin')).toBeUndefined()
    expect(instantIn({ date: '2026-02-03', time: '10:00' }, 'Europe/Atlantis')).toBeUndefined()
  })
})

test('a wall clock shows midnight as the start of a day', () => {
  expect(wallClockIn(at('2026-03-02T23:00Z'), 'Europe/Berlin')).toEqual({ date: '2026-03-03', time: '00:00' })
})
