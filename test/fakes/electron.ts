import type * as Electron from 'electron'

import { FakeApp } from './electron/fake-app'
import {
  FakeDialog,
  FakeGlobalShortcut,
  FakeMenu,
  FakeNativeTheme,
  FakeNotification,
  FakePowerMonitor,
  FakeSafeStorage,
  FakeScreen,
  FakeShell,
  FakeTray,
  nativeImage,
} from './electron/fake-desktop'
import { FakeMessageChannelMain } from './electron/fake-ports'
import { ipcMain, ipcRenderer, protocol, session } from './electron/fake-session'
import { FakeBrowserWindow } from './electron/fake-window'

/**
 * Stands for the module 'electron' where there is no Electron: in tests, and when the built bundle runs under Node. Each
 * part has the signatures of Electron's own types (`implements Pick<…>`) for what Proxy calls, behaves as Electron does
 * where Proxy depends on it, and has a few methods for what a person or the system would do.
 */
export const app = new FakeApp()
export const dialog = new FakeDialog()
export const globalShortcut = new FakeGlobalShortcut()
export const nativeTheme = new FakeNativeTheme()
export const powerMonitor = new FakePowerMonitor()
export const safeStorage = new FakeSafeStorage()
export const screen = new FakeScreen()
export const shell = new FakeShell()
export {
  FakeBrowserWindow as BrowserWindow,
  ipcMain,
  ipcRenderer,
  FakeMenu as Menu,
  FakeMessageChannelMain as MessageChannelMain,
  nativeImage,
  FakeNotification as Notification,
  protocol,
  session,
  FakeTray as Tray,
}

FakeBrowserWindow.app = app

/** Every name above is one of Electron's: a misspelt one would be undefined in the app. */
export type ExportedNames = keyof Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'ipcRenderer'
  | 'Menu'
  | 'MessageChannelMain'
  | 'nativeImage'
  | 'nativeTheme'
  | 'Notification'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
>

/** A fresh machine: nothing runs, nothing is registered, no window is open. */
export function resetElectron(): void {
  app.reset()
  FakeBrowserWindow.forgetAll()
  dialog.reset()
  globalShortcut.reset()
  ipcMain.removeAllListeners()
  ipcRenderer.reset()
  FakeMenu.application = null
  nativeTheme.reset()
  FakeNotification.reset()
  powerMonitor.reset()
  protocol.reset()
  safeStorage.reset()
  screen.reset()
  session.defaultSession.reset()
  shell.opened.length = 0
  FakeTray.reset()
}
