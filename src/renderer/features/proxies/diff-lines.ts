import type { RowChange } from '@contract/activity'
import type { MovedValue, ProposalOp, ProposalSummary } from '@contract/proposal'
import { t } from '@renderer/i18n/index'
import { type ChangeInWords, describeChange, isTelling } from '@renderer/features/activity/index'

/** Bookkeeping that follows from the change itself. */
const FOLLOWS: ReadonlySet<RowChange['entity']> = new Set(['progress_events', 'tags'])

/** What a suggested change does, a line a thing, with the fields from what to what. */
export function diffLines(op: Pick<ProposalOp, 'changes' | 'names'>, now: number): readonly ChangeInWords[] {
  const lines = new Map<string, ChangeInWords>()
  const add = (key: string, line: ChangeInWords): void => {
    const before = lines.get(key)
    lines.set(key, before === undefined ? line : { ...before, fields: [...before.fields, ...line.fields] })
  }
  const own =
    op.changes.some(({ entity }) => entity === 'tags') && op.changes.every(({ entity }) => FOLLOWS.has(entity))
  for (const change of op.changes) {
    if (change.entity === 'task_tags') {
      const [taskId = '', tagId = ''] = change.rowId.split(':')
      const tag = op.names[tagId] ?? t('activity.unknownThing')
      const there = (change.after['deleted_at'] ?? null) === null
      add(taskId, {
        title: `${t('activity.entity.tasks')} “${op.names[taskId] ?? ''}”`,
        what: 'changed',
        fields: [
          {
            column: `tag ${tagId}`,
            name: t('proxies.tags'),
            before: there ? null : tag,
            after: there ? tag : null,
          },
        ],
      })
    } else if (isTelling(change) && (own || !FOLLOWS.has(change.entity))) {
      add(
        change.rowId,
        describeChange(change, (_kind, id) => op.names[id], now),
      )
    }
  }
  return [...lines.values()]
}

/** What moved since a change was suggested, as a field from what to what. */
export function movedLine(moved: MovedValue, now: number): { readonly title: string; readonly text: string } {
  const title = moved.name === '' ? t('proxies.something') : `“${moved.name}”`
  if (moved.column === null) return { title, text: moved.problem ?? '' }
  if (moved.column === 'tags') {
    return { title, text: fromTo(t('proxies.tags'), text(moved.before), text(moved.after)) }
  }
  if (moved.column === 'deleted_at') {
    return { title, text: moved.after === null ? t('proxies.restored') : t('proxies.deleted') }
  }
  const { fields } = describeChange(
    {
      entity: moved.entity,
      rowId: moved.rowId,
      op: 'update',
      before: { [moved.column]: moved.before },
      after: { [moved.column]: moved.after },
    },
    () => undefined,
    now,
  )
  const [field] = fields
  return { title, text: field === undefined ? moved.column : fromTo(field.name, field.before, field.after) }
}

function fromTo(name: string, before: string | null, after: string | null): string {
  const nothing = t('activity.nothing')
  return `${name}: ${before ?? nothing} → ${after ?? nothing}`
}

function text(value: string | number | null): string | null {
  return value === null ? null : String(value)
}

/** How sure a proxy is, in a word; the figure is on hover. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.75) return t('proxies.confidence.high')
  return confidence >= 0.5 ? t('proxies.confidence.medium') : t('proxies.confidence.low')
}

/** Where it comes from. What rules produced is not called AI. */
export function provenanceWord({ provenance, model }: Pick<ProposalSummary, 'provenance' | 'model'>): string {
  return provenance === 'rules' ? t('proxies.provenance.rules') : (model ?? t('proxies.provenance.model'))
}
