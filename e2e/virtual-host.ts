import { fileURLToPath } from 'node:url'

import { createRouterClient } from '@orpc/server'

import { loadAgents } from '@agents/index'
import { openCore, router, type Core } from '@core/index'
import { startLoopbackServer, type LoopbackServer } from '@headless/http'

import {
  fakeIds,
  FakeLogger,
  FakeNotifier,
  fakeRandom,
  FakeTime,
  headlessHost,
  memorySecrets,
} from '../test/fake-ports'
import { migrationsDirectory, person } from '../test/test-core'
import type { Api } from './seed'
import { zone } from './zone'

const renderer = fileURLToPath(new URL('../out/renderer', import.meta.url))

/** A host in this process whose clock only moves when a test says so: 25 minutes need not take 25 minutes. */
export class VirtualHost {
  readonly time = new FakeTime(new Date().toISOString(), zone)

  private constructor(
    private readonly core: Core,
    private readonly server: LoopbackServer,
    readonly api: Api,
    time: FakeTime,
  ) {
    this.time = time
  }

  static async start(): Promise<VirtualHost> {
    const time = new FakeTime(new Date().toISOString(), zone)
    const logger = new FakeLogger()
    const core = await openCore({
      dataDirectory: ':memory:',
      backupDirectory: '/nonexistent/backups',
      migrationsDirectory,
      ids: fakeIds(),
      random: fakeRandom(),
      secrets: memorySecrets(),
      notifier: new FakeNotifier(),
      logger,
      host: headlessHost,
      agents: loadAgents,
      clock: time.clock,
      timers: time.timers,
    })
    const server = await startLoopbackServer({
      core,
      logger,
      version: '0.0.0-test',
      port: 0,
      web: { rendererDirectory: renderer, installToken: 'install-token-of-the-tests', random: fakeRandom(7) },
    })
    const api = createRouterClient(router, { context: { core, caller: person } })
    await api.settings.update({ welcomed: true, backups: false })
    return new VirtualHost(core, server, api, time)
  }

  get address(): string {
    return this.server.address ?? this.server.origin
  }

  async close(): Promise<void> {
    await this.server.close()
    await this.core.close()
  }
}
