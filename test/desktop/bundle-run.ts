// Runs the built desktop app under Node, with the fake in the place of 'electron', through the main job: a thought is
// captured by hotkey, becomes a task, is focused on, and is there after quitting. Prints what it saw as one JSON object.
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInNewContext } from 'node:vm'

import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'

import type { router } from '@core/index'

import type { FakePagePort } from '../fakes/electron/fake-ports'
import type { FakeBrowserWindow } from '../fakes/electron/fake-window'

const [folder = '', data = ''] = process.argv.slice(2)
const fakeUrl = new URL('../fakes/electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: fakeUrl, shortCircuit: true } : next(specifier, context),
})
const { app, BrowserWindow, globalShortcut, Notification, protocol, Tray } = await import('../fakes/electron')

process.argv.splice(1, process.argv.length, folder, '--data-dir', data)
await import(pathToFileURL(join(folder, 'out', 'main', 'index.js')).href)
app.becomeReady()
const main = await waitFor(() => windowCalled('Proxy'))
const capture = await waitFor(() => windowCalled('Quick capture'))
await Promise.all([main.webContents.lastLoad, capture.webContents.lastLoad])

const page = await protocol.fetch(main.webContents.getURL())
globalShortcut.press('CommandOrControl+Shift+Space')
const captureShown = capture.isVisible()

const inCapture = runPreload(capture)
const { tasks } = await inCapture.client.capture.create({ text: 'Call Anna tomorrow #home', source: 'hotkey' })
const inMain = runPreload(main)
const counts = await inMain.client.task.counts()
globalShortcut.press('CommandOrControl+Shift+F')
const focused = (await inMain.client.focus.current()).session
await inMain.client.settings.update({ localApi: true })
const apiUrl = await waitFor(async () => (await inMain.client.system.info()).apiUrl)
const { token } = await inMain.client.system.createApiToken()
const answer = await fetch(`${apiUrl}/api/v1/tasks/counts`, { headers: { authorization: `Bearer ${token}` } })
const tooltip = Tray.all[0]?.tooltip
app.quit()
await waitFor(() => app.ended !== null)

console.log(
  JSON.stringify({
    captureShown,
    mainShown: main.isVisible(),
    pageStatus: page?.status,
    page: await page?.text(),
    preloadRequires: [...inCapture.required, ...inMain.required],
    preloadGlobals: [...inCapture.globals, ...inMain.globals],
    titles: tasks.map(({ title }) => title),
    inbox: counts.inbox,
    focusState: focused?.state,
    notices: Notification.shown.map(({ options }) => options.title),
    api: await answer.json(),
    tooltip,
    ended: app.ended,
    closed: !existsSync(join(data, 'running')),
  }),
)

function windowCalled(title: string): FakeBrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find(({ options }) => options.title === title)
}

/** Runs the built preload script for a window's page, as Electron would: all that it has is `require` and the page. */
function runPreload(window: FakeBrowserWindow) {
  const file = window.options.webPreferences?.preload ?? ''
  const required: string[] = []
  const ports: FakePagePort[] = []
  const ipcRenderer = Object.assign(new EventEmitter(), {
    send: (channel: string) => {
      ipcRenderer.emit(channel, { ports: [window.webContents.requestPort(channel)] })
    },
  })
  const context: Record<string, unknown> = {}
  const page = {
    addEventListener: (_name: string, ready: () => void) => setImmediate(ready),
    postMessage: (_message: unknown, _origin: string, transfer: readonly FakePagePort[]) => ports.push(...transfer),
  }
  // Electron, too, wraps a preload script in a function with its own `require`.
  const script = runInNewContext(`(function (require, window) {${readFileSync(file, 'utf8')}\n})`, context) as (
    require: (name: string) => object,
    window: object,
  ) => void
  script((name) => {
    required.push(name)
    return { ipcRenderer }
  }, page)
  const globals = [...Object.keys(context), ...Object.keys(page).slice(2)]
  const client = createORPCClient<RouterClient<typeof router>>(new RPCLink({ port: pagePort(ports) }))
  return { required, globals, client }
}

/** The port, once the preload script has handed it over; what is sent before waits. */
function pagePort(ports: readonly FakePagePort[]): Pick<FakePagePort, 'addEventListener' | 'postMessage'> {
  const given = waitFor(() => ports[0]).then((port) => {
    port.start()
    return port
  })
  return {
    addEventListener: (name, listener) => void given.then((port) => port.addEventListener(name, listener)),
    postMessage: (message) => {
      void given.then((port) => port.postMessage(message))
    },
  }
}

async function waitFor<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let patience = 500; patience > 0; patience -= 1) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    await new Promise((resolve) => {
      setTimeout(resolve, 10)
    })
  }
  throw new Error(`Waited in vain for ${look.toString()}`)
}
