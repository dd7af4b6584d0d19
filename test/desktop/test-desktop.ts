import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect } from 'vitest'
import { eventually } from '../eventually'

import { readShellRequest, type ShellRequest } from '@contract/port'

import { launch } from '../../src/main/launch'
import { connectPage } from '../fakes/desktop-page'
import { app, BrowserWindow, Notification, resetElectron } from '../fakes/electron'

export type Start = {
  readonly argv?: readonly string[]
  readonly platform?: NodeJS.Platform
  readonly env?: Record<string, string>
}

/** Everything of the desktop app on the fake, with a data folder of its own for each test; ended after it. */
export function useDesktop() {
  let folder = ''
  beforeEach(() => {
    resetElectron()
    folder = mkdtempSync(join(tmpdir(), 'desktop-'))
  })
  afterEach(async () => {
    app.quit()
    await eventually(() => expect(app.ended).not.toBeNull())
    rmSync(folder, { recursive: true, force: true })
  })

  const begin = ({ argv = [], platform = 'linux', env = {} }: Start = {}) =>
    launch({ argv: ['--data-dir', join(folder, 'data'), ...argv], workingDirectory: folder, platform, env })

  return {
    folder: () => folder,
    data: (...path: readonly string[]) => join(folder, 'data', ...path),
    /** As far as a start comes before Electron is ready. */
    begin,
    /** A start until every window has loaded. */
    start: async (options?: Start) => {
      const launched = begin(options)
      app.becomeReady()
      const up = await launched
      await windowsLoaded()
      return up
    },
  }
}

export async function windowsLoaded(): Promise<void> {
  await Promise.all(BrowserWindow.getAllWindows().map(({ webContents }) => webContents.lastLoad))
}

export const mainWindow = (): BrowserWindow => windowCalled('Proxy')
export const captureWindow = (): BrowserWindow => windowCalled('Quick capture')

function windowCalled(title: string): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find(({ options }) => options.title === title)
  if (!window) throw new Error(`There is no window called ${title}`)
  return window
}

/** The contract as the page of the main window has it. */
export function mainPage(): NonNullable<ReturnType<typeof connectPage>> {
  const connected = connectPage(mainWindow().webContents)
  if (!connected) throw new Error('The main window got no port')
  return connected
}

/** What the shell asked of a window's page since the last look. */
export function asked(window: BrowserWindow): ShellRequest | null {
  return readShellRequest(window.webContents.takeFragment())
}

export function notices(): readonly (string | undefined)[] {
  return Notification.shown.map(({ options }) => options.title)
}

/** Another start of the app, with what it hands over. */
export function secondStart(handedOver: unknown): void {
  app.emit('second-instance', {}, [], '/', handedOver)
}
