import { createRoot } from 'react-dom/client'

import { type ShellRequest, readShellRequest } from '@contract/port'

import { focusCommands } from '@renderer/features/focus/index'
import { loadScreenTexts } from '@renderer/i18n/index'

import { App } from './App'
import { type AppLink, createApi } from './api'
import { drafts } from './drafts'
import type { Host } from './host'
import { keyboard } from './keyboard'
import { startLive } from './live'
import { startPageTitle } from './page-title'
import { createQueryClient } from './query-client'
import { createAppRouter } from './router'
import { startAppearance } from './theme'
import { CAPTURE_DRAFT } from './capture-draft'

/** Starts the interface over a link; the only thing the hosts' main files do besides building theirs. */
export function startApp(link: AppLink, host: Host): void {
  const container = document.getElementById('app')
  if (container === null) throw new Error('The page has no #app.')

  startAppearance()
  drafts.attach(window)
  keyboard.attach(window)
  startPageTitle()
  // The keyboard map knows what Focus answers to before it was ever opened; its words come with the screens'.
  loadScreenTexts().then(
    () => keyboard.declare(Object.values(focusCommands)),
    () => {},
  )

  const api = createApi(link)
  const queryClient = createQueryClient()
  // Before the first query: what changes while its answer is under way is then heard as well.
  startLive({ client: api.client, queryClient })

  // A file's address (the desktop's first page) is no place of the app.
  if (window.location.pathname.endsWith('.html')) window.history.replaceState(null, '', `/${window.location.hash}`)
  const router = createAppRouter()
  answerShellRequests((request) => {
    if (request.kind === 'open') router.history.push(request.path)
    // What was typed before stays: a link from anywhere must not take it away.
    else drafts.set(CAPTURE_DRAFT, [drafts.get(CAPTURE_DRAFT), request.text].filter(Boolean).join('\n'))
  })

  createRoot(container).render(<App api={api} host={host} queryClient={queryClient} router={router} />)
}

/** The desktop shell asks through the fragment of the address; it is read once and taken away. */
function answerShellRequests(answer: (request: ShellRequest) => void): void {
  const read = (): void => {
    const request = readShellRequest(window.location.hash)
    if (request === null) return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    answer(request)
  }
  window.addEventListener('hashchange', read)
  read()
}
