import { ipcRenderer } from 'electron'

import { portMessage } from '@contract/port'

/**
 * Hands the page one MessagePort to the core, and nothing else: no function, no Node, no Electron. The page's scripts
 * are modules, so they have run and listen for the message when the document is ready.
 */
ipcRenderer.once(portMessage, (event) => {
  const [port] = event.ports
  // '/' is the page's own origin: no other document can be given the port.
  if (port) window.postMessage(portMessage, '/', [port])
})
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(portMessage), { once: true })
