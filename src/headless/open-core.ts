import { join } from 'node:path'

import { loadAgents } from '@agents/index'
import { openCore, systemPorts, type Core } from '@core/index'

import type { Directories } from '@core/directories'
import type { Logger, Secrets } from '@core/ports'

import { FileSecrets } from './file-secrets'

import type { Installation } from './installation'

export type HeadlessCoreOptions = {
  readonly directories: Directories
  readonly installation: Installation
  readonly secrets: Secrets
  readonly logger: Logger
  readonly apiUrl: () => string | null
}

/** The secrets of a data directory, in an encrypted file inside it whose key lies elsewhere. */
export function secretsOf(directories: Directories): FileSecrets {
  return new FileSecrets({
    file: join(directories.data, 'secrets.json'),
    keyFile: directories.secretKeyFile,
    environmentKey: process.env['PROXY_SECRET_KEY'],
  })
}

/** Opens the core as a process without a screen does. Throws OpenError. */
export function openHeadlessCore({
  directories,
  installation,
  secrets,
  logger,
  apiUrl,
}: HeadlessCoreOptions): Promise<Core> {
  return openCore({
    dataDirectory: directories.data,
    backupDirectory: directories.backups,
    migrationsDirectory: installation.migrationsDirectory,
    ...systemPorts(),
    secrets,
    logger,
    agents: loadAgents,
    indexing: true,
    // The notices are in the database; the open page shows them.
    notifier: { notify: () => {} },
    host: {
      kind: 'headless',
      version: installation.version,
      platform: process.platform,
      capabilities: { globalHotkeys: false, tray: false, localApiSwitch: false },
      apiUrl,
      hotkeys: () => [],
      setHotkey: () => [],
    },
  })
}
