import { type MomentWords, momentWords } from '@renderer/features/task-list/index'
import type { Formatter, Instant } from '@renderer/i18n/index'

/** 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM' as people say it; a time is meant in the person's zone unless one is given. */
export function localMomentWords(
  moment: string,
  zone: string | null,
  now: Instant,
  format: Formatter,
): Pick<MomentWords, 'text' | 'dated' | 'exact' | 'machine'> {
  const [date = moment, time = null] = moment.split('T')
  return momentWords({ date, time, zone: time === null ? null : zone }, now, format)
}
