import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { entities } from '@contract/vocabulary'
import { fakeIds, FakeTime } from '@test/fake-ports'
import { migrationsDirectory, person } from '@test/test-core'

import { projects } from '../project/project.table'
import { tags } from '../tag/tag.table'
import { openConnection, type Connection } from './connection'
import { applyMigrations, readMigrations } from './migrate'
import { schema } from './schema'
import { UnitOfWork, type WriteTransaction } from './unit-of-work'
import { WriteGuard } from './write-guard'

function open() {
  const connection = openConnection(':memory:')
  applyMigrations(connection.sqlite, readMigrations(migrationsDirectory))
  const guard = new WriteGuard(connection, entities)
  const events: unknown[] = []
  const time = new FakeTime('2026-03-03T09:00:00Z', 'UTC')
  const unitOfWork = new UnitOfWork(connection, time.clock, fakeIds(), 'device-a', (event) => events.push(event), guard)
  return { connection, unitOfWork, events, time }
}

const project = (tx: WriteTransaction, id: string, name = 'Garden') => ({
  id,
  name,
  color: 'green' as const,
  rank: 'a0',
  notes: '',
  archivedAt: null,
  createdAt: tx.now,
  updatedAt: tx.now,
  deletedAt: null,
})

describe('a unit of work', () => {
  test('does what waits for the commit once it is on disk, and never when it is taken back', () => {
    const { connection, unitOfWork } = open()
    const done: string[] = []
    const unit = (id: string, fails: boolean) =>
      unitOfWork.run(person, id, (tx) => {
        tx.insert(projects, project(tx, id))
        tx.afterCommit(() => done.push(`${id} ${connection.sqlite.inTransaction}`))
        if (fails) throw new Error('no')
      })
    expect(() => unit('p1', true)).toThrow('no')
    unit('p2', false)
    unitOfWork.rehearse([() => void unit('p3', false)])
    unitOfWork.together(person, 'Both', () => {
      expect(() => unit('p4', true)).toThrow('no')
      unit('p5', false)
    })
    expect(done).toEqual(['p2 false', 'p5 false'])
  })

  test('writes rows, clocks and one batch together, and tells of it after the commit', () => {
    const { connection, unitOfWork, events } = open()
    const { batchId } = unitOfWork.run(person, 'Added Garden', (tx) => {
      tx.insert(projects, project(tx, 'p1'))
      expect(events).toEqual([])
    })
    expect(events).toEqual([
      {
        type: 'changed',
        seq: 1,
        batchId,
        kind: 'change',
        targetId: null,
        label: 'Added Garden',
        actorKind: 'person',
        rows: { projects: ['p1'] },
      },
    ])
    expect(connection.get('SELECT name FROM projects')).toEqual({ name: 'Garden' })
    expect(connection.get('SELECT label, actor_kind, device_id, origin FROM change_batches')).toEqual({
      label: 'Added Garden',
      actor_kind: 'person',
      device_id: 'device-a',
      origin: 'app',
    })
    expect(connection.get<{ base: string }>('SELECT base FROM row_clocks')?.base).toMatch(
      /^[0-9a-f]{12}-[0-9a-f]{4}-device-a$/,
    )
  })

  test('stamps only the columns that changed', () => {
    const { connection, unitOfWork } = open()
    unitOfWork.run(person, 'Added', (tx) => tx.insert(projects, project(tx, 'p1')))
    unitOfWork.run(person, 'Renamed', (tx) => tx.update(projects, 'p1', { name: 'Yard', color: 'green' }))
    const clocks = connection.get<{ base: string; columns: string }>('SELECT base, columns FROM row_clocks')
    const columns = JSON.parse(clocks?.columns ?? '{}') as Record<string, string>
    expect(Object.keys(columns)).toEqual(['name'])
    expect((columns['name'] ?? '') > (clocks?.base ?? '')).toBe(true)
    expect(connection.all('SELECT before, after FROM changes WHERE batch_seq = 2')).toEqual([
      { before: '{"name":"Garden"}', after: '{"name":"Yard"}' },
    ])
  })

  test('makes no batch when nothing changed', () => {
    const { unitOfWork, events } = open()
    unitOfWork.run(person, 'Added', (tx) => tx.insert(projects, project(tx, 'p1')))
    expect(unitOfWork.run(person, 'Same', (tx) => tx.update(projects, 'p1', { name: 'Garden' })).batchId).toBeNull()
    expect(events).toHaveLength(1)
    expect(unitOfWork.lastSeq).toBe(1)
  })

  test('leaves nothing behind when the work throws', () => {
    const { connection, unitOfWork, events } = open()
    expect(() =>
      unitOfWork.run(person, 'Added', (tx) => {
        tx.insert(projects, project(tx, 'p1'))
        throw new Error('changed my mind')
      }),
    ).toThrow('changed my mind')
    expect(connection.get('SELECT count(*) AS n FROM projects')).toEqual({ n: 0 })
    expect(connection.get('SELECT count(*) AS n FROM change_batches')).toEqual({ n: 0 })
    expect(events).toEqual([])
    expect(unitOfWork.run(person, 'Added', (tx) => tx.insert(projects, project(tx, 'p1'))).batchId).not.toBeNull()
  })

  test('cannot be opened inside another', () => {
    const { unitOfWork } = open()
    expect(() => unitOfWork.run(person, 'Outer', () => unitOfWork.run(person, 'Inner', () => {}))).toThrow(
      'already open',
    )
  })

  test('replaying the log rebuilds the tables exactly', () => {
    type Step = { readonly op: 'insert' | 'rename' | 'remove' | 'tag'; readonly slot: number; readonly text: string }
    const step: fc.Arbitrary<Step> = fc.record({
      op: fc.constantFrom('insert' as const, 'rename' as const, 'remove' as const, 'tag' as const),
      slot: fc.nat(4),
      text: fc.string({ minLength: 1, maxLength: 8 }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (batches) => {
        const { connection, unitOfWork, time } = open()
        let next = 0
        const live: string[] = []
        for (const steps of batches) {
          time.advance(3)
          unitOfWork.run(person, 'Random', (tx) => {
            for (const { op, slot, text } of steps) {
              const id = live[slot % Math.max(1, live.length)]
              if (op === 'insert') {
                const made = `p${next++}`
                tx.insert(projects, project(tx, made, text))
                live.push(made)
              } else if (op === 'tag') {
                tx.insert(tags, {
                  id: `t${next++}`,
                  kind: 'tag',
                  name: text,
                  createdAt: tx.now,
                  updatedAt: tx.now,
                  deletedAt: null,
                })
              } else if (id !== undefined && op === 'rename') tx.update(projects, id, { name: text })
              else if (id !== undefined) tx.remove(projects, id)
            }
          })
        }
        for (const table of ['projects', 'tags'] as const)
          expect(replay(connection, table)).toEqual(rows(connection, table))
        connection.close()
      }),
      { numRuns: 40 },
    )
  })
})

type Row = Record<string, unknown>

function rows(connection: Connection, table: string): Row[] {
  return connection.all<Row>(`SELECT * FROM ${table} ORDER BY id`)
}

function replay(connection: Connection, table: string): Row[] {
  const state = new Map<string, Row>()
  for (const change of connection.all<{ row_id: string; after: string }>(
    'SELECT row_id, after FROM changes WHERE entity = ? ORDER BY batch_seq, ordinal',
    table,
  )) {
    state.set(change.row_id, { ...state.get(change.row_id), ...(JSON.parse(change.after) as Row) })
  }
  return [...state.values()].toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
}

describe('nothing bypasses the unit of work', () => {
  test.each([...Object.keys(schema), 'change_batches', 'changes', 'row_clocks'])(
    'a write to %s outside of it is aborted',
    (table) => {
      const { connection } = open()
      const triggers = connection.all<{ name: string }>(
        "SELECT name FROM temp.sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
        table,
      )
      expect(triggers).toHaveLength(3)
    },
  )

  test('an insert, an update and a delete each fail with words that say what to do', () => {
    const { connection, unitOfWork } = open()
    unitOfWork.run(person, 'Added', (tx) => tx.insert(projects, project(tx, 'p1')))
    const outside = 'outside a unit of work: use UnitOfWork.run'
    expect(() => connection.sqlite.exec("UPDATE projects SET name = 'x'")).toThrow(outside)
    expect(() => connection.sqlite.exec('DELETE FROM projects')).toThrow(outside)
    expect(() => connection.sqlite.exec("INSERT INTO tags VALUES ('t', 'tag', 'x', 0, 0, NULL)")).toThrow(outside)
    expect(() => connection.sqlite.exec('DELETE FROM changes')).toThrow(outside)
  })

  test('the guard closes again after a unit of work that failed', () => {
    const { connection, unitOfWork } = open()
    expect(() =>
      unitOfWork.run(person, 'Fails', () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(() => connection.sqlite.exec('DELETE FROM projects')).not.toThrow()
    expect(() => connection.sqlite.exec("INSERT INTO settings VALUES ('x', '1', 0, NULL)")).toThrow(
      'outside a unit of work',
    )
  })
})

describe('a joint unit of work', () => {
  test('makes one batch and one event of what others write in it, and a refused one leaves nothing', () => {
    const { connection, unitOfWork, events } = open()
    const { batchId, result } = unitOfWork.together(person, 'Both', (tx) => {
      const first = unitOfWork.run(person, 'First', (inner) => inner.insert(projects, project(inner, 'p1')))
      expect(() =>
        unitOfWork.run(person, 'Refused', (inner) => {
          inner.insert(projects, project(inner, 'p2'))
          throw new Error('no')
        }),
      ).toThrow('no')
      const nothing = unitOfWork.run(person, 'Nothing', (inner) => inner.update(projects, 'p1', { name: 'Garden' }))
      tx.update(projects, 'p1', { notes: 'own' })
      return [first.batchId, nothing.batchId, tx.batchId]
    })
    expect(result).toEqual([batchId, null, batchId])
    expect(events).toHaveLength(1)
    expect(connection.all('SELECT id, notes FROM projects')).toEqual([{ id: 'p1', notes: 'own' }])
    expect(connection.all('SELECT label FROM change_batches')).toEqual([{ label: 'Both' }])
    expect(connection.all('SELECT ordinal, op FROM changes')).toEqual([
      { ordinal: 0, op: 'insert' },
      { ordinal: 1, op: 'update' },
    ])
  })

  test('that throws takes back all that joined it', () => {
    const { connection, unitOfWork, events } = open()
    expect(() =>
      unitOfWork.together(person, 'Both', () => {
        unitOfWork.run(person, 'First', (inner) => inner.insert(projects, project(inner, 'p1')))
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(events).toEqual([])
    expect(connection.all('SELECT id FROM projects')).toEqual([])
    expect(unitOfWork.lastSeq).toBe(0)
    expect(unitOfWork.run(person, 'Later', (tx) => tx.insert(projects, project(tx, 'p1'))).batchId).not.toBeNull()
  })

  test('does not open inside another, nor does a unit inside a joined one', () => {
    const { unitOfWork } = open()
    const inside = (work: () => void) => () => unitOfWork.together(person, 'Outer', work)
    expect(inside(() => unitOfWork.together(person, 'Inner', () => 1))).toThrow('already open')
    expect(inside(() => void unitOfWork.run(person, 'Joined', () => unitOfWork.run(person, 'Inner', () => 1)))).toThrow(
      'already open',
    )
    expect(inside(() => void unitOfWork.rehearse([]))).toThrow('already open')
  })
})

describe('a rehearsal', () => {
  test('says what each step would write after those before it, and leaves nothing behind', () => {
    const { connection, unitOfWork, events } = open()
    const rename = (name: string) => () =>
      void unitOfWork.run(person, 'Renamed', (tx) => tx.update(projects, 'p1', { name }))
    const rehearsed = unitOfWork.rehearse([
      rename('Too early'),
      () => void unitOfWork.run(person, 'Made', (tx) => tx.insert(projects, project(tx, 'p1'))),
      rename('Later'),
    ])
    expect(
      rehearsed.map((step) => (step.ok ? step.writes.map(({ op, after }) => [op, after['name']]) : 'refused')),
    ).toEqual(['refused', [['insert', 'Garden']], [['update', 'Later']]])
    expect(connection.all('SELECT * FROM projects')).toEqual([])
    expect(connection.all('SELECT * FROM change_batches')).toEqual([])
    expect(connection.all('SELECT * FROM row_clocks')).toEqual([])
    expect([events, unitOfWork.lastSeq]).toEqual([[], 0])
  })
})
