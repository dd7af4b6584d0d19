import { describe, expect, it } from 'vitest'

import { readCommand } from './arguments'
import { listRecurrence } from './list-recurrence'

async function recur(...args: readonly string[]) {
  const command = readCommand(['recur', ...args])
  if (command.kind !== 'recur') return { command, lines: [] }
  let text = ''
  const outcome = await listRecurrence(command, async (more) => {
    text += more
  })
  return { outcome, lines: text.split('\n').slice(0, -1) }
}

const start = ['--dtstart', '2026-03-28T02:30', '--tz', 'Europe/Berlin'] as const

describe('proxy recur', () => {
  it('lists the occurrences, one local date-time a line', async () => {
    expect((await recur(...start, '--rule', 'RRULE:FREQ=DAILY;COUNT=3')).lines).toEqual([
      '2026-03-28T02:30:00',
      '2026-03-29T03:30:00',
      '2026-03-30T02:30:00',
    ])
  })

  it('takes exceptions as often as they are given, and a limit', async () => {
    const exceptions = [
      '--exdate',
      '2026-03-30T02:30',
      '--exdate',
      '2026-03-31',
      '--rdate',
      '2026-03-28T12:00',
    ] as const
    expect((await recur(...start, '--rule', 'FREQ=DAILY', ...exceptions, '--limit', '4')).lines).toEqual([
      '2026-03-28T02:30:00',
      '2026-03-28T12:00:00',
      '2026-03-29T03:30:00',
      '2026-04-01T02:30:00',
    ])
  })

  it('takes a rule with its exceptions as proxy parse writes it', async () => {
    const rule = 'FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260329'
    expect((await recur(...start, '--rule', rule)).lines).toEqual(['2026-03-28T02:30:00', '2026-03-30T02:30:00'])
  })

  it('takes lines EXDATE and RDATE in a zone of their own', async () => {
    const rule =
      'RRULE;X-A=1:FREQ=DAILY;COUNT=4\r\nEXDATE;TZID=America/New_York:20260304T030000\r\nRDATE;TZID="Asia/Tokyo":20260310T170000,20260311T170000Z'
    const options = ['--dtstart', '2026-03-03T09:00', '--tz', 'Europe/Berlin', '--rule', rule]
    expect((await recur(...options)).lines).toEqual([
      '2026-03-03T09:00:00',
      '2026-03-05T09:00:00',
      '2026-03-06T09:00:00',
      '2026-03-10T09:00:00',
      '2026-03-11T18:00:00',
    ])
  })

  it('ignores the times of a rule beside a start that has none', async () => {
    const rule = 'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30;BYSECOND=15;COUNT=2'
    expect((await recur('--dtstart', '2026-03-28', '--tz', 'Europe/Berlin', '--rule', rule)).lines).toEqual([
      '2026-03-28T00:00:00',
      '2026-03-29T00:00:00',
    ])
  })

  it('stops a rule without an end after a hundred, and lets one with an end finish', async () => {
    expect((await recur(...start, '--rule', 'FREQ=DAILY')).lines).toHaveLength(100)
    expect((await recur(...start, '--rule', 'FREQ=DAILY;COUNT=150')).lines).toHaveLength(150)
  })

  it('says that a rule never happens', async () => {
    const { outcome, lines } = await recur(...start, '--rule', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31')
    expect(lines).toEqual([])
    expect(outcome).toEqual({ kind: 'listed', note: expect.stringContaining('never happens') })
  })

  it.each([
    [['--dtstart', 'soon', '--rule', 'FREQ=DAILY'], '--dtstart'],
    [['--dtstart', '2026-02-30T09:00', '--rule', 'FREQ=DAILY'], '--dtstart'],
    [[...start, '--rule', 'FREQ=DAILY;BYMONTH=13'], 'BYMONTH'],
    [[...start, '--rule', 'FREQ=DAILY', '--exdate', 'tomorrow'], '--exdate'],
    [['--dtstart', '2026-03-28', '--tz', 'Moon/Base', '--rule', 'FREQ=DAILY'], '--tz'],
    [[...start, '--rule', 'FREQ=DAILY\nEXDATE;TZID=Moon/Base:20260329T023000'], 'TZID'],
    [[...start, '--rule', 'FREQ=DAILY\nRDATE;VALUE=PERIOD:20260329T023000/PT1H'], 'RDATE'],
    [[...start, '--rule', 'DTSTART:20260329T023000\nRRULE:FREQ=DAILY'], '--dtstart'],
    [[...start, '--rule', 'FREQ=DAILY\nEXRULE:FREQ=WEEKLY'], 'EXRULE'],
    [[...start, '--rule', 'FREQ=DAILY\nFREQ=WEEKLY'], 'more than one rule'],
  ])('says which option is wrong: %j', async (args, option) => {
    expect((await recur(...args)).outcome).toEqual({ kind: 'invalid', message: expect.stringContaining(option) })
  })

  it.each([
    [['--rule', 'FREQ=DAILY'], '--dtstart'],
    [['--dtstart', '2026-03-28'], '--rule'],
    [['--dtstart', '2026-03-28', '--rule', 'FREQ=DAILY', '--limit', '0'], '--limit'],
    [['--dtstart', '2026-03-28', '--rule', 'FREQ=DAILY', '--limit', '-1'], 'not "-1"'],
    [['--dtstart', '2026-03-28', '--rule', 'FREQ=DAILY', '--limit', '0x2'], 'not "0x2"'],
    [['--dtstart', '2026-03-28', '--rule', 'FREQ=DAILY', '--limit', '1e3'], 'not "1e3"'],
  ])('asks for what is missing: %j', async (args, option) => {
    expect((await recur(...args)).command).toEqual({ kind: 'invalid', message: expect.stringContaining(option) })
  })
})
