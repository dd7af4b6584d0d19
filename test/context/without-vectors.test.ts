import { expect, test } from 'vitest'

import { Indexer } from '@agents/context/indexer'
import { Retriever } from '@agents/context/retriever'
import { ContextIndex } from '@core/context'

import { FakeLogger } from '../fake-ports'
import { testCore } from '../test-core'

test('without the library for vector search full-text search answers, says why, and nothing is indexed', async () => {
  const { api, core, time } = await testCore()
  try {
    const { task } = await api.task.create({ title: 'Book the dentist' })
    const logger = new FakeLogger()
    const index = ContextIndex.open(':memory:', 'me', logger, { load: () => 'There is no library for it here.' })
    expect(logger.lines).toEqual([{ level: 'warn', message: 'There is no vector search; full-text search goes on' }])
    const source = core.services.contextSource
    const gateway = { available: () => null, embed: () => Promise.reject(new Error('not asked')), busy: false }
    const ports = { clock: time.clock, timers: time.timers, logger }
    const indexer = new Indexer({ ...ports, index: () => index, source }, gateway, () => undefined)
    await indexer.catchUp()
    expect(indexer.status()).toMatchObject({ state: 'off', message: 'There is no library for it here.', indexed: 0 })
    const retriever = new Retriever(() => index, source, indexer, gateway)
    const { items, basis } = await retriever.find('dentist', { state: 'any' }, 5)
    expect(items.map((found) => found.task.id)).toEqual([task.id])
    expect(basis).toMatchObject({
      kind: 'none',
      notice: 'Only whole words are found. There is no library for it here.',
    })
    index.close()
  } finally {
    await core.close()
  }
})
