import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { seededRandom } from '@core/estimate/seeded-random'
import { Dump } from '@test/dump'
import { proposalsOn } from '@test/proposals'
import { randomIdeas, smallWorld } from '@test/random-proposals'

const directory = mkdtempSync(join(tmpdir(), 'proxy-proposals-'))
const opened = await proposalsOn({ dataDirectory: directory })
const dump = new Dump(directory)
await smallWorld(opened, seededRandom(1))

afterAll(async () => {
  dump.close()
  await opened.core.close()
  rmSync(directory, { recursive: true, force: true })
})

test('whatever is suggested, accepted in whole or part and taken back leaves every column as it was', async () => {
  const { api, propose, time } = opened
  let applied = 0
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, all) => {
      const random = seededRandom(seed)
      const untouched = dump.take({ answers: false })
      const id = propose(await randomIdeas(opened, random)).proposalId
      expect(dump.take({ answers: false })).toBe(untouched)
      if (id === null) return
      const suggested = dump.take({ answers: true })
      time.advance(60_000)
      const { ops, moved } = await api.proposal.get({ id })
      expect(moved).toEqual([])
      const opIds = all ? ops.map((op) => op.id) : ops.slice(0, 1).map((op) => op.id)
      const { batchId } = await api.proposal.apply({ id, opIds })
      expect(dump.take({ answers: false })).not.toBe(untouched)
      applied += opIds.length
      time.advance(60_000)
      await api.activity.undo({ id: batchId ?? '' })
      expect(dump.take({ answers: true })).toBe(suggested)
    }),
    { numRuns: 40, seed: 20_260_303 },
  )
  expect(applied).toBeGreaterThan(40)
})
