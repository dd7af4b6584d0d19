import type { TaskDetail } from '@contract/task'
import { type Instant, formatExact, t } from '@renderer/i18n/index'
import { Section } from '@renderer/ui/index'

import { ReadAgain } from './ReadAgain'

/** Where a task comes from: what was typed, to the letter, and when what happened. */
export function TaskOrigin({ detail }: { readonly detail: TaskDetail }) {
  const { task, raw } = detail
  return (
    <Section level={3} className="mt-6!" title={t('tasks.detail.history')} foldable folded>
      {raw !== null && (
        <div className="py-2">
          <h4 className="text-12 font-medium text-fg-muted">{t('tasks.detail.raw')}</h4>
          <pre
            dir="auto"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long texts scroll, and the keyboard must be able to
            tabIndex={0}
            className="mt-1 max-h-60 overflow-auto rounded-control bg-sunken px-2.5 py-2 font-sans text-13 whitespace-pre-wrap [overflow-wrap:anywhere]"
          >
            {raw}
          </pre>
          {/* Of a list every task has the whole text: it cannot be read again for one of them. */}
          {!raw.trim().includes('\n') && <ReadAgain key={task.id} task={task} raw={raw} />}
        </div>
      )}
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2 gap-y-1 py-2 text-13">
        <Time label={t('tasks.detail.created')} at={task.createdAt} />
        <Time label={t('tasks.detail.updated')} at={task.updatedAt} />
        {task.completedAt !== null && (
          <Time
            label={task.status === 'cancelled' ? t('tasks.detail.cancelledAt') : t('tasks.detail.completed')}
            at={task.completedAt}
          />
        )}
        {task.deletedAt !== null && <Time label={t('tasks.detail.deletedAt')} at={task.deletedAt} />}
      </dl>
    </Section>
  )
}

function Time({ label, at }: { readonly label: string; readonly at: Instant }) {
  return (
    <>
      <dt className="text-fg-muted">{label}</dt>
      <dd>
        <time dateTime={new Date(at).toISOString()}>{formatExact(at)}</time>
      </dd>
    </>
  )
}
