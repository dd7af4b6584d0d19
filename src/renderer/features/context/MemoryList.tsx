import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { MemoryItem } from '@contract/memory'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Dialog, ErrorState, IconButton, SkeletonRows, Switch } from '@renderer/ui/index'

import { MemoryForm } from './MemoryForm'

/** As much of a text as a control's name needs. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Everything that is remembered: to be changed, switched off and forgotten. */
export function MemoryList() {
  const { query } = useApi()
  const memory = useQuery(query.memory.list.queryOptions())
  const [editing, setEditing] = useState<MemoryItem | 'new' | null>(null)
  return (
    <section aria-labelledby="memory-items">
      <h3 id="memory-items" className="text-14 font-medium">
        {t('context.memory.title')}
      </h3>
      <p className="text-13 text-fg-muted">{t('context.memory.hint')}</p>
      {memory.data === undefined ? (
        memory.isError ? (
          <ErrorState size="inline" level={3} title={t('context.memory.load')} onRetry={() => void memory.refetch()} />
        ) : (
          <SkeletonRows count={2} />
        )
      ) : memory.data.length === 0 ? (
        <p className="my-3 text-13 text-fg-muted">{t('context.memory.none')}</p>
      ) : (
        <ul aria-labelledby="memory-items" className="my-3 divide-y divide-line border-y border-line">
          {memory.data.map((item) => (
            <Item key={item.id} item={item} onEdit={() => setEditing(item)} />
          ))}
        </ul>
      )}
      <Button icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        {t('context.memory.add')}
      </Button>
      <Dialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        title={editing === 'new' ? t('context.memory.add') : t('context.memory.change')}
        size="small"
      >
        {editing !== null && <MemoryForm item={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </section>
  )
}

function Item({ item, onEdit }: { readonly item: MemoryItem; readonly onEdit: () => void }) {
  const { query } = useApi()
  const format = useFormatter()
  const toggle = useWrite<boolean, { readonly batchId: string | null }>({
    call: ({ client }, enabled) => client.memory.update({ id: item.id, enabled }),
    optimistic: (cache, enabled) =>
      cache.update<MemoryItem[]>(query.memory.list.queryKey(), (items) =>
        items.map((it) => (it.id === item.id ? { ...it, enabled } : it)),
      ),
    failed: () => t('context.memory.failed'),
  })
  const remove = useWrite<void, { readonly batchId: string | null }>({
    call: ({ client }) => client.memory.delete({ id: item.id }),
    done: () => t('context.memory.removed', { text: short(item.text) }),
    failed: () => t('context.memory.failed'),
  })
  const date = item.expiresAt === null ? null : format.dateTime(item.expiresAt, Date.now())
  const told = item.enabled && !item.expired
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-56">
        <p
          dir="auto"
          className={told ? 'text-14 [overflow-wrap:anywhere]' : 'text-14 text-fg-muted [overflow-wrap:anywhere]'}
        >
          {item.text}
        </p>
        <p className="text-12 text-fg-muted">
          {[
            t(`context.memory.kinds.${item.kind}`),
            ...(item.source === 'accepted' ? [t('context.memory.accepted')] : []),
            ...(date === null ? [] : [t(item.expired ? 'context.memory.expired' : 'context.memory.expires', { date })]),
            ...(item.enabled ? [] : [t('context.memory.off')]),
          ].join(' · ')}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Switch
          label={t('context.memory.tell', { text: short(item.text) })}
          hideLabel
          checked={item.enabled}
          onCheckedChange={(enabled) => void toggle.run(enabled)}
        />
        <IconButton
          size="small"
          label={t('context.memory.edit', { text: short(item.text) })}
          icon={<Pencil size={14} />}
          onClick={onEdit}
        />
        <IconButton
          size="small"
          label={t('context.memory.remove', { text: short(item.text) })}
          icon={<Trash2 size={14} />}
          onClick={() => void remove.run()}
        />
      </div>
    </li>
  )
}
