import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'

import type { TaskRef } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Section } from '@renderer/ui/index'

import { Likeness } from './Likeness'

const MOST = 5

export type RelatedTasksProps = {
  readonly taskId: string
  /** Those that stand in the panel already. */
  readonly without: readonly string[]
  /** A task as the panel shows one. */
  readonly Link: ComponentType<{ readonly task: TaskRef; readonly className?: string }>
}

/** Tasks that have to do with one, by likeness and by what they share; each says why. Nothing where there are none. */
export function RelatedTasks({ taskId, without, Link }: RelatedTasksProps) {
  const { query } = useApi()
  const related = useQuery(query.context.related.queryOptions({ input: { id: taskId, limit: MOST + 5 } }))
  const items = (related.data?.items ?? []).filter(({ task }) => !without.includes(task.id)).slice(0, MOST)
  if (related.data === undefined || items.length === 0) return null
  return (
    <Section level={3} className="mt-6!" title={t('context.related.title')}>
      <ul>
        {items.map(({ task, why }) => (
          <li key={task.id} className="flex min-h-control-small flex-wrap items-center gap-x-2">
            <Link task={task} className="max-w-full flex-none" />
            <span className="text-12 text-fg-muted">{why.map((reason) => t(`context.why.${reason}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
      <Likeness basis={related.data.basis} />
    </Section>
  )
}
