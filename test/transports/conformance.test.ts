import { ORPCError } from '@orpc/client'
import { getEventMeta } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../eventually'

import { contractTools } from '@agents/tools/contract-tools'
import type { AppEvent } from '@contract/events'
import { MAX_TEXT_LENGTH } from '@contract/primitives'

import { person, testCore, type TestCore } from '../test-core'
import { datedCalls } from './date-walk'
import { transports, type Client, type Line, type Transport } from './transports'

const unknownId = '01900000-0000-7000-8000-00000000dead'

describe.each(Object.entries(transports))('over %s', (name, open) => {
  let test: TestCore
  let transport: Transport
  let line: Line
  let api: Client

  beforeEach(async () => {
    test = await testCore()
    transport = await open(test.core)
    line = await transport.connect()
    api = line.client
  })
  afterEach(async () => {
    await transport.close()
    await test.core.close()
  })

  /** Calls a method by its name in the contract. */
  function call(method: string, input: unknown): Promise<unknown> {
    const [feature = '', own = ''] = method.split('.')
    const ask: unknown = Reflect.get(Reflect.get(api, feature) as object, own)
    return (ask as (given: unknown) => Promise<unknown>)(input)
  }

  it('gives the results that the core itself gives', async () => {
    const elsewhere = await testCore({ caller: { ...person, origin: name === 'HTTP' ? 'api' : 'app' } })
    expect(await aDay(api)).toEqual(await aDay(elsewhere.api))
    await elsewhere.core.close()
  })

  it.each([
    ['right-to-left', 'קנה חלב מחר ב־9 \u202bשלום\u202c'],
    ['emoji of several parts', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 café'],
    ['a list on several lines', 'one\n\ttwo\r\nthree\u2028four'],
    ['what looks like code', '<script>alert("x")</script> \'; DROP TABLE tasks; -- ${7*7} %s %00 \\u0000'],
    ['control characters', 'a\u0007b\u001b[31mc\u0085d'],
    ['keys of objects', '__proto__ constructor toString'],
    ['the longest text', 'ä'.repeat(MAX_TEXT_LENGTH)],
  ])('keeps %s as it was typed', async (_what, text) => {
    const { tasks } = await api.capture.create({ text })
    const [task] = tasks
    expect((await api.task.get({ id: task?.id ?? '' })).raw).toBe(text)
  })

  it('tells null, left out and undefined apart', async () => {
    const { task } = await api.task.create({
      title: 'Water the plants',
      dueDate: '2026-03-05',
      notes: undefined,
      neededEnergy: 'low',
    })
    expect(task).toMatchObject({ dueDate: '2026-03-05', dueTime: null, notes: '', neededEnergy: 'low' })
    const kept = await api.task.update({ id: task.id, title: 'Water them', dueDate: undefined })
    expect(kept.task).toMatchObject({ dueDate: '2026-03-05', neededEnergy: 'low' })
    const cleared = await api.task.update({ id: task.id, dueDate: null, neededEnergy: null })
    expect(cleared.task).toMatchObject({ dueDate: null, neededEnergy: null, createdAt: test.time.clock.now() })
  })

  it('captures once when the answer was lost and the call is repeated', async () => {
    const id = '01900000-0000-7000-8000-0000000c0de0'
    const first = await api.capture.create({ text: 'Call mum', id })
    const again = await (await transport.connect()).client.capture.create({ text: 'Call mum', id })
    expect(again.tasks.map((task) => task.id)).toEqual(first.tasks.map((task) => task.id))
    expect((await api.task.list({ view: 'inbox' })).items).toHaveLength(1)
  })

  describe('fails with the error of the contract', () => {
    it('for an id that is not there', async () => {
      const error = await failureOf(api.task.get({ id: unknownId }))
      expect(error).toMatchObject({
        code: 'NOT_FOUND',
        status: 404,
        defined: true,
        data: { entity: 'task', id: unknownId },
      })
      expect(error.message).toMatch(/no task/)
    })

    it('for what does not fit the present state', async () => {
      const error = await failureOf(api.focus.pause())
      expect(error).toMatchObject({ code: 'CONFLICT', status: 409, defined: true, data: { reason: 'focus_inactive' } })
    })

    it('for a failure of the storage, with what to do', async () => {
      vi.spyOn(test.core.services.task, 'list').mockImplementation(() => {
        throw new ORPCError('STORAGE_FULL', {
          status: 507,
          defined: true,
          message: 'The disk is full. Nothing was lost; free some space and try again.',
        })
      })
      expect(await failureOf(api.task.list({}))).toMatchObject({
        code: 'STORAGE_FULL',
        status: 507,
        message: expect.stringContaining('free some space'),
      })
    })

    it.skipIf(name === 'in memory')('and says nothing of an unexpected one', async () => {
      vi.spyOn(test.core.services.today, 'get').mockImplementation(() => {
        throw new Error('secret detail at /home/ada/data.db')
      })
      const error = await failureOf(api.today.get())
      expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
      expect(JSON.stringify(error)).not.toMatch(/secret|\/home|\.ts:/)
    })
  })

  it('answers or refuses in words at both ends of every day and moment that a read takes', async () => {
    const calls = datedCalls()
    expect(new Set(calls.map((asked) => asked.name))).toContain('review.facts')
    const unexpected: string[] = []
    for (const asked of calls) {
      const answer = await call(asked.name, asked.input).catch((error: unknown) => error)
      const refused = answer instanceof ORPCError && ['CONFLICT', 'NOT_FOUND', 'UNAVAILABLE'].includes(answer.code)
      if (answer instanceof Error && !refused)
        unexpected.push(`${asked.name} ${JSON.stringify(asked.input)}: ${answer.message}`)
    }
    expect(unexpected).toEqual([])
  })

  it('refuses a cursor that no page gave, in words, in every list that has pages', async () => {
    const lists = contractTools().filter(({ inputSchema }) => 'cursor' in Object(inputSchema['properties']))
    expect(lists.length).toBeGreaterThan(7)
    for (const { name: list, inputSchema } of lists) {
      const input = 'agent' in Object(inputSchema['properties']) ? { agent: 'task' } : {}
      await call(list, input)
      for (const cursor of ['abc', '', '~', '12~', '12~x', '-1', '1e3', 'W10', 'WzFd~', 'a'.repeat(400)]) {
        const error = await failureOf(call(list, { ...input, cursor }))
        expect(error, `${list} ${cursor}`).toMatchObject({ code: 'BAD_REQUEST', status: 400 })
        expect(pointersOf(error)).toEqual(['/cursor'])
        expect(JSON.stringify(error.data)).toContain('leave it out to begin anew')
      }
    }
  })

  describe('refuses input', () => {
    const invalid: readonly (readonly [string, (api: Client) => Promise<unknown>, readonly string[]])[] = [
      ['with an unknown field', (to) => to.task.create(Object.assign({ title: 'x' }, { colour: 'red' })), ['/colour']],
      [
        'with an unknown field inside',
        (to) => to.task.create({ title: 'x', tags: [Object.assign({ name: 'a' }, { kolor: 1 })] }),
        ['/tags/0/kolor'],
      ],
      ['of the wrong type', (to) => to.energy.checkIn({ level: '3' as never }), ['/level']],
      ['without a field', (to) => to.capture.create({} as never), ['/text']],
      ['out of range', (to) => to.task.list({ limit: 201 }), ['/limit']],
      ['of 1 MB', (to) => to.capture.create({ text: 'a'.repeat(1_000_000) }), ['/text']],
      ['of nothing but space', (to) => to.capture.create({ text: ' \n\t\u00a0 ' }), ['/text']],
      ['with control characters in a title', (to) => to.task.create({ title: 'a\u0000b' }), ['/title']],
      ['with a date of year 0', (to) => to.task.create({ title: 'x', dueDate: '0000-01-01' }), ['/dueDate']],
      ['with a day that does not exist', (to) => to.task.create({ title: 'x', dueDate: '2026-02-30' }), ['/dueDate']],
      ['with 24:00', (to) => to.task.create({ title: 'x', dueTime: '24:00' }), ['/dueTime']],
      ['with a made-up zone', (to) => to.task.create({ title: 'x', dueZone: 'Mars/Olympus' }), ['/dueZone']],
      ['with an id that is none', (to) => to.task.get({ id: '../../etc/passwd' }), ['/id']],
      ['with a name that is a path', (to) => to.backup.restore({ name: '../data.db' }), ['/name']],
      [
        'wrong in several places',
        (to) => to.task.create({ title: '', dueDate: 'x', dueTime: 'y' }),
        ['/dueDate', '/dueTime', '/title'],
      ],
    ]
    it.each(invalid)('%s', async (_what, call, pointers) => {
      const error = await failureOf(call(api))
      expect(error).toMatchObject({ code: 'BAD_REQUEST', status: 400 })
      expect([...new Set(pointersOf(error))].toSorted()).toEqual(pointers)
      expect((await api.task.list({ view: 'open' })).items).toEqual([])
    })
  })

  describe('stops', () => {
    it('a call that was aborted before it began', async () => {
      await expect(
        api.task.create({ title: 'Never' }, { signal: AbortSignal.abort() }).then(throwIfMemory(name)),
      ).rejects.toThrow()
    })

    it('listening when the client stops', async () => {
      const stopped = countStops(test)
      const stop = new AbortController()
      const events = await api.events.subscribe(undefined, { signal: stop.signal })
      expect((await events.next()).value).toMatchObject({ type: 'ready' })
      stop.abort()
      await eventually(() => expect(stopped()).toBeGreaterThan(0))
    })

    it.skipIf(name === 'in memory')('listening when the connection is lost', async () => {
      const stopped = countStops(test)
      const events = await api.events.subscribe()
      expect((await events.next()).value).toMatchObject({ type: 'ready' })
      await line.drop()
      await eventually(() => expect(stopped()).toBeGreaterThan(0))
    })
  })

  describe('tells of changes', () => {
    it('as they are committed, in order, with their number as id', async () => {
      const listener = await listen(api)
      const { batchId } = await api.task.create({ title: 'One' })
      await api.energy.checkIn({ level: 4 })
      const [ready, first, second] = await listener.take(3)
      expect(ready).toMatchObject({ type: 'ready' })
      expect(first).toMatchObject({
        type: 'changed',
        batchId,
        actorKind: 'person',
        rows: { tasks: [expect.any(String)] },
      })
      expect(second).toMatchObject({ type: 'changed', rows: { energy_check_ins: [expect.any(String)] } })
      expect(listener.ids()).toEqual([ready, first, second].map((event) => String(event?.seq)))
      listener.stop()
    })

    it('also those made while the connection was lost, each once', async () => {
      const before = await listen(api)
      await api.task.create({ title: 'Seen' })
      await before.take(2)
      const lastEventId = before.ids().at(-1)
      await line.drop()
      before.stop()

      for (const title of ['Missed 1', 'Missed 2', 'Missed 3']) await test.api.task.create({ title })
      const next = await transport.connect()
      const after = await listen(next.client, lastEventId)
      const caughtUp = await after.take(4)
      await test.api.task.create({ title: 'Live' })
      const events = [...caughtUp, ...(await after.take(1))]
      expect(events.map(({ type }) => type)).toEqual(['ready', 'changed', 'changed', 'changed', 'changed'])
      const seqs = events.slice(1).map(({ seq }) => seq)
      const from = Number(lastEventId)
      expect(seqs).toEqual([from + 1, from + 2, from + 3, from + 4])
      after.stop()
    })

    it('to every client alike', async () => {
      const one = await listen(api)
      const two = await listen((await transport.connect()).client)
      await api.task.create({ title: 'Shared' })
      const [, heardByOne] = await one.take(2)
      const [, heardByTwo] = await two.take(2)
      expect(heardByTwo).toEqual(heardByOne)
      one.stop()
      two.stop()
    })

    it('by asking for a reset when the place is unknown', async () => {
      const listener = await listen(api, '999999')
      expect((await listener.take(2)).at(-1)).toMatchObject({ type: 'reset' })
      listener.stop()
    })
  })
})

/** Some of everything a person does in a day, with every shape of input and output. */
async function aDay(api: Client): Promise<unknown> {
  const { project } = await api.project.create({ name: 'Garden', color: 'green' })
  const captured = await api.capture.create({ text: 'Call mum', source: 'app' })
  const { task } = await api.task.create({
    title: 'Plant tomatoes 🍅',
    notes: 'three\nlines\n',
    priority: 'high',
    projectId: project.id,
    estimateMinutes: 30,
    dueDate: '2026-03-03',
    dueTime: '15:00',
    dueZone: 'Europe/Berlin',
    tags: [{ name: 'outside' }],
    links: ['https://example.org/?a=1&b=%20#c'],
  })
  await api.focus.start({ taskId: task.id, plannedMinutes: 10 })
  await api.focus.interrupt({ kind: 'self', note: 'look up the weather' })
  const finished = await api.focus.finish({ completeTask: true })
  await api.energy.checkIn({ level: 2, note: 'tired' })
  return [
    captured,
    finished,
    await api.task.get({ id: task.id }),
    await api.task.list({ view: 'open', limit: 2 }),
    await api.task.list({ view: 'closed', projectId: project.id, sort: 'due' }),
    await api.project.list({ archived: false }),
    await api.tag.list(),
    await api.today.get(),
    await api.search.tasks({ q: 'tomato & "lines"', limit: 5 }),
    await api.progress.summary({ days: 3 }),
    await api.energy.list({ from: '2026-03-01', to: '2026-03-31' }),
    await api.activity.list({ quiet: true, limit: 3 }),
    await api.activity.undoLast(),
    await api.settings.update({ theme: 'dark', keys: { 'task.new': 'n' } }),
    await api.settings.get(),
    await api.system.hotkeys(),
    (await api.capture.parse({ text: 'Call mum\nBuy milk' })).lines.length,
  ]
}

async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await call.then(
    (value) => {
      throw new Error(`It should have failed, but gave ${JSON.stringify(value).slice(0, 200)}`)
    },
    (reason: unknown) => reason,
  )
  if (!(error instanceof ORPCError)) throw error
  return error
}

/** Where the input was wrong, as JSON pointers. */
function pointersOf({ data }: ORPCError<string, unknown>): readonly string[] {
  const { issues } = data as { issues: readonly { path?: readonly PropertyKey[]; keys?: readonly string[] }[] }
  return issues.flatMap(({ path = [], keys }) => {
    const place = path.map((part) => `/${String(part)}`).join('')
    return keys === undefined ? [place] : keys.map((key) => `${place}/${key}`)
  })
}

/** In memory there is no wire to stop at: the call is only not waited for. */
function throwIfMemory(name: string) {
  return (value: unknown): unknown => {
    if (name === 'in memory') throw new Error('aborted')
    return value
  }
}

/** Counts how many listeners have left the core's event bus since. */
function countStops({ core }: TestCore): () => number {
  let stops = 0
  const subscribe = core.events.subscribe.bind(core.events)
  vi.spyOn(core.events, 'subscribe').mockImplementation((listener) => {
    const stop = subscribe(listener)
    return () => {
      stops += 1
      return stop()
    }
  })
  return () => stops
}

/** Reads a stream of events a few at a time, and remembers the id that came with each. */
async function listen(api: Client, lastEventId?: string) {
  const abort = new AbortController()
  const events = await api.events.subscribe(undefined, {
    signal: abort.signal,
    ...(lastEventId === undefined ? {} : { lastEventId }),
  })
  const seen: AppEvent[] = []
  // A stream begins at its first read; read at once, so that nothing written from now on is before it.
  let next = events.next()
  next.catch(() => {})
  return {
    async take(count: number): Promise<readonly AppEvent[]> {
      const taken: AppEvent[] = []
      while (taken.length < count) {
        const { value, done } = await next
        if (done === true || value === undefined)
          throw new Error(`The stream ended after ${taken.length} of ${count} events`)
        taken.push(value)
        next = events.next()
        next.catch(() => {})
      }
      seen.push(...taken)
      return taken
    },
    ids: () => seen.map((event) => getEventMeta(event)?.id),
    stop: () => abort.abort(),
  }
}
