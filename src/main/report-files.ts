import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { app, BrowserWindow, dialog } from 'electron'

/** Inches; about 18 mm. */
const MARGIN = 0.7

/**
 * Prints a page of the app's own making to PDF, in a window that nobody sees and that can do nothing: no scripts, no
 * preload, and a session of its own that lives in memory.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: 'print',
    },
  })
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`)
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    })
  } finally {
    window.destroy()
  }
}

/** Asks where a file goes and writes it there; null when the person thought better of it. */
export async function saveFile(fileName: string, bytes: Uint8Array): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), fileName),
  })
  if (canceled || filePath === '') return null
  await writeFile(filePath, bytes)
  return filePath
}
