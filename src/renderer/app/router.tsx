import {
  type RouterHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'

import { loadScreenTexts } from '@renderer/i18n/index'
import { untilLoaded } from '@renderer/ui/lazy-part'

import { NotFound } from './NotFound'
import { ScreenPending } from './ScreenPending'
import { Shell } from './Shell'
import {
  parseProgressSearch,
  parseProxiesSearch,
  parseSettingsSearch,
  parseShellSearch,
  parseTasksSearch,
} from './search-params'

/** A screen's script together with the texts that screens share. */
function screen<Module extends Readonly<Record<string, unknown>>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    const [module] = await untilLoaded(() => Promise.all([load(), loadScreenTexts()]))
    return module
  }, name)
}

const root = createRootRoute({ notFoundComponent: NotFound })

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  validateSearch: parseShellSearch,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/today', replace: true, throw: true })
  },
})

// Each screen is a script of its own, named by its file so that a feature's index stays light.
const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  component: screen(() => import('@renderer/features/today/TodayScreen'), 'TodayScreen'),
})
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  component: screen(() => import('@renderer/features/inbox/InboxScreen'), 'InboxScreen'),
})
const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: parseTasksSearch,
  component: screen(() => import('@renderer/features/tasks/TasksScreen'), 'TasksScreen'),
})
/** Links from outside (the desktop shell, old bookmarks) name a task by path. */
const taskLink = createRoute({
  getParentRoute: () => shell,
  path: '/tasks/$taskId',
  beforeLoad: ({ params }) => {
    redirect({ to: '/tasks', search: parseShellSearch({ task: params.taskId }), replace: true, throw: true })
  },
})
const focus = createRoute({
  getParentRoute: () => shell,
  path: '/focus',
  component: screen(() => import('@renderer/features/focus/FocusScreen'), 'FocusScreen'),
})
const focusHistory = createRoute({
  getParentRoute: () => shell,
  path: '/focus/history',
  component: screen(() => import('@renderer/features/focus/FocusHistoryScreen'), 'FocusHistoryScreen'),
})
const energy = createRoute({
  getParentRoute: () => shell,
  path: '/energy',
  component: screen(() => import('@renderer/features/energy/EnergyScreen'), 'EnergyScreen'),
})
const progress = createRoute({
  getParentRoute: () => shell,
  path: '/progress',
  validateSearch: parseProgressSearch,
  component: screen(() => import('@renderer/features/progress/ProgressScreen'), 'ProgressScreen'),
})
const estimates = createRoute({
  getParentRoute: () => shell,
  path: '/estimates',
  component: screen(() => import('@renderer/features/estimates/EstimatesScreen'), 'EstimatesScreen'),
})
const proxies = createRoute({
  getParentRoute: () => shell,
  path: '/proxies',
  validateSearch: parseProxiesSearch,
  component: screen(() => import('@renderer/features/proxies/ProxiesScreen'), 'ProxiesScreen'),
})
const activity = createRoute({
  getParentRoute: () => shell,
  path: '/activity',
  component: screen(() => import('@renderer/features/activity/ActivityScreen'), 'ActivityScreen'),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: parseSettingsSearch,
  component: screen(() => import('@renderer/features/settings/SettingsScreen'), 'SettingsScreen'),
})

/** Anything else, inside the frame, so that the way back is in sight. */
const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })

/** The desktop's small window above all others: the clock of the session. */
const mini = createRoute({
  getParentRoute: () => root,
  path: '/mini',
  component: screen(() => import('@renderer/features/focus/MiniFocus'), 'MiniFocus'),
})

/** The desktop's small capture window: the capture box and nothing around it. */
const capture = createRoute({
  getParentRoute: () => root,
  path: '/capture',
  component: lazyRouteComponent(() => import('@renderer/features/capture/CaptureWindow'), 'CaptureWindow'),
})

const routeTree = root.addChildren([
  shell.addChildren([
    home,
    today,
    inbox,
    tasks,
    taskLink,
    focus,
    focusHistory,
    energy,
    progress,
    estimates,
    proxies,
    activity,
    settings,
    elsewhere,
  ]),
  capture,
  mini,
])

/** Makes the router; a history is given by tests. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history === undefined ? {} : { history }),
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFound,
    // No error component: the shell has a boundary around each screen that also hands back unsent text.
    disableGlobalCatchBoundary: true,
    defaultPendingComponent: ScreenPending,
    // A screen's script comes from this machine; a placeholder that flashes for 50 ms is worse than none.
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
