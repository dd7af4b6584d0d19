import type { Settings } from '@contract/settings'
import { chooseLocale, type WeekStart } from '@renderer/i18n/index'
import { keyboard } from './keyboard'
import { chooseAppearance } from './theme'

const WEEK_STARTS = { monday: 1, saturday: 6, sunday: 7 } as const satisfies Record<string, WeekStart>

/** Lets what settings say about the screen take effect: theme, density, motion, clock, week and keys. */
export function applySettings(
  settings: Pick<Settings, 'theme' | 'density' | 'reducedMotion' | 'region' | 'weekStart' | 'hourCycle' | 'keys'>,
): void {
  chooseAppearance({ theme: settings.theme, density: settings.density, reducedMotion: settings.reducedMotion })
  chooseLocale(
    {
      ...(settings.hourCycle === 'system' ? {} : { hourCycle: settings.hourCycle === '12' ? 'h12' : 'h23' }),
      ...(settings.weekStart === 'system' ? {} : { weekStart: WEEK_STARTS[settings.weekStart] }),
    },
    settings.region === 'system' ? undefined : settings.region,
  )
  keyboard.setOverrides(settings.keys)
}
