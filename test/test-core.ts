import { join } from 'node:path'

import { createRouterClient, type RouterClient } from '@orpc/server'

import { loadAgents } from '@agents/index'
import type { Caller, Core, CoreOptions } from '@core/index'
import { openCore, router } from '@core/index'

import { fakeIds, FakeLogger, FakeNotifier, fakeRandom, FakeTime, headlessHost, memorySecrets } from './fake-ports'

export const migrationsDirectory = join(import.meta.dirname, '..', 'migrations')

export const person: Caller = { actor: { kind: 'person', id: null }, origin: 'app' }

export type TestCore = {
  readonly core: Core
  /** The contract over the in-memory transport, validated like any other. */
  readonly api: RouterClient<typeof router>
  readonly time: FakeTime
  readonly notifier: FakeNotifier
  readonly logger: FakeLogger
}

type Options = Partial<Omit<CoreOptions, 'clock' | 'timers'>> & {
  /** ISO instant; Tuesday 3 March 2026, 10:00 in Berlin by default. */
  readonly now?: string
  readonly zone?: string
  readonly caller?: Caller
  readonly time?: FakeTime
}

/** A real core on an in-memory database with every migration and every write guarded; time stands still. */
export async function testCore({
  now = '2026-03-03T09:00:00Z',
  zone = 'Europe/Berlin',
  caller = person,
  time = new FakeTime(now, zone),
  ...options
}: Options = {}): Promise<TestCore> {
  const notifier = new FakeNotifier()
  const logger = new FakeLogger()
  const core = await openCore({
    dataDirectory: ':memory:',
    backupDirectory: '/nonexistent/backups',
    migrationsDirectory,
    ids: fakeIds(),
    random: fakeRandom(),
    secrets: memorySecrets(),
    notifier,
    logger,
    host: headlessHost,
    agents: loadAgents,
    guardWrites: true,
    ...options,
    clock: time.clock,
    timers: time.timers,
  })
  return { core, api: createRouterClient(router, { context: { core, caller } }), time, notifier, logger }
}
