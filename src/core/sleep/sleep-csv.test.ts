import { describe, expect, test } from 'vitest'

import { detectMapping, readMoment, readTable, sleepOf } from './sleep-csv'

const iso = (at: number): string => new Date(at).toISOString()

async function nightsIn(text: string, zone = 'Europe/Berlin') {
  const table = await readTable(text)
  const mapping = detectMapping(table)
  return mapping === null ? null : sleepOf(table, mapping, zone)
}

describe('CSV exports of sleep', () => {
  test.each([
    ['semicolons', 'Start;End;Sleep quality;Time in bed\n2025-03-01 23:06:52;2025-03-02 07:02:33;81%;7:55\n'],
    ['From and To', 'Id,Tz,From,To,Sched,Rating\n1,Berlin,"01. 03. 2025 23:06","02. 03. 2025 7:02",,4.5\n'],
    [
      'twelve hours',
      'Sleep device\nStart Time,End Time,Minutes Asleep\n03/01/2025 11:06 PM,03/02/2025 7:02 AM,440\n3/13/2025 11:00 PM,3/14/2025 7:00 AM,1\n',
    ],
    ['offsets', 'day,bedtime_start,bedtime_end\n2025-03-02,2025-03-01T23:06:00+01:00,2025-03-02T07:02:00+01:00\n'],
    ['a day and two clocks', 'Date,Bedtime,Wake time,Quality\n2025-03-02,23:06,07:02,4\n'],
    ['tabs', 'date\tfell asleep\twoke up\n02.03.2025\t23:06\t07:02\n'],
    ['Unix seconds', 'start,end\n1740866760,1740895320\n'],
  ])('with %s', async (_name, text) => {
    const found = await nightsIn(text)
    expect(iso(found?.nights[0]?.startedAt ?? 0).slice(0, 16)).toBe('2025-03-01T22:06')
    expect(iso(found?.nights[0]?.endedAt ?? 0).slice(0, 16)).toBe('2025-03-02T06:02')
  })

  test('a night over the change of the clocks has the hours it had', async () => {
    const found = await nightsIn('Start,End\n2026-03-28 23:00,2026-03-29 07:00\n')
    const [night] = found?.nights ?? []
    expect(((night?.endedAt ?? 0) - (night?.startedAt ?? 0)) / 3_600_000).toBe(7)
  })

  test('quality is read from stars and from per cent', async () => {
    const found = await nightsIn(
      'Start,End,Quality\n2025-03-01 23:00,2025-03-02 07:00,81%\n2025-03-02 23:00,2025-03-03 07:00,3\n2025-03-03 23:00,2025-03-04 07:00,\n',
    )
    expect(found?.nights.map(({ quality }) => quality)).toEqual([5, 3, null])
  })

  test('rows that hold no sleep are counted, not guessed', async () => {
    const found = await nightsIn(
      'Start,End\n2025-03-01 23:00,2025-03-02 07:00\nTotal,8\n2025-02-31 23:00,2025-03-01 07:00\n',
    )
    expect(found).toMatchObject({ unread: 2 })
    expect(found?.nights).toHaveLength(1)
  })

  test('columns that say nothing are asked about', async () => {
    expect(await nightsIn('a,b\n2025-03-01 23:00,2025-03-02 07:00\n')).toBeNull()
    expect(await nightsIn('')).toBeNull()
  })

  test.each([
    ['31.12.2025 23:30', '2025-12-31', '23:30'],
    ['31. 12. 2025,  23:30:15', '2025-12-31', '23:30'],
    ['2025-12-31T23:30:15.250', '2025-12-31', '23:30'],
    ['2025-12-31,23:30', '2025-12-31', '23:30'],
    ['12/31/2025 11:30\u202fPM', '2025-12-31', '23:30'],
    ['2025-12-31 11:30p.m.', '2025-12-31', '23:30'],
    ['31.12.25 23.30', '2025-12-31', '23:30'],
  ])('%s is a day and a time', (text, date, time) => {
    expect(readMoment(text, text.startsWith('12') ? 'mdy' : 'dmy')).toEqual({ date, time })
  })

  test('a cell as long as the file is no moment, and is told so without being searched', async () => {
    // A pattern that goes back over a run of spaces needs hours for the longest of these.
    for (let length = 128; length <= 1_048_576; length *= 2) {
      const run = ' '.repeat(length)
      for (const cell of [`2025-03-01${run}23:06`, `2025-03-01${run}x`, `${run}x`, '1'.repeat(length)])
        expect(readMoment(cell, 'dmy')).toBeNull()
    }
    const found = await nightsIn(
      `Start,End\n2025-03-01 23:00,2025-03-02 07:00\n2025-03-02${' '.repeat(100_000)}x,2025-03-03 07:00\n`,
    )
    expect(found).toMatchObject({ unread: 1, nights: [expect.anything()] })
  })

  test('no more columns are looked at than can be named', async () => {
    const table = await readTable(`${'to,'.repeat(100_000)}x\n1,2\n`)
    expect(table.columns).toHaveLength(501)
  })

  test('no text makes the reader of moments fail', () => {
    for (const text of [
      '',
      '9999999999999',
      '99/99/9999 10:00',
      '2025-13-01 10:00',
      '2025-01-01 25:00',
      'x'.repeat(5000),
    ])
      expect(() => readMoment(text, 'dmy')).not.toThrow()
    expect(readMoment('2025-01-01 25:00', 'dmy')).toBeNull()
  })
})
