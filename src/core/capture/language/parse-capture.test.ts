import { describe, expect, it } from 'vitest'
import { parseCapture, spanKey, withExceptions, type LocalMoment, type ParseContext } from './index'

// A Wednesday, 10:12 in Berlin.
const wednesday: ParseContext = {
  now: Date.parse('2026-11-18T09:12:00Z'),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  projects: [
    { id: 'p-1', name: 'Website' },
    { id: 'p-2', name: 'Home renovation' },
  ],
  tags: ['Work', '42'],
}

const parse = (text: string, more: Partial<ParseContext> = {}) => parseCapture(text, { ...wednesday, ...more })
const day = (date: string): LocalMoment => ({ date, time: null, zone: null })
const at = (date: string, time: string): LocalMoment => ({ date, time, zone: null })

describe('a day', () => {
  it.each([
    ['friday', '2026-11-20'],
    ['wednesday', '2026-11-25'],
    ['next friday', '2026-11-27'],
    ['this weekend', '2026-11-21'],
    ['next week', '2026-11-23'],
    ['next month', '2026-12-01'],
    ['next year', '2027-01-01'],
    ['EOM', '2026-11-30'],
    ['end of year', '2026-12-31'],
    ['in 3 weeks', '2026-12-09'],
    ['by 17 November', '2027-11-17'],
  ])('"%s" is %s', (words, date) => {
    expect(parse(`write ${words}`)).toMatchObject({ title: 'write', due: day(date) })
  })

  it('is never placed before today', () => {
    expect(parse('read report of 3 March 2020').due).toBeNull()
  })

  it('is month first under en-US, day first elsewhere, and whatever exists when only one does', () => {
    expect(parse('rent 3/4', { locale: 'en-US' }).due).toEqual(day('2027-03-04'))
    expect(parse('rent 3/4', { locale: 'en-AU' }).due).toEqual(day('2027-04-03'))
    expect(parse('rent 25/12', { locale: 'en-US' }).due).toEqual(day('2026-12-25'))
    expect(parse('rent on 3.4.', { locale: 'en-US' }).due).toEqual(day('2027-04-03'))
  })

  it('fills the start after "from", "after", "starting" and "not before"', () => {
    expect(parse('write starting Monday')).toMatchObject({ start: day('2026-11-23'), due: null })
    expect(parse('write not before June')).toMatchObject({ start: day('2027-06-01'), due: null })
    expect(parse('write from Monday until Wednesday')).toMatchObject({
      start: day('2026-11-23'),
      due: day('2026-11-25'),
    })
  })
})

describe('a time', () => {
  it('that is past means tomorrow', () => {
    expect(parse('call at 9am').due).toEqual(at('2026-11-19', '09:00'))
    expect(parse('call at 11am').due).toEqual(at('2026-11-18', '11:00'))
  })

  it('without am or pm is the next such hour between 07:00 and 21:00', () => {
    expect(parse('call at 3').due).toEqual(at('2026-11-18', '15:00'))
    expect(parse('call at 8').due).toEqual(at('2026-11-18', '20:00'))
    expect(parse('call at 10').due).toEqual(at('2026-11-19', '10:00'))
    expect(parse('call tomorrow at 8').due).toEqual(at('2026-11-19', '08:00'))
  })

  it('of a part of the day is what the settings say', () => {
    expect(parse('call tomorrow evening').due).toEqual(at('2026-11-19', '18:00'))
    expect(parse('call tomorrow evening', { dayParts: { evening: '19:30' } }).due).toEqual(at('2026-11-19', '19:30'))
    expect(parse('call tomorrow evening', { dayParts: { evening: 'late' } }).due).toEqual(at('2026-11-19', '18:00'))
  })

  it('counts from now in real hours, also over the end of summer time', () => {
    const beforeTheChange = { now: Date.parse('2026-11-01T04:45:00Z'), timeZone: 'America/New_York' }
    expect(parse('call in 2 hours', beforeTheChange).due).toEqual(at('2026-11-01', '01:45'))
  })

  it('keeps a zone only when one was said', () => {
    expect(parse('call 3pm PST').due).toEqual({ date: '2026-11-18', time: '15:00', zone: 'America/Los_Angeles' })
    expect(parse('call tomorrow 15:00').due?.zone).toBeNull()
    expect(parse('submit tomorrow 23:59 AoE').due?.zone).toBe('Etc/GMT+12')
  })

  it('of which only the end is marked lends its half of the day to the beginning', () => {
    expect(parse('sync 2–4pm')).toMatchObject({ start: at('2026-11-18', '14:00'), due: at('2026-11-18', '16:00') })
    expect(parse('sync 11-1pm')).toMatchObject({ start: at('2026-11-18', '11:00'), due: at('2026-11-18', '13:00') })
  })
})

describe('a recurrence', () => {
  it.each([
    ['every other day', 'FREQ=DAILY;INTERVAL=2'],
    ['biweekly', 'FREQ=WEEKLY;INTERVAL=2'],
    ['every Mon and Thu', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['every 3rd Tuesday', 'FREQ=MONTHLY;BYDAY=3TU'],
    ['every last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['every last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['every day for 5 times', 'FREQ=DAILY;COUNT=5'],
    ['every week until 31 December', 'FREQ=WEEKLY;UNTIL=20261231'],
    ['every day except Sunday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA'],
    ['every year on 29 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
    ['every 2 hours between 9 and 5', 'FREQ=DAILY;BYHOUR=9,11,13,15,17;BYMINUTE=0'],
    ['every hour from 22:00 to 2am', 'FREQ=HOURLY'],
  ])('"%s" is %s', (words, rrule) => {
    expect(parse(`stretch ${words}`)).toMatchObject({ title: 'stretch', recurrence: { rrule, fromCompletion: false } })
  })

  it('starts with the first occurrence still to come, which is also the due date', () => {
    expect(parse('stretch every weekday at 9am')).toMatchObject({
      due: at('2026-11-19', '09:00'),
      recurrence: { dtstart: '2026-11-19T09:00' },
    })
  })

  it('counts from completion after "every!" and "after I finish"', () => {
    expect(parse('stretch every! 2 days').recurrence).toMatchObject({ fromCompletion: true })
    expect(parse('stretch every 2 days after I finish').recurrence).toMatchObject({ fromCompletion: true })
  })

  it('is not read into an adjective', () => {
    expect(parse('weekly report').recurrence).toBeNull()
    expect(parse('report weekly').recurrence).not.toBeNull()
  })

  it('keeps a start that was said apart from it', () => {
    expect(parse('starting 1 December stretch every day')).toMatchObject({
      start: null,
      recurrence: { rrule: 'FREQ=DAILY', dtstart: '2026-12-01' },
    })
  })
})

describe('marked parts', () => {
  it('are taken out of the title', () => {
    expect(parse('call Bob #work @phone +Website !high ~low for 15m // ask about May')).toMatchObject({
      title: 'call Bob',
      tags: ['Work'],
      contexts: ['phone'],
      project: { id: 'p-1', name: 'Website' },
      priority: 'high',
      energy: 'low',
      durationMinutes: 15,
      note: 'ask about May',
    })
  })

  it('know projects of several words, and the same written together', () => {
    expect(parse('paint +Home renovation today').project).toEqual({ id: 'p-2', name: 'Home renovation' })
    expect(parse('paint /home-renovation').project).toEqual({ id: 'p-2', name: 'Home renovation' })
    expect(parse('paint +Kitchen').project).toEqual({ id: null, name: 'Kitchen' })
  })

  it('are not seen in numbers, colours, paths and telephone numbers', () => {
    expect(parse('issue #7, colour #ff8800, /etc/hosts, +49 30 1234, C#, a@b.example').spans).toEqual([])
    expect(parse('issue #42').tags).toEqual(['42'])
  })

  it('rank p1 to p4 as critical to low', () => {
    expect(['p1', 'p2', 'p3', 'p4'].map((rank) => parse(`call ${rank}`).priority)).toEqual([
      'critical',
      'high',
      'medium',
      'low',
    ])
  })

  it('are a context after "@" unless a time or date follows', () => {
    expect(parse('call @home').contexts).toEqual(['home'])
    expect(parse('call @noon')).toMatchObject({ contexts: [], due: at('2026-11-18', '12:00') })
  })

  it('keep links and people in the title', () => {
    expect(parse('ask &Anna about https://example.com/#tomorrow')).toMatchObject({
      title: 'ask Anna about https://example.com/#tomorrow',
      people: ['Anna'],
      links: ['https://example.com/#tomorrow'],
      due: null,
      tags: [],
    })
  })
})

describe('words that stay words', () => {
  it.each(['May needs a call', 'Call Mon Ami', 'read 1984', 'fix the second bug', 'march to the store'])(
    '"%s"',
    (text) => {
      expect(parse(text)).toMatchObject({ title: text, spans: [] })
    },
  )

  it.each(['read "tomorrow"', 'read “next Friday at 5”', "read 'every Monday' again", 'run `p1 #work`'])(
    'in quotes: %s',
    (text) => {
      expect(parse(text)).toMatchObject({ title: text, spans: [] })
    },
  )

  it('after a backslash, which is left out of the title', () => {
    expect(parse('sing \\tomorrow')).toMatchObject({ title: 'sing tomorrow', due: null })
    expect(parse('wear \\#1 shirt today')).toMatchObject({ title: 'wear #1 shirt', due: day('2026-11-18') })
    expect(parse('plan \\next Friday party')).toMatchObject({ title: 'plan next Friday party', due: null })
    expect(parse('dance \\Friday 5pm')).toMatchObject({ title: 'dance Friday', due: at('2026-11-18', '17:00') })
  })

  it('once the person has turned them back into words', () => {
    const [span] = parse('call on Friday #work').spans
    expect(span).toMatchObject({ kind: 'due', text: 'on Friday', key: spanKey('due', 'on  Friday') })
    const again = parse('call on Friday #work', { dismissed: [span?.key ?? ''] })
    expect(again).toMatchObject({ title: 'call on Friday', due: null, tags: ['Work'] })
  })

  it('goes on reading what stood beside a part that was turned back into words', () => {
    const dismissed = [spanKey('recurrence', 'every week')]
    expect(parse('gym 45m every week', { dismissed })).toMatchObject({
      title: 'gym every week',
      durationMinutes: 45,
      recurrence: null,
    })
  })

  it('also for a note', () => {
    expect(parse('a // b', { dismissed: [spanKey('note', '// b')] })).toMatchObject({ title: 'a // b', note: null })
  })
})

describe('two parts that say different things', () => {
  it('leave the first in its place and the second as words', () => {
    expect(parse('call tomorrow about Friday')).toMatchObject({ title: 'call about Friday', due: day('2026-11-19') })
    expect(parse('call p1 p2')).toMatchObject({ title: 'call p2', priority: 'critical' })
  })

  it('prefer the day that is marked as the deadline', () => {
    expect(parse('Friday demo slides by Thursday')).toMatchObject({
      title: 'Friday demo slides',
      due: day('2026-11-19'),
    })
  })

  it('join when one is a day and the other a time', () => {
    expect(parse('Friday call Bob at 5pm')).toMatchObject({ title: 'call Bob', due: at('2026-11-20', '17:00') })
  })

  it('that come together only when something between them is taken out are two spans of one reading', () => {
    const parsed = parse('remind in #work 3 days')
    expect(parsed).toMatchObject({ title: 'remind', due: day('2026-11-21') })
    expect(parsed.spans.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['due in', 'tag #work', 'due 3 days'])
  })
})

describe('the title', () => {
  it.each([
    ['call Bob, tomorrow', 'call Bob'],
    ['call Bob (tomorrow)', 'call Bob'],
    ['tomorrow: call Bob', 'call Bob'],
    ['call Bob - tomorrow', 'call Bob'],
    ['call Bob tomorrow.', 'call Bob'],
    ['call Bob tomorrow!', 'call Bob!'],
    ['call  Bob \t tomorrow   again', 'call Bob again'],
    ['tomorrow', ''],
  ])('of "%s" is "%s"', (text, title) => {
    expect(parse(text).title).toBe(title)
  })
})

describe('labels', () => {
  it('say the outcome in the words of the locale', () => {
    const label = (text: string, more: Partial<ParseContext> = {}): string => parse(text, more).spans[0]?.label ?? ''
    expect(label('Tuesday 15:00')).toBe('Tue 24 Nov 15:00')
    expect(label('Tuesday 15:00', { locale: 'en-US' })).toMatch(/^Tue, Nov 24, 3:00\sPM$/u)
    expect(label('3 March 2027')).toBe('Wed 3 Mar 2027')
    expect(label('Mon–Wed')).toBe('Mon 23 Nov – Wed 25 Nov')
    expect(label('starting Monday')).toBe('from Mon 23 Nov')
    expect(label('for 1h30')).toBe('1 h 30 min')
    expect(label('every 2 weeks on Monday')).toBe('every 2 weeks on Monday, first Mon 23 Nov')
    expect(label('every last working day')).toBe('on the last weekday of every month, first Mon 30 Nov')
    expect(label('daily at 7 and 19')).toBe('every day at 07:00 and 19:00, first Wed 18 Nov 19:00')
    expect(label('every 2 hours from 9 to 5')).toMatch(/^every 2 hours from 09:00 to 17:00, first /)
    expect(label('every 25 Dec')).toBe('every year on 25 December, first Fri 25 Dec')
    expect(label('every 25 Dec', { locale: 'en-US' })).toMatch(/^every year on December 25, first /)
    expect(label('every day 10 times')).toMatch(/^every day, 10 times, first /)
    expect(label('every! 3 days')).toMatch(/^every 3 days after it is done, first /)
    expect(label('!high')).toBe('high priority')
    expect(label('+Kitchen')).toBe('Kitchen (new project)')
  })

  it('say the day of a range of times once', () => {
    const label = (text: string): string => parse(text).spans[0]?.label ?? ''
    expect(label('tomorrow 2-4pm')).toBe('Thu 19 Nov 14:00 – 16:00')
    expect(label('Mon 10:00 - Tue 12:00')).toMatch(/^Mon 23 Nov 10:00 – Tue 24 Nov 12:00$/)
  })

  it('name a zone as people do, and say the time where the person is', () => {
    const label = (text: string, timeZone: string): string => parse(text, { timeZone }).spans[0]?.label ?? ''
    expect(label('Friday 23:59 AoE', 'Europe/Berlin')).toBe('Fri 20 Nov 23:59 AoE = Sat 12:59')
    expect(label('Friday 3pm PST', 'America/New_York')).toBe('Fri 20 Nov 15:00 Los Angeles = 18:00')
    expect(label('Friday 15:00 UTC+2', 'UTC')).toBe('Fri 20 Nov 15:00 UTC+2 = 13:00')
    expect(label('Friday 15:00 UTC+5:30', 'UTC')).toBe('Fri 20 Nov 15:00 UTC+05:30 = 09:30')
    expect(label('Friday 10:00 Europe/Berlin', 'Europe/Paris')).toBe('Fri 20 Nov 10:00 Berlin')
    expect(label('every Friday 23:59 AoE', 'UTC')).toContain('first Fri 20 Nov 23:59 AoE = Sat 11:59')
  })
})

describe('a context that is not as it should be', () => {
  it('still gives a reading', () => {
    expect(parse('call tomorrow', { timeZone: 'Mars/Olympus', locale: 'no such locale' }).due).toEqual(
      day('2026-11-19'),
    )
    expect(parse('call tomorrow', { now: Number.NaN }).due).not.toBeNull()
  })
})

describe('a day that a series leaves out', () => {
  it('is kept beside the rule and said in the label', () => {
    const parsed = parseCapture('gym every Monday except 28 December and 4 Jan', wednesday)
    expect(parsed.recurrence).toMatchObject({
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
      exceptions: ['2026-12-28', '2027-01-04'],
    })
    expect(parsed.spans[0]?.label).toMatch(/^every Monday, except Mon.* 28 Dec, .*, first Mon.* 23 Nov$/)
  })

  it('is not its first day', () => {
    expect(parseCapture('walk every day except today', wednesday).due?.date).toBe('2026-11-19')
  })

  it('is written as RFC 5545 does, of the same kind as the start', () => {
    expect(withExceptions('FREQ=DAILY', ['2026-12-25'], '2026-11-18')).toBe('FREQ=DAILY\nEXDATE;VALUE=DATE:20261225')
    expect(withExceptions('FREQ=DAILY', ['2026-12-25'], '2026-11-18T09:30')).toBe('FREQ=DAILY\nEXDATE:20261225T093000')
    expect(withExceptions('FREQ=DAILY', [], null)).toBe('FREQ=DAILY')
  })
})
