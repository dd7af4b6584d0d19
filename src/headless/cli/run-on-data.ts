import type { Backup } from '@contract/backup'
import { directories } from '@core/directories'
import { OpenError, restoreOffline, systemPorts } from '@core/index'

import { SecretsError } from '../file-secrets'
import { findInstallation } from '../installation'
import { createLogger } from '../logger'
import { connect, explain } from './connect'
import { backupLine, taskLine, todayText } from './wording'

import type { BackupAction, DataCommand } from './arguments'
import type { Client } from './remote-client'

/** What a command found out: for programs, and for people. */
type Outcome = { readonly result: unknown; readonly text: string }

/** How a command ended: with what to print, or with what went wrong, in words for a person. */
export type Result =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Carries out a command that works on the data. */
export async function runOnData(command: DataCommand): Promise<Result> {
  try {
    const outcome = await perform(command)
    return { kind: 'done', text: command.json ? JSON.stringify(outcome.result) : outcome.text }
  } catch (error) {
    const message = error instanceof SecretsError ? error.message : explain(error)
    if (message === null) throw error
    return { kind: 'failed', message }
  }
}

async function perform(command: DataCommand): Promise<Outcome> {
  const folders = directories({ dataDirectory: command.dataDirectory })
  const options = {
    directories: folders,
    installation: findInstallation(import.meta.dirname),
    logger: createLogger(process.env['PROXY_LOG']),
  }
  try {
    const connection = await connect(options)
    try {
      return await performWith(connection.client, command)
    } finally {
      await connection.close()
    }
  } catch (error) {
    // A database that cannot be opened is what a restore is for.
    const restorable =
      error instanceof OpenError && (error.code === 'CORRUPT' || error.code === 'FUTURE' || error.code === 'FAILED')
    if (!restorable || command.kind !== 'backup' || command.action.kind !== 'restore') throw error
    const { name } = restoreOffline({
      dataDirectory: folders.data,
      backupDirectory: folders.backups,
      name: command.action.name,
      clock: systemPorts().clock,
    })
    return {
      result: { restored: { name } },
      text: `Restored ${name}. The damaged file was kept beside it, as data.db.replaced.`,
    }
  }
}

async function performWith(client: Client, command: DataCommand): Promise<Outcome> {
  switch (command.kind) {
    case 'capture': {
      const text = command.text ?? (await readAll(process.stdin))
      const { locale } = new Intl.DateTimeFormat().resolvedOptions()
      // The id makes a capture that is sent twice one capture.
      const result = await client.capture.create({
        text,
        source: 'cli',
        split: command.split,
        id: systemPorts().ids.next(),
        locale,
      })
      return { result, text: result.tasks.map((task) => `Captured: ${taskLine(task)}`).join('\n') }
    }
    case 'today': {
      const result = await client.today.get()
      return { result, text: todayText(result) }
    }
    case 'tasks': {
      const result = await client.task.list({ view: command.view, limit: command.limit })
      const more = result.nextCursor === null ? [] : ['…']
      return { result, text: [...result.items.map(taskLine), ...more].join('\n') || 'Nothing here.' }
    }
    case 'backup':
      return backUp(client, command.action)
  }
}

async function backUp(client: Client, action: BackupAction): Promise<Outcome> {
  switch (action.kind) {
    case 'list': {
      const result = await client.backup.list()
      return {
        result,
        text: result.backups.map(backupLine).join('\n') || `There are no backups yet in ${result.directory}`,
      }
    }
    case 'create': {
      const result = await client.backup.create()
      return { result, text: backupLine(result) }
    }
    case 'restore': {
      const name = action.name === 'latest' ? newest((await client.backup.list()).backups) : action.name
      if (name === undefined) throw new OpenError('FAILED', 'There is no backup yet.')
      const result = await client.backup.restore({ name })
      return {
        result,
        text: `Restored ${result.restored.name}. What was there before is kept as ${result.before.name}.`,
      }
    }
  }
}

/** The newest that is known to be sound; where none is, the newest, which is checked before it is used. */
function newest(backups: readonly Backup[]): string | undefined {
  return (backups.find(({ verified }) => verified) ?? backups[0])?.name
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8').trimEnd()
}
