import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCapture, type ParsedCapture } from './index'

/** Tuesday 13 April 2027, 10:20 in New York. */
const CONTEXT = {
  now: Date.parse('2027-04-13T14:20:00Z'),
  timeZone: 'America/New_York',
  locale: 'en-US',
  projects: [],
  tags: [],
}

type Part = { readonly said: string; readonly holds: (read: ParsedCapture) => boolean }
const parts = (pairs: Readonly<Record<string, (read: ParsedCapture) => boolean>>): readonly Part[] =>
  Object.entries(pairs).map(([said, holds]) => ({ said, holds }))

const on = (date: string) => (read: ParsedCapture) => read.due?.date === date
const at = (time: string) => (read: ParsedCapture) => read.due?.time === time
const lasts = (minutes: number) => (read: ParsedCapture) => read.durationMinutes === minutes
const repeats = (rrule: string) => (read: ParsedCapture) => read.recurrence?.rrule === rrule

const WHEN = parts({
  tomorrow: on('2027-04-14'),
  'on Friday': on('2027-04-16'),
  'by May 3': on('2027-05-03'),
  'in 3 days': on('2027-04-16'),
  'next Tuesday': on('2027-04-20'),
  'on the 20th': on('2027-04-20'),
  'due 5/2': on('2027-05-02'),
  'this weekend': on('2027-04-17'),
  '2027-06-01': on('2027-06-01'),
  'every Monday': repeats('FREQ=WEEKLY;BYDAY=MO'),
  'every 2 weeks': repeats('FREQ=WEEKLY;INTERVAL=2'),
  'every weekday': repeats('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
  'every other day': repeats('FREQ=DAILY;INTERVAL=2'),
})
const TIME = parts({
  'at 5pm': at('17:00'),
  '17:00': at('17:00'),
  '3 p.m.': at('15:00'),
  'at noon': at('12:00'),
  'at 4': at('16:00'),
  'at half past six': at('18:30'),
})
const LENGTH = parts({
  'for 45m': lasts(45),
  '30 min': lasts(30),
  '1h30': lasts(90),
  'for an hour': lasts(60),
  '(20 min)': lasts(20),
})
const MARKS = parts({
  '#work': ({ tags }) => tags.includes('work'),
  '@phone': ({ contexts }) => contexts.includes('phone'),
  '!high': ({ priority }) => priority === 'high',
  '~low': ({ energy }) => energy === 'low',
  '+Home': ({ project }) => project?.name === 'Home',
})
const TITLES = ['call Anna', 'water the plants', 'buy milk and eggs', 'dentist', 'review PR for Sam', 'pack bags']

const maybe = (list: readonly Part[]) => fc.option(fc.constantFrom(...list), { nil: null })

it('reads a day, a time, a length and marks in any order, before and behind the words of the task', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TITLES),
      fc.tuple(maybe(WHEN), maybe(TIME), maybe(LENGTH)),
      fc.subarray([...MARKS]),
      fc.infiniteStream(fc.nat(1000)),
      (title, some, marks, order) => {
        const said = [...some.filter((part) => part !== null), ...marks]
          .map((part) => ({ part, key: order.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ part }) => part)
        const front = order.next().value % (said.length + 1)
        const words = said.map((part) => part.said)
        const text = [...words.slice(0, front), title, ...words.slice(front)].join(' ')
        const read = parseCapture(text, CONTEXT)
        expect({ text, title: read.title }).toEqual({ text, title })
        expect({ text, missed: said.filter(({ holds }) => !holds(read)).map((part) => part.said) }).toEqual({
          text,
          missed: [],
        })
      },
    ),
    { numRuns: 500 },
  )
})
