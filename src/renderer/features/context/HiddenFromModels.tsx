import { useQuery } from '@tanstack/react-query'
import { EyeOff, X } from 'lucide-react'
import { useState } from 'react'

import type { ModelExclusion } from '@contract/context'
import type { ExclusionKind } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { Button, IconButton } from '@renderer/ui/index'
import { PickDialog } from '@renderer/features/task-list/index'

import { useExclude } from './use-exclude'

type Picking = Exclude<ExclusionKind, 'task'>

/** Projects, tags and tasks that no model may see; what is hidden can be shown again here. */
export function HiddenFromModels() {
  const { query } = useApi()
  const hidden = useQuery(query.context.exclusions.queryOptions())
  const projects = useQuery(query.project.list.queryOptions({ input: {} }))
  const tags = useQuery(query.tag.list.queryOptions())
  const [picking, setPicking] = useState<Picking | null>(null)
  const exclude = useExclude()
  const there = new Set(hidden.data?.map(({ subjectId }) => subjectId))
  const options = ((picking === 'tag' ? tags.data : projects.data) ?? []).filter(({ id }) => !there.has(id))
  return (
    <section aria-labelledby="memory-hidden">
      <h3 id="memory-hidden" className="text-14 font-medium">
        {t('context.hidden.title')}
      </h3>
      <p className="text-13 text-fg-muted">{t('context.hidden.hint')}</p>
      {hidden.data !== undefined &&
        (hidden.data.length === 0 ? (
          <p className="my-3 text-13 text-fg-muted">{t('context.hidden.none')}</p>
        ) : (
          <ul aria-labelledby="memory-hidden" className="my-2">
            {hidden.data.map((item: ModelExclusion) => (
              <li key={`${item.kind} ${item.subjectId}`} className="flex min-h-9 items-center gap-2 text-14">
                <EyeOff size={14} aria-hidden className="text-fg-faint" />
                <bdi className="min-w-0 truncate">{item.name}</bdi>
                <span className="flex-1 text-12 text-fg-muted">{t(`context.hidden.kinds.${item.kind}`)}</span>
                <IconButton
                  size="small"
                  label={t('context.hidden.remove', { name: item.name.slice(0, 60) })}
                  icon={<X size={14} />}
                  onClick={() => void exclude.run({ ...item, hidden: false })}
                />
              </li>
            ))}
          </ul>
        ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setPicking('project')}>{t('context.hidden.project')}</Button>
        <Button onClick={() => setPicking('tag')}>{t('context.hidden.tag')}</Button>
      </div>
      <PickDialog
        open={picking !== null}
        onOpenChange={(open) => !open && setPicking(null)}
        title={picking === 'tag' ? t('context.hidden.tag') : t('context.hidden.project')}
        placeholder={t('context.hidden.pick')}
        options={options.map(({ id, name }) => ({ id, label: name }))}
        onPick={(id) => {
          const name = options.find((option) => option.id === id)?.name ?? ''
          if (picking !== null) void exclude.run({ kind: picking, subjectId: id, name, hidden: true })
        }}
      />
    </section>
  )
}
