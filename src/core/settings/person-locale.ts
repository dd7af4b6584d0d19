import type { Settings } from '@contract/settings'

import type { Clock } from '../ports'

/** The language and region by which a person's dates are read: the chosen, else the system's. */
export function personLocale({ region }: Pick<Settings, 'region'>, clock: Pick<Clock, 'locale'>): string {
  return region === 'system' ? (clock.locale?.() ?? 'en-US') : region
}
