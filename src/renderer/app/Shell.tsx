import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'

import { t, loadScreenTexts } from '@renderer/i18n/index'
import { ErrorBoundary } from '@renderer/ui/ErrorBoundary'
import { lazyPart } from '@renderer/ui/lazy-part'
import { PanelSlot } from '@renderer/ui/PanelSlot'

import { BottomBar } from './BottomBar'
import { ConnectionBanner } from './ConnectionBanner'
import { drafts } from './drafts'
import { FloatingFocus } from './FloatingFocus'
import { useOpenTask, useOpenTaskId, usePath } from './navigation'
import { Overlays } from './Overlays'
import { usePageTitle } from './page-title'
import { placeOf } from './places'
import { Rail } from './Rail'
import { SessionBar } from './SessionBar'
import { useApplySettings, useSettings } from './settings'
import { useBare } from './shell.store'
import { useGlobalCommands } from './use-global-commands'
import { useReportPresence } from './use-report-presence'
import { useStaleScript } from './use-stale-script'

const TaskPanel = lazyPart(async () => {
  const [{ TaskPanel: component }] = await Promise.all([
    import('@renderer/features/task-detail/index'),
    loadScreenTexts(),
  ])
  return component
})
const Welcome = lazyPart(async () => {
  const [{ Welcome: component }] = await Promise.all([import('@renderer/features/welcome/index'), loadScreenTexts()])
  return component
})

/** The frame of every screen: rail, session, main column, panel, and what can lie over them. */
export function Shell() {
  useGlobalCommands()
  useApplySettings()
  useReportPresence()
  const path = usePath()
  const place = placeOf(path)
  const name = place === undefined ? t('shell.notFound.title') : t(place.name)
  usePageTitle(name)
  const main = useFocusOnNavigation(path)
  const staleScript = useStaleScript()
  const welcomed = useSettings()?.welcomed
  const bare = useBare()

  return (
    <div className="flex h-dvh flex-col bg-surface">
      <a
        href="#main"
        onClick={(event) => {
          // The address belongs to the router; only the focus moves.
          event.preventDefault()
          main.current?.focus()
        }}
        className="sr-only z-50 rounded-control bg-raised px-3 py-2 text-13 shadow-overlay focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t('shell.skipToContent')}
      </a>
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        {!bare && <Rail />}
        <div className="flex min-w-0 flex-1 flex-col pb-(--toasts-below,0px)">
          {/* Focus is the session; Today shows it in the place of what to do. */}
          <SessionBar hidden={place?.id === 'focus' || place?.id === 'today'} />
          <main
            id="main"
            ref={main}
            tabIndex={-1}
            data-scroll-restoration-id="main"
            // Positioned: what is absolute inside scrolls with it instead of lengthening the page.
            className="relative min-h-0 flex-1 overflow-y-auto outline-none"
          >
            <ErrorBoundary
              resetKey={path}
              unsent={() => drafts.list()}
              onError={staleScript.notice}
              onRetry={staleScript.reloadIfStale}
            >
              <Outlet />
            </ErrorBoundary>
          </main>
        </div>
        <OpenTask />
        <PanelSlot />
      </div>
      {!bare && <BottomBar />}
      <p role="status" className="sr-only">
        {name}
      </p>
      <Overlays />
      <FloatingFocus />
      {welcomed === false && (
        <Suspense fallback={null}>
          <Welcome />
        </Suspense>
      )}
    </div>
  )
}

function OpenTask() {
  const taskId = useOpenTaskId()
  const openTask = useOpenTask()
  if (taskId === null) return null
  return (
    <ErrorBoundary resetKey={taskId} unsent={() => drafts.list()} size="inline">
      <Suspense fallback={null}>
        <TaskPanel taskId={taskId} onClose={() => openTask(null)} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** After going to another screen the keyboard is at its beginning, as after loading a page. */
function useFocusOnNavigation(path: string) {
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    // A screen that put the focus where it belongs (a search field, say) knows better.
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
