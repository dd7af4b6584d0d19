import type { ParsedSpan } from '@contract/capture'
import type { ChipKind } from '@renderer/ui/Chip'

const kinds = {
  due: 'date',
  start: 'date',
  duration: 'duration',
  recurrence: 'recurrence',
  priority: 'priority',
  tag: 'tag',
  context: 'context',
  project: 'project',
  energy: 'energy',
  person: 'person',
  url: 'neutral',
  note: 'neutral',
} as const satisfies Record<ParsedSpan['kind'], ChipKind>

/** The look of a recognised part. */
export function chipKind(kind: ParsedSpan['kind']): ChipKind {
  return kinds[kind]
}
