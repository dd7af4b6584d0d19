import { Readable, Writable } from 'node:stream'

import { describe, expect, it } from 'vitest'

import { instantOf, parseLines } from './parse-lines'

async function parsed(input: string, options: Partial<Parameters<typeof parseLines>[0]> = {}) {
  let text = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const problem = await parseLines(
    { now: '2026-03-03T09:00:00Z', timeZone: 'Europe/Berlin', locale: 'en-GB', ...options },
    Readable.from([input]),
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

  it.each([
    [{ now: 'yesterday' }, /--now/],
    [{ now: '2026-13-45T99:00' }, /--now/],
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
    ['2026-03-03', 'America/New_York', '2026-03-03T05:00:00.000Z'],
    ['2026-03-03T09:00', 'Asia/Kathmandu', '2026-03-03T03:15:00.000Z'],
  ])('reads %s in %s', (iso, zone, expected) => {
    expect(new Date(instantOf(iso, zone) ?? Number.NaN).toISOString()).toBe(expected)
  })
})
