import {
  Activity,
  Battery,
  Bot,
  CheckSquare,
  ChartNoAxesColumn,
  Inbox,
  type LucideIcon,
  Settings,
  Sun,
  Timer,
} from 'lucide-react'

import type { MessageKey } from '@renderer/i18n/index'

export type PlaceId =
  | 'today'
  | 'inbox'
  | 'tasks'
  | 'focus'
  | 'energy'
  | 'progress'
  | 'proxies'
  | 'activity'
  | 'settings'

export type Place = {
  readonly id: PlaceId
  readonly to: `/${PlaceId}`
  readonly name: Extract<MessageKey, `shell.nav.${PlaceId}`>
  readonly icon: LucideIcon
  /** Id of the command that goes there. */
  readonly command: `go.${PlaceId}`
}

/** The screens in the order of the rail; settings stand apart at its end. */
export const places: readonly Place[] = [
  { id: 'today', to: '/today', name: 'shell.nav.today', icon: Sun, command: 'go.today' },
  { id: 'inbox', to: '/inbox', name: 'shell.nav.inbox', icon: Inbox, command: 'go.inbox' },
  { id: 'tasks', to: '/tasks', name: 'shell.nav.tasks', icon: CheckSquare, command: 'go.tasks' },
  { id: 'focus', to: '/focus', name: 'shell.nav.focus', icon: Timer, command: 'go.focus' },
  { id: 'energy', to: '/energy', name: 'shell.nav.energy', icon: Battery, command: 'go.energy' },
  { id: 'progress', to: '/progress', name: 'shell.nav.progress', icon: ChartNoAxesColumn, command: 'go.progress' },
  { id: 'proxies', to: '/proxies', name: 'shell.nav.proxies', icon: Bot, command: 'go.proxies' },
  { id: 'activity', to: '/activity', name: 'shell.nav.activity', icon: Activity, command: 'go.activity' },
  { id: 'settings', to: '/settings', name: 'shell.nav.settings', icon: Settings, command: 'go.settings' },
]

/** The place a path belongs to. */
export function placeOf(path: string): Place | undefined {
  return places.find((place) => path === place.to || path.startsWith(`${place.to}/`))
}
