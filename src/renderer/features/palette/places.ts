import type { LinkProps } from '@tanstack/react-router'

import { settingsSections } from '@renderer/app/settings-sections'
import { type PlainMessageKey, t, translate } from '@renderer/i18n/index'

/** A part of a screen that one can go to by its name or by other words for it. */
export type PalettePlace = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly to: Pick<LinkProps, 'to' | 'search'>
}

const parts = {
  goals: { to: '/progress', search: { tab: 'goals' } },
  reviews: { to: '/progress', search: { tab: 'reviews' } },
  reports: { to: '/progress', search: { tab: 'reports' } },
  achievements: { to: '/progress', search: { tab: 'achievements' } },
  history: { to: '/focus/history' },
  sleep: { to: '/energy' },
  waiting: { to: '/tasks', search: { view: 'waiting' } },
  closed: { to: '/tasks', search: { view: 'closed' } },
  deleted: { to: '/tasks', search: { view: 'deleted' } },
  agents: { to: '/proxies', search: { tab: 'agents' } },
  log: { to: '/proxies', search: { tab: 'log' } },
} as const satisfies Readonly<Record<string, PalettePlace['to']>>

/** The parts of screens and the sections of settings. */
export function palettePlaces(): readonly PalettePlace[] {
  return [
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((id) => ({
      id: `place.${id}`,
      title: t(`palette.place.${id}`),
      words: t(`palette.words.${id}`),
      to: parts[id],
    })),
    ...settingsSections.map((section) => ({
      id: `settings.${section}`,
      title: t('palette.settingsOf', { section: t(`settings.section.${section}`) }),
      words: t(`palette.words.${section}`),
      to: { to: '/settings', search: { section } } as const,
    })),
  ]
}

const commandWords = {
  'go.today': 'palette.words.today',
  'go.inbox': 'palette.words.inbox',
  'go.tasks': 'palette.words.tasks',
  'go.focus': 'palette.words.goFocus',
  'go.energy': 'palette.words.goEnergy',
  'go.progress': 'palette.words.progress',
  'go.proxies': 'palette.words.proxies',
  'go.activity': 'palette.words.activity',
  'go.settings': 'palette.words.settings',
  'go.estimates': 'palette.words.estimates',
  'capture.open': 'palette.words.capture',
  'template.new': 'palette.words.template',
  'history.undo': 'palette.words.undo',
  'history.redo': 'palette.words.redo',
  'shell.keyboard': 'palette.words.keyboard',
  'shell.rail': 'palette.words.rail',
  'focus.pause': 'palette.words.pause',
  'focus.interrupted': 'palette.words.interrupted',
  'focus.start': 'palette.words.start',
  'theme.dark': 'palette.words.dark',
  'theme.light': 'palette.words.light',
  'theme.system': 'palette.words.system',
  'task.delete': 'palette.words.remove',
  'task.complete': 'palette.words.complete',
  'task.due.today': 'palette.words.due',
  'task.due.tomorrow': 'palette.words.due',
  'task.due.nextWeek': 'palette.words.due',
  'task.due.none': 'palette.words.due',
  'task.snooze': 'palette.words.snooze',
  'task.edit': 'palette.words.edit',
} as const satisfies Readonly<Record<string, PlainMessageKey>>

/** Other words for a command, not shown. */
export function wordsOfCommand(id: string): string {
  return id in commandWords ? translate(commandWords[id as keyof typeof commandWords]) : ''
}
