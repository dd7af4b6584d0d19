import { expect, test } from 'vitest'

import type { ParsedCapture } from '@contract/capture'
import type { Task } from '@contract/task'

import { corrections, repetitionAfter } from './read-again'

const reading: ParsedCapture = {
  title: 'Read',
  start: null,
  due: { date: '2026-11-21', time: null, zone: null },
  durationMinutes: 30,
  recurrence: null,
  priority: 'high',
  tags: ['books'],
  contexts: [],
  project: null,
  people: ['Anna'],
  energy: null,
  links: [],
  note: null,
  spans: [],
}

const task = {
  tags: [
    { id: '1', kind: 'tag', name: 'Books' },
    { id: '2', kind: 'person', name: 'Anna' },
    { id: '3', kind: 'context', name: 'sofa' },
  ],
} as unknown as Task

test('nothing changes when both readings are the same', () => {
  expect(corrections(task, reading, { ...reading })).toEqual({})
})

test('a part that is words again leaves its field and comes back to the title', () => {
  const now = { ...reading, title: 'Read Saturday', due: null }
  expect(corrections(task, reading, now)).toEqual({
    title: 'Read Saturday',
    dueDate: null,
    dueTime: null,
    dueZone: null,
  })
})

test('of the tags only those that were read go, whatever was added since stays', () => {
  expect(corrections(task, reading, { ...reading, tags: [] }).tags).toEqual([
    { kind: 'person', name: 'Anna' },
    { kind: 'context', name: 'sofa' },
  ])
})

test('a repetition that is words again ends, one that reads otherwise takes the other rule', () => {
  const weekly = {
    text: 'every week',
    rrule: 'FREQ=WEEKLY',
    dtstart: '2026-11-21',
    fromCompletion: false,
    exceptions: [],
  }
  const before = { ...reading, recurrence: weekly }
  const repeating = { seriesId: '1', recurrenceRule: 'FREQ=WEEKLY' }
  expect(repetitionAfter(repeating, before, before)).toBeNull()
  expect(repetitionAfter(repeating, before, reading)).toBe('end')
  expect(corrections(task, before, reading)).toEqual({})
  const other = { ...before, recurrence: { ...weekly, rrule: 'FREQ=WEEKLY;COUNT=3' } }
  expect(repetitionAfter(repeating, before, other)).toEqual({ rule: 'FREQ=WEEKLY;COUNT=3', fromCompletion: false })
  expect(repetitionAfter({ ...repeating, recurrenceRule: null }, before, reading)).toBeNull()
})
