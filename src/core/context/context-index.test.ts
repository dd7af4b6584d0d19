import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { FakeLogger } from '@test/fake-ports'

import { ContextIndex } from './context-index'
import type { StoredChunk } from './context.types'
import { loadVectors } from './vector-extension'

const DIMENSION = 64
let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'proxy-index-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const words = { kind: 'words', providerId: null, model: 'test', dimension: DIMENSION } as const

function open(owner = 'me', onStatement?: (sql: unknown) => void): ContextIndex {
  return ContextIndex.open(join(directory, 'index.db'), owner, new FakeLogger(), onStatement ? { onStatement } : {})
}

/** A direction that follows from a number. */
function vectorOf(seed: number): Float32Array {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return Float32Array.from({ length: DIMENSION }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state & 0xffff) / 0x8000 - 1
  })
}

function chunk(id: string, seed: number): StoredChunk {
  return { source: 'task', sourceId: id, start: 0, end: 4, hash: `${id} ${seed}`, vector: vectorOf(seed) }
}

describe('the index', () => {
  test('holds what was put last, and never what was taken out', () => {
    const steps = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), seed: fc.option(fc.integer({ min: 1, max: 40 })) }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 40 }), (puts, asked) => {
        const index = ContextIndex.open(':memory:', 'me', new FakeLogger())
        const space = index.addSpace(words).id
        const other = index.addSpace({ ...words, model: 'other' }).id
        const held = new Map<string, number>()
        for (const { id, seed } of puts) {
          index.put(space, new Map([[id, seed === null ? [] : [chunk(id, seed)]]]))
          if (seed === null) held.delete(id)
          else held.set(id, seed)
        }
        const near = index.nearest(space, vectorOf(asked), 10)
        expect(new Set(near.map(({ taskId }) => taskId))).toEqual(new Set(held.keys()))
        expect(index.count(space)).toBe(held.size)
        expect(index.nearest(other, vectorOf(asked), 10)).toEqual([])
        const same = [...held].find(([, seed]) => seed === asked)
        if (same) expect(near[0]?.distance).toBeCloseTo(0, 2)
        index.close()
      }),
      { numRuns: 40 },
    )
  })

  test('among many the signs find what an exact comparison finds', () => {
    const index = ContextIndex.open(':memory:', 'me', new FakeLogger())
    const space = index.addSpace(words).id
    const ids = Array.from({ length: 6000 }, (_, at) => `t${at}`)
    index.put(space, new Map(ids.map((id, at) => [id, [chunk(id, at + 1)]])))
    for (const asked of [17, 3210, 5999]) {
      const exact = index.nearest(space, vectorOf(asked), 1, ids)
      const quick = index.nearest(space, vectorOf(asked), 5)
      expect(quick[0]).toEqual(exact[0])
      expect(quick).toHaveLength(5)
    }
    index.close()
  })

  test('is opened again as it was, and thrown away when it is of other data, damaged or of another version', () => {
    const first = open()
    const { id } = first.addSpace(words)
    first.put(id, new Map([['a', [chunk('a', 1)]]]))
    first.saveProgress(id, { walk: 7, seq: 9 })
    first.close()
    const again = open()
    expect(again.progress(id)).toEqual({ walk: 7, seq: 9 })
    expect(again.count(id)).toBe(1)
    again.close()
    const restored = open('another database')
    expect(restored.spaces()).toEqual([])
    restored.close()
    writeFileSync(join(directory, 'index.db'), 'this is no database at all, but long enough to be looked at as one')
    const healed = open()
    expect(healed.spaces()).toEqual([])
    healed.close()
  })

  test('no statement walks all pieces to find a few, but the one that is meant to', () => {
    const heard = new Set<string>()
    const index = open('me', (sql) => heard.add(String(sql)))
    const { id } = index.addSpace(words)
    index.put(id, new Map([['a', [chunk('a', 1)]]]))
    index.put(id, new Map([['a', [chunk('a', 2)]]]))
    index.chunks(id, 'a')
    index.stored(id, 'a')
    index.taskIds(id, '', 10)
    index.nearest(id, vectorOf(1), 5)
    index.nearest(id, vectorOf(1), 5, ['a'])
    index.nearest(id, vectorOf(1), 5, null, 'comment')
    index.dropSome(id, 10)
    index.close()
    const sqlite = new Database(join(directory, 'index.db'))
    expect(loadVectors(sqlite)).toBeNull()
    const plans = [...heard]
      .filter((sql) => /^\s*(SELECT|WITH|INSERT|DELETE|UPDATE)/i.test(sql))
      .map((sql) => ({
        sql,
        plan: (sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail),
      }))
    const scans = plans.flatMap(({ plan }) =>
      plan.filter((detail) => /^SCAN (c|v|chunks|vectors|signs)\b/.test(detail)),
    )
    expect(scans).toEqual([])
    // Where tasks are named, each is looked up; the planner alone would walk the whole space for it.
    const named = plans.filter(({ sql }) => sql.includes('json_each'))
    expect(named).toHaveLength(1)
    expect(named[0]?.plan.join('\n')).toContain('(space=? AND task_id=?)')
    sqlite.close()
  })
})
