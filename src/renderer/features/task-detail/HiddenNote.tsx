import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EyeOff } from 'lucide-react'

import type { Task } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/index'
import type { Hiding } from '@renderer/features/task-list/index'

const because = {
  project: 'context.hidden.byProject',
  tag: 'context.hidden.byTag',
  task: 'context.hidden.byTask',
} as const

/** That no model sees this task, why, and the way back. Nothing where models may. */
export function HiddenNote({ task, hiding }: { readonly task: Task; readonly hiding: Hiding }) {
  const { query } = useApi()
  const { data: all } = useQuery(query.context.exclusions.queryOptions())
  const own = hiding.isOwn(task)
  // What hides it may stand further up than the panel knows, so the core is asked; where nothing is hidden it need not be.
  const { data: by } = useQuery({
    ...query.context.hiddenBy.queryOptions({ input: { id: task.id } }),
    enabled: !own && (all?.length ?? 0) > 0,
  })
  const [first] = own ? [] : (by ?? []).filter(({ subjectId }) => subjectId !== task.id)
  if (!own && first === undefined) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-fg-muted">
      <EyeOff size={14} aria-hidden className="shrink-0 text-fg-faint" />
      <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
        {first === undefined ? t('context.hidden.own') : t(because[first.kind], { name: first.name })}
      </span>
      {first === undefined ? (
        <Button size="small" variant="ghost" onClick={() => hiding.set(task, false)}>
          {t('context.hidden.undo')}
        </Button>
      ) : (
        <Link to="/settings" search={{ section: 'memory' }} className="underline underline-offset-2 hover:text-fg">
          {t('context.hidden.change')}
        </Link>
      )}
    </p>
  )
}
