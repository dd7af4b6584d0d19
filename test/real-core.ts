import { loadAgents } from '@agents/index'
import { systemPorts, type CoreOptions } from '@core/index'

import { FakeLogger, FakeNotifier, headlessHost, memorySecrets } from './fake-ports'
import { migrationsDirectory } from './test-core'

/**
 * How a core is opened on a folder of its own, with the clock and chance of the machine and agents that answer; only what would
 * reach a person or a keychain is put on. For benchmarks, evaluations and what fills a folder before a host opens it.
 */
export function realCoreOptions(dataDirectory: string, backupDirectory = `${dataDirectory}-backups`): CoreOptions {
  return {
    ...systemPorts(),
    dataDirectory,
    backupDirectory,
    migrationsDirectory,
    secrets: memorySecrets(),
    notifier: new FakeNotifier(),
    logger: new FakeLogger(),
    host: headlessHost,
    agents: loadAgents,
  }
}
