import type { TaskTemplate } from '@contract/template'
import { formatDuration, t } from '@renderer/i18n/index'

/** How many steps it has and, where that is known, how long they take. */
export function templateFacts({ steps, estimateMinutes }: TaskTemplate): string {
  const minutes = estimateMinutes ?? steps.reduce((sum, step) => sum + (step.estimateMinutes ?? 0), 0)
  return minutes === 0
    ? t('templates.facts', { count: steps.length })
    : t('templates.factsLong', { count: steps.length, duration: formatDuration(minutes) })
}
