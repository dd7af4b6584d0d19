import { beforeEach, describe, expect, test } from 'vitest'

import type { RowChange } from '@contract/activity'
import { keyboard } from '@renderer/app/keyboard'
import { chooseLocale } from '@renderer/i18n/index'

import { describeChange, isTelling, type Names, referencedTasks } from './change-wording'

const NOW = Date.parse('2026-03-03T10:00:00Z')
const known = new Map([
  ['task/t1', 'Paint the shed'],
  ['project/p1', 'Garden'],
])
const names: Names = (kind, id) => known.get(`${kind}/${id}`)

beforeEach(() => chooseLocale({ locale: 'en-GB', hourCycle: 'h23', timeZone: 'UTC' }))

function update(entity: RowChange['entity'], before: RowChange['after'], after: RowChange['after']): RowChange {
  return { entity, rowId: 't1', op: 'update', before, after }
}

const fields = (change: RowChange) =>
  Object.fromEntries(
    describeChange(change, names, NOW).fields.map((field) => [field.name, [field.before, field.after]]),
  )

describe('a changed row in words', () => {
  test('stored words, numbers and times become those of the screen', () => {
    const change = update(
      'tasks',
      { status: 'inbox', priority: 0, due_date: null, due_time: null, snoozed_until: null, estimate_minutes: 30 },
      {
        status: 'in_progress',
        priority: 4,
        due_date: '2026-03-04',
        due_time: '16:30',
        snoozed_until: NOW + 3_600_000,
        estimate_minutes: 90,
      },
    )
    expect(fields(change)).toEqual({
      Status: ['Inbox', 'In progress'],
      Priority: ['No priority', 'Critical'],
      Due: [null, 'Tomorrow'],
      'Due at': [null, '16:30'],
      'Snoozed until': [null, 'Today 11:00'],
      Estimate: ['30 min', '1 h 30'],
    })
  })

  test('of changed keys only those that differ are told, each by its command', () => {
    keyboard.declare([{ id: 'list.next', title: 'common.keyboard.listNext', group: 'list', keys: ['j'] }])
    const change: RowChange = {
      entity: 'settings',
      rowId: 'keys',
      op: 'update',
      before: { value: '{"list.next":"arrowdown","capture.open":"x"}' },
      after: { value: '{"capture.open":"x"}' },
    }
    expect(describeChange(change, names, NOW).fields.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['Next item', '↓', 'the usual key'],
    ])
  })

  test('ids become names, and an unknown one says that it is gone', () => {
    expect(fields(update('tasks', { project_id: 'p1' }, { project_id: 'p2' }))).toEqual({
      Project: ['Garden', 'a deleted one'],
    })
  })

  test('the row is named by its title, or by what is known of its id', () => {
    expect(describeChange(update('tasks', { title: 'Old' }, { title: 'New' }), names, NOW).title).toBe('Task “New”')
    expect(describeChange(update('tasks', { notes: '' }, { notes: 'x' }), names, NOW).title).toBe(
      'Task “Paint the shed”',
    )
  })

  test('a setting is told by its name and its plain value', () => {
    const change: RowChange = {
      entity: 'settings',
      rowId: 'focusMinutes',
      op: 'update',
      before: { value: '25' },
      after: { value: '30' },
    }
    expect(fields(change)).toEqual({ 'Focus minutes': ['25', '30'] })
    const theme: RowChange = {
      entity: 'settings',
      rowId: 'theme',
      op: 'insert',
      before: null,
      after: { id: 'theme', value: '"dark"' },
    }
    expect(describeChange(theme, names, NOW)).toMatchObject({
      title: 'Setting “Theme”',
      what: 'created',
      fields: [{ after: 'dark' }],
    })
  })

  test('of a new row only what was said is told, not what is so at first', () => {
    const change: RowChange = {
      entity: 'tasks',
      rowId: 't2',
      op: 'insert',
      before: null,
      after: {
        id: 't2',
        title: 'Call',
        notes: '',
        priority: 0,
        mode: 'do',
        links: '[]',
        due_date: null,
        rank: 'a',
        created_at: 1,
      },
    }
    expect(fields(change)).toEqual({ Title: [null, 'Call'] })
  })

  test('a tombstone is a deletion, and its removal a restoration', () => {
    expect(describeChange(update('tasks', { deleted_at: null }, { deleted_at: 5 }), names, NOW).what).toBe('deleted')
    expect(describeChange(update('tasks', { deleted_at: 5 }, { deleted_at: null }), names, NOW).what).toBe('restored')
  })
})

test('a row of which only the time stamp changed is bookkeeping', () => {
  expect(isTelling(update('tasks', { updated_at: 1 }, { updated_at: 2 }))).toBe(false)
  expect(isTelling(update('tasks', { title: 'a' }, { title: 'b' }))).toBe(true)
})

test('every task that a batch speaks of is found', () => {
  const link: RowChange = {
    entity: 'task_dependencies',
    rowId: 'd1',
    op: 'insert',
    before: null,
    after: { from_task_id: 't1', to_task_id: 't2' },
  }
  expect(referencedTasks([link, update('tasks', { title: 'a' }, { title: 'b' })])).toEqual(['t1', 't2'])
})
