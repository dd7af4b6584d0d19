import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { app, BrowserWindow, dialog, resetElectron } from '@test/fakes/electron'
import { FakeWebContents } from '@test/fakes/electron/fake-window'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { printPdf, saveFile } from './report-files'

let directory: string
beforeEach(() => {
  resetElectron()
  directory = mkdtempSync(join(tmpdir(), 'proxy-report-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('prints a page on A4 in a window that nobody sees, that runs nothing, and that is gone afterwards', async () => {
  const bytes = await printPdf('<h1>März · 120 %</h1>')
  expect(new TextDecoder().decode(bytes)).toBe('%PDF <h1>März · 120 %</h1>')
  const [window] = BrowserWindow.made
  expect(window?.options).toMatchObject({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: 'print',
    },
  })
  expect(window?.options.webPreferences).not.toHaveProperty('preload')
  expect(window?.webContents.prints).toMatchObject([{ pageSize: 'A4' }])
  expect([BrowserWindow.made.length, BrowserWindow.getAllWindows().length]).toEqual([1, 0])
})

it('leaves no window behind when printing fails', async () => {
  FakeWebContents.printFailure = 'Printing is not available'
  await expect(printPdf('<p></p>')).rejects.toThrow('Printing is not available')
  expect(BrowserWindow.getAllWindows()).toEqual([])
})

it('writes the file where the person wants it, and proposes the documents', async () => {
  app.setPath('documents', '/home/ada/Documents')
  const file = join(directory, 'march.pdf')
  dialog.saveTo.push(file)
  expect(await saveFile('report.pdf', new TextEncoder().encode('text'))).toBe(file)
  expect(readFileSync(file, 'utf8')).toBe('text')
  expect(dialog.saves).toEqual([{ defaultPath: join('/home/ada/Documents', 'report.pdf') }])
})

it('writes nothing when the person thinks better of it', async () => {
  expect(await saveFile('report.pdf', new Uint8Array(1))).toBeNull()
})

it('says so when the place cannot be written to', async () => {
  dialog.saveTo.push(join(directory, 'missing', 'report.pdf'))
  await expect(saveFile('report.pdf', new Uint8Array(1))).rejects.toThrow('ENOENT')
})
