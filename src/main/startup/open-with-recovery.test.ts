import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { dialog, resetElectron, shell } from '@test/fakes/electron'
import { FakeLogger, FakeNotifier, headlessHost, memorySecrets } from '@test/fake-ports'
import { migrationsDirectory, person } from '@test/test-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { loadAgents } from '@agents/index'
import { openCore, systemPorts, type CoreOptions } from '@core/index'

import { openWithRecovery } from './open-with-recovery'

let folder: string
let options: CoreOptions
beforeEach(() => {
  resetElectron()
  folder = mkdtempSync(join(tmpdir(), 'recovery-'))
  options = {
    dataDirectory: join(folder, 'data'),
    backupDirectory: join(folder, 'backups'),
    migrationsDirectory,
    ...systemPorts(),
    secrets: memorySecrets(),
    notifier: new FakeNotifier(),
    logger: new FakeLogger(),
    host: headlessHost,
    agents: loadAgents,
  }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (addressOf: (url: string) => Promise<string | null> = async () => null) =>
  openWithRecovery(options, addressOf)
const buttons = () => dialog.shown.map((box) => box.buttons)

/** Data with one task and a backup of it, then a file that is no database any more. */
async function damage(): Promise<void> {
  const core = await openCore(options)
  core.services.task.create({ title: 'Saved' }, person)
  await core.services.backup.create(person)
  await core.close()
  writeFileSync(
    join(options.dataDirectory, 'data.db'),
    'this is not a database, and it is longer than a header would be'.repeat(100),
  )
}

describe('opening the data', () => {
  it('asks nothing when all is well', async () => {
    const core = await open()
    expect(core).not.toBeNull()
    expect(dialog.shown).toEqual([])
    await core?.close()
  })

  it('restores the newest backup when the database is damaged and the person says so', async () => {
    await damage()
    dialog.answers.push('Restore the newest backup')
    const core = await open()
    expect(buttons()).toEqual([['Restore the newest backup', 'Show folder', 'Quit']])
    const { items } = core?.services.task.list({ view: 'open', sort: 'created', limit: 10 }) ?? { items: [] }
    expect(items.map(({ title }) => title)).toEqual(['Saved'])
    await core?.close()
  })

  it('shows the folder, asks again, and leaves the damaged file as it is', async () => {
    await damage()
    dialog.answers.push('Show folder', 'Quit')
    expect(await open()).toBeNull()
    expect(shell.opened).toEqual([options.dataDirectory])
    expect(existsSync(join(options.dataDirectory, 'data.db.replaced'))).toBe(false)
  })

  it('quits when the dialog is closed without an answer', async () => {
    await damage()
    expect(await open()).toBeNull()
    expect(dialog.shown).toHaveLength(1)
  })

  it('says when there is no backup to restore, and asks again', async () => {
    await damage()
    rmSync(options.backupDirectory, { recursive: true })
    dialog.answers.push('Restore the newest backup', 'OK', 'Quit')
    expect(await open()).toBeNull()
    expect(dialog.shown.map(({ message }) => message)).toEqual([
      'The database is damaged',
      'Nothing was restored',
      'The database is damaged',
    ])
    expect(dialog.shown[1]?.detail).toContain('no sound backup')
  })

  it('tries again when what stood in the way is gone', async () => {
    const other = await openCore(options)
    dialog.answers.push('Try again', 'Quit')
    expect(await open()).toBeNull()
    expect(buttons()).toEqual([
      ['Try again', 'Quit'],
      ['Try again', 'Quit'],
    ])
    await other.close()
    const core = await open()
    expect(core).not.toBeNull()
    await core?.close()
  })

  it('leads to the host that has the data open, and ends', async () => {
    const other = await openCore(options)
    other.setOwnerUrl('http://127.0.0.1:4747')
    dialog.answers.push('Open it in the browser')
    expect(await open(async (url) => `${url}/?token=t`)).toBeNull()
    expect(shell.opened).toEqual(['http://127.0.0.1:4747/?token=t'])
    await other.close()
  })

  it('explains a folder that cannot be written', async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'data'), 'a file where the folder should be')
    dialog.answers.push('Quit')
    expect(await open()).toBeNull()
    expect(dialog.shown[0]?.detail).not.toBe('')
  })
})
