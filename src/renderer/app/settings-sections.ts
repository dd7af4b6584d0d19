/** The sections of the settings, in their order; their names are `settings.section.…`. */
export const settingsSections = [
  'appearance',
  'you',
  'focus',
  'energy',
  'templates',
  'keys',
  'models',
  'memory',
  'data',
  'api',
  'about',
] as const
export type SettingsSectionId = (typeof settingsSections)[number]
