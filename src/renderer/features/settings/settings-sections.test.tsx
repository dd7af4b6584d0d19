import { fireEvent, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { Backup } from '@contract/backup'
import type { Settings } from '@contract/settings'
import type { Hotkey } from '@contract/system'
import { keyboard } from '@renderer/app/keyboard'
import { useApplySettings, useSettings } from '@renderer/app/settings'
import { useCommands } from '@renderer/app/use-commands'
import { chooseLocale } from '@renderer/i18n/index'
import { type TestApp, testApp } from '@test/ui/app-harness'

import { AboutSection } from './AboutSection'
import { ApiSection } from './ApiSection'
import { AppearanceSection } from './AppearanceSection'
import { DataSection } from './DataSection'
import { KeysSection } from './KeysSection'
import { YouSection } from './YouSection'

let app: TestApp

beforeEach(async () => {
  chooseLocale({ hourCycle: 'h23', timeZone: 'UTC' })
  app = await testApp()
})
afterEach(() => app.close())

/** A section as the screen shows it: once settings are known, and with them in force. */
function Section({ children }: { readonly children: (settings: Settings) => ReactNode }) {
  const settings = useSettings()
  useApplySettings()
  return settings === undefined ? null : children(settings)
}

const show = (section: (settings: Settings) => ReactNode) => app.show(<Section>{section}</Section>)
const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Answers of a host that the in-memory core is not. */
function answer(answers: Readonly<Record<string, () => unknown>>): void {
  app.interfere((path, call) => (answers[path] === undefined ? call() : Promise.resolve(answers[path]())))
}

describe('appearance', () => {
  test('a choice takes effect at once and is kept', async () => {
    await show((settings) => <AppearanceSection settings={settings} />)
    fireEvent.click(await screen.findByRole('radio', { name: 'Compact' }))
    await expect.poll(() => screen.getByRole<HTMLInputElement>('radio', { name: 'Compact' }).checked).toBe(true)
    await expect.poll(async () => (await app.api.settings.get()).density).toBe('compact')
  })

  test('a choice that cannot be kept goes back and says why', async () => {
    app.interfere((path, call) => (path === 'settings.update' ? Promise.reject(new Error('full')) : call()))
    await show((settings) => <AppearanceSection settings={settings} />)
    fireEvent.click(await screen.findByRole('radio', { name: 'Dark' }))
    await expect.poll(() => app.notices().length).toBe(1)
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(false)
  })

  test('the tray is spoken of only where there is one', async () => {
    await show((settings) => <AppearanceSection settings={settings} />)
    expect(await screen.findByRole('group', { name: 'Theme' })).toBeDefined()
    expect(screen.queryByRole('switch', { name: /tray/i })).toBeNull()
  })
})

test('what a part of the day means is changed on leaving its field', async () => {
  await show((settings) => <YouSection settings={settings} />)
  const morning = await screen.findByLabelText<HTMLInputElement>('Morning')
  fireEvent.change(morning, { target: { value: '06:30' } })
  fireEvent.blur(morning)
  await expect.poll(async () => (await app.api.settings.get()).dayParts.morning).toBe('06:30')
  expect((await app.api.settings.get()).dayParts.evening).toBe('18:00')
})

test('a name is kept on leaving the field, and Escape leaves it as it was', async () => {
  await app.api.settings.update({ name: 'Mara' })
  await show((settings) => <YouSection settings={settings} />)
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })
  fireEvent.change(name, { target: { value: 'Somebody' } })
  fireEvent.keyDown(name, { key: 'Escape' })
  expect(name.value).toBe('Mara')
  fireEvent.change(name, { target: { value: ' Mara Lind ' } })
  fireEvent.blur(name)
  await expect.poll(async () => (await app.api.settings.get()).name).toBe('Mara Lind')
})

describe('keys', () => {
  function Screen({ settings }: { readonly settings: Settings }) {
    useCommands([
      { id: 'test.capture', title: 'shell.command.capture', group: 'capture', keys: ['c'], run: () => {} },
      { id: 'test.today', title: 'shell.command.goToday', group: 'navigation', keys: ['g t'], run: () => {} },
    ])
    return <KeysSection settings={settings} />
  }
  const record = async (...pressed: string[]) => {
    fireEvent.click(await button('Change the key for: Capture a thought'))
    for (const key of pressed) {
      fireEvent.keyDown(screen.getByRole('textbox', { name: 'Press one key, or two in a row' }), { key, code: '' })
    }
  }
  const keys = async () => (await app.api.settings.get()).keys

  afterEach(() => keyboard.setOverrides({}))

  test('where no key can work everywhere, it says where it could', async () => {
    await show((settings) => <Screen settings={settings} />)
    expect(await screen.findByText(/belong to the desktop app/)).toBeDefined()
  })

  test('a sequence of two keys is recorded and kept', async () => {
    await show((settings) => <Screen settings={settings} />)
    await record('v', 'w')
    await expect.poll(keys).toEqual({ 'test.capture': 'v w' })
    await expect.poll(() => keyboard.keysOf('test.capture')).toEqual(['v w'])
    fireEvent.click(await button('Reset the key for: Capture a thought'))
    await expect.poll(keys).toEqual({})
  })

  test('Escape keeps the key, Backspace takes it away', async () => {
    await show((settings) => <Screen settings={settings} />)
    await record('Escape')
    expect(await keys()).toEqual({})
    await record('Backspace')
    await expect.poll(keys).toEqual({ 'test.capture': '' })
  })

  test('a key in use is not taken without a word', async () => {
    await show((settings) => <Screen settings={settings} />)
    await record('g', 't')
    expect((await screen.findByRole('alert')).textContent).toContain('G T already does “Go to Today”.')
    expect(await keys()).toEqual({})
    fireEvent.click(await button('Use it here instead'))
    await expect.poll(keys).toEqual({ 'test.capture': 'g t', 'test.today': '' })
  })

  test('a hotkey that the system refused is told, and another can be pressed', async () => {
    const info = await app.api.system.info()
    const refused: Hotkey = {
      id: 'capture',
      accelerator: 'CommandOrControl+Shift+Space',
      defaultAccelerator: 'CommandOrControl+Shift+Space',
      status: 'refused',
    }
    const asked = vi.fn<() => readonly Hotkey[]>(() => [
      { ...refused, accelerator: 'Alt+Shift+K', status: 'registered' },
    ])
    answer({
      'system.info': () => ({ ...info, capabilities: { ...info.capabilities, globalHotkeys: true } }),
      'system.hotkeys': () => [refused],
      'system.setHotkey': asked,
    })
    await show((settings) => <Screen settings={settings} />)
    expect(await screen.findByText(/The system did not take it/)).toBeDefined()
    const row = screen.getByText(/The system did not take it/).closest('li')
    if (row === null) throw new Error('The hotkey has no row.')
    fireEvent.click(within(row).getByRole('button', { name: /^Change the key/ }))
    const recorder = screen.getByRole('textbox', { name: 'Press the new keys' })
    fireEvent.keyDown(recorder, { key: 'k', code: 'KeyK' })
    expect(within(row).getByText(/Add Ctrl, Alt or ⌘/)).toBeDefined()
    fireEvent.keyDown(recorder, { key: 'K', code: 'KeyK', altKey: true, shiftKey: true })
    expect(await screen.findByText('Works')).toBeDefined()
    expect(asked).toHaveBeenCalledOnce()
  })
})

describe('data and backups', () => {
  const backup: Backup = {
    name: 'proxy-1.db',
    createdAt: Date.parse('2026-03-03T08:00:00Z'),
    bytes: 2_400_000,
    reason: 'daily',
    verified: true,
  }

  test('lists backups with their check, and restores one after a question that says what happens', async () => {
    const restore = vi.fn<() => unknown>(() => ({ restored: backup, before: { ...backup, reason: 'before-restore' } }))
    answer({ 'backup.list': () => ({ directory: '/data/mara/backups', backups: [backup] }), 'backup.restore': restore })
    await show((settings) => <DataSection settings={settings} />)
    const list = await screen.findByRole('list', { name: 'List of backups' })
    expect(within(list).getByText('2.4 MB')).toBeDefined()
    expect(within(list).getByText('Checked')).toBeDefined()
    fireEvent.click(await button(/^Restore the backup/))
    const question = await screen.findByRole('alertdialog', { name: 'Restore this backup?' })
    expect(question.textContent).toContain('What is there now is backed up first')
    expect(restore).not.toHaveBeenCalled()
    fireEvent.click(within(question).getByRole('button', { name: 'Restore this backup' }))
    await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull()
    expect(restore).toHaveBeenCalledOnce()
    expect(app.notices().at(-1)?.message).toMatch(/^Backup restored/)
  })

  test('a restore that fails says so and keeps the question open', async () => {
    answer({
      'backup.list': () => ({ directory: '/data/mara/backups', backups: [backup] }),
      'backup.restore': () => {
        throw new Error('damaged')
      },
    })
    await show((settings) => <DataSection settings={settings} />)
    fireEvent.click(await button(/^Restore the backup/))
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Restore this backup' }))
    await expect.poll(() => app.notices().at(-1)?.message).toBe('The backup was not restored')
    expect(screen.getByRole('alertdialog')).toBeDefined()
  })

  test('a new backup appears in the list', async () => {
    const made: Backup[] = []
    answer({
      'backup.list': () => ({ directory: '/data/mara/backups', backups: made }),
      'backup.create': () => {
        made.push({ ...backup, reason: 'manual' })
        return made[0]
      },
    })
    await show((settings) => <DataSection settings={settings} />)
    expect(await screen.findByText('No backup yet')).toBeDefined()
    fireEvent.click(await button('Back up now'))
    expect(await screen.findByText('by you')).toBeDefined()
  })
})

describe('the API', () => {
  test('a token is shown once, then replaced or revoked only after a question', async () => {
    await show((settings) => <ApiSection settings={settings} />)
    fireEvent.click(await button('Make a token'))
    const shown = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your new token' })
    expect(shown.value.length).toBeGreaterThan(20)
    fireEvent.click(await button('I have copied it'))
    expect(screen.queryByDisplayValue(shown.value)).toBeNull()
    fireEvent.click(await button('Make a new token'))
    expect(await screen.findByRole('alertdialog', { name: 'Make a new token?' })).toBeDefined()
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }))
    fireEvent.click(await button('Revoke'))
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Revoke' }))
    expect(await screen.findByText('There is no token, so nobody can use the API.')).toBeDefined()
  })

  test('where it is served, there is an example to try', async () => {
    const info = await app.api.system.info()
    answer({ 'system.info': () => ({ ...info, apiUrl: 'http://127.0.0.1:4747' }) })
    await show((settings) => <ApiSection settings={settings} />)
    expect(await screen.findByText('http://127.0.0.1:4747/api/v1')).toBeDefined()
    expect(screen.getByText(/^curl http:\/\/127.0.0.1:4747\/api\/v1\/captures/)).toBeDefined()
  })
})

test('a recovered database is told about, and only then', async () => {
  const info = await app.api.system.info()
  const { unmount } = await app.show(<AboutSection />)
  expect(await screen.findByText('0.0.0-test')).toBeDefined()
  expect(screen.queryByText('Recovered')).toBeNull()
  unmount()
  app.queryClient.clear()
  answer({ 'system.info': () => ({ ...info, recovered: true }) })
  await app.show(<AboutSection />)
  expect(await screen.findByText(/It was checked and is sound/)).toBeDefined()
})
