import { type EnergyLevel, energyLevels } from '@contract/vocabulary'

import type { CommandDefinition } from './keyboard'
import { places } from './places'

/** Keys of the places: 'g' and a letter. Activity is 'v' because 'a' is for all tasks. */
const placeKeys = {
  today: 't',
  inbox: 'i',
  tasks: 'a',
  focus: 'f',
  energy: 'e',
  progress: 'p',
  proxies: 'r',
  activity: 'v',
  settings: 's',
} as const

const goTitles = {
  today: 'shell.command.goToday',
  inbox: 'shell.command.goInbox',
  tasks: 'shell.command.goTasks',
  focus: 'shell.command.goFocus',
  energy: 'shell.command.goEnergy',
  progress: 'shell.command.goProgress',
  proxies: 'shell.command.goProxies',
  activity: 'shell.command.goActivity',
  settings: 'shell.command.goSettings',
} as const

export const goCommands = places.map((place) => ({
  id: place.command,
  title: goTitles[place.id],
  group: 'navigation',
  keys: [`g ${placeKeys[place.id]}`],
  to: place.to,
})) satisfies readonly (CommandDefinition & { readonly to: string })[]

export const energyCommands = energyLevels.map((level) => ({
  id: `energy.${level}`,
  title: `shell.command.energy${level}`,
  group: 'energy',
  keys: [String(level)],
  level,
})) satisfies readonly (CommandDefinition & { readonly level: EnergyLevel })[]

export const globalCommands = {
  palette: {
    id: 'shell.palette',
    title: 'shell.command.palette',
    group: 'general',
    keys: ['mod+k'],
    whileTyping: true,
    everywhere: true,
    keyOnly: true,
  },
  keyboardMap: { id: 'shell.keyboard', title: 'shell.command.keyboardMap', group: 'general', keys: ['?'] },
  undo: { id: 'history.undo', title: 'shell.command.undo', group: 'general', keys: ['mod+z'] },
  redo: { id: 'history.redo', title: 'shell.command.redo', group: 'general', keys: ['mod+shift+z', 'mod+y'] },
  rail: { id: 'shell.rail', title: 'shell.command.toggleRail', group: 'view', keys: ['['] },
  capture: { id: 'capture.open', title: 'shell.command.capture', group: 'capture', keys: ['c', 'n'] },
  newFromTemplate: { id: 'template.new', title: 'shell.command.newFromTemplate', group: 'capture', keys: [] },
  interrupted: { id: 'focus.interrupted', title: 'shell.command.interrupted', group: 'focus', keys: ['.'] },
  pauseFocus: { id: 'focus.pause', title: 'shell.command.pauseFocus', group: 'focus', keys: ['shift+p'] },
  startFocus: { id: 'focus.start', title: 'shell.command.startFocus', group: 'focus', keys: [] },
  estimates: { id: 'go.estimates', title: 'shell.command.goEstimates', group: 'navigation', keys: ['g d'] },
  themeLight: { id: 'theme.light', title: 'shell.command.themeLight', group: 'view', keys: [] },
  themeDark: { id: 'theme.dark', title: 'shell.command.themeDark', group: 'view', keys: [] },
  themeSystem: { id: 'theme.system', title: 'shell.command.themeSystem', group: 'view', keys: [] },
} as const satisfies Readonly<Record<string, CommandDefinition>>
