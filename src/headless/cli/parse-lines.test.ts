import { Readable, Writable } from 'node:stream'

import { describe, expect, it } from 'vitest'

import { instantOf, parseLines } from './parse-lines'

async function parsed(input: string | readonly string[], options: Partial<Parameters<typeof parseLines>[0]> = {}) {
  let text = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const problem = await parseLines(
    { now: '2026-03-03T09:00:00Z', timeZone: 'Europe/Berlin', locale: 'en-GB', ...options },
    Readable.from(typeof input === 'string' ? [input] : input),
    output,
  )
  return {
    problem,
    lines: text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}

describe('proxy parse', () => {
  it('answers each line with one object of the documented shape', async () => {
    const { problem, lines } = await parsed('Call mum\r\n\nBuy milk')
    expect(problem).toBeNull()
    expect(lines).toHaveLength(3)
    expect(lines.map(({ title }) => title)).toEqual(['Call mum', '', 'Buy milk'])
    expect(Object.keys(lines[0])).toEqual([
      'title',
      'start',
      'due',
      'duration',
      'recurrence',
      'priority',
      'tags',
      'contexts',
      'project',
      'people',
      'energy',
      'spans',
    ])
  })

  it('ends a line at LF and CRLF only, also where a chunk ends between them', async () => {
    const { lines } = await parsed(['Call\u2028mum\r', '\nBuy\u2029milk\rnow\n', '', 'Dig', ' a hole'])
    expect(lines).toHaveLength(3)
    expect(lines.map(({ title }) => title.replaceAll(/\s/g, ' '))).toEqual(['Call mum', 'Buy milk now', 'Dig a hole'])
  })

  it.each([
    [{ now: 'yesterday' }, /--now/],
    [{ now: '2026-13-45T99:00' }, /--now/],
    [{ now: '2026-02-30T09:00' }, /--now .*"2026-02-30T09:00"/],
    [{ now: '2026-02-29T09:00:00Z' }, /--now/],
    [{ now: '2026-03-03T09:00+24:00' }, /--now/],
    [{ now: '9999-12-31T23:59' }, /--now .*1970 to 9900/],
    [{ now: '2026-03-03T09:00.5' }, /--now/],
    [{ now: '1969-12-31T23:59' }, /--now/],
    [{ timeZone: 'Mars/Olympus' }, /--tz/],
    [{ locale: 'not a locale' }, /--locale/],
  ])('says what is wrong with %j', async (options, message) => {
    const { problem, lines } = await parsed('x', options)
    expect(problem).toMatch(message)
    expect(lines).toEqual([])
  })
})

describe('instantOf', () => {
  it.each([
    ['2026-03-03T09:00:00Z', 'Europe/Berlin', '2026-03-03T09:00:00.000Z'],
    ['2026-03-03T09:00:00+01:00', 'UTC', '2026-03-03T08:00:00.000Z'],
    ['2026-03-03T09:00', 'Europe/Berlin', '2026-03-03T08:00:00.000Z'],
    ['2026-07-03T09:00', 'Europe/Berlin', '2026-07-03T07:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-03', 'America/New_York', '2026-03-03T05:00:00.000Z'],
    ['2026-03-03+02:00', 'America/New_York', '2026-03-02T22:00:00.000Z'],
    ['2026-03-03T09:00+01', 'UTC', '2026-03-03T08:00:00.000Z'],
    ['2026-03-03T09:00:30.25-0330', 'UTC', '2026-03-03T12:30:30.000Z'],
    ['2026-03-03T09:00', 'Asia/Kathmandu', '2026-03-03T03:15:00.000Z'],
  ])('reads %s in %s', (iso, zone, expected) => {
    expect(new Date(instantOf(iso, zone) ?? Number.NaN).toISOString()).toBe(expected)
  })
})
