import { useQuery } from '@tanstack/react-query'
import { Bookmark, BookmarkPlus, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { SavedFilter } from '@contract/filter'
import type { TaskQuery } from '@contract/task'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { DropdownMenu, IconButton, type MenuEntry } from '@renderer/ui/index'

import { SaveFilterDialog, type SaveFilterDialogProps } from './SaveFilterDialog'
import { useFilterActions } from './use-filter-actions'

const ICON = 16

export type FilterMenuProps = {
  /** The saved filter that is shown, if one is. */
  readonly current: SavedFilter | undefined
  /** What the list shows now. */
  readonly query: TaskQuery
  readonly onChoose: (filter: SavedFilter) => void
  /** The shown filter was deleted. */
  readonly onGone: () => void
}

/** The saved filters: choose one, save what is shown, rename or delete the one in use. */
export function FilterMenu({ current, query: shown, onChoose, onGone }: FilterMenuProps) {
  const { query } = useApi()
  const filters = useQuery(query.filter.list.queryOptions()).data ?? []
  const { remove } = useFilterActions()
  const [naming, setNaming] = useState<SaveFilterDialogProps['subject'] | null>(null)
  // The dialog keeps its words while it closes.
  const [named, setNamed] = useState<SaveFilterDialogProps['subject']>({ kind: 'new', query: shown })
  const ask = (subject: SaveFilterDialogProps['subject']): void => {
    setNamed(subject)
    setNaming(subject)
  }

  const entries: readonly MenuEntry[] = [
    ...(filters.length === 0
      ? []
      : [
          { kind: 'heading', id: 'saved', label: t('tasks.filter.label') } as const,
          ...filters.map((filter): MenuEntry => ({
            kind: 'item',
            id: filter.id,
            label: filter.name,
            checked: filter.id === current?.id,
            onSelect: () => onChoose(filter),
          })),
          { kind: 'separator', id: 'line' } as const,
        ]),
    {
      kind: 'item',
      id: 'save',
      label: t('tasks.filter.save'),
      icon: <BookmarkPlus size={ICON} />,
      onSelect: () => ask({ kind: 'new', query: shown }),
    },
    ...(current === undefined
      ? []
      : [
          {
            kind: 'item',
            id: 'rename',
            label: t('tasks.filter.rename'),
            icon: <Pencil size={ICON} />,
            onSelect: () => ask({ kind: 'rename', filter: current }),
          } as const,
          {
            kind: 'item',
            id: 'delete',
            label: t('tasks.filter.delete'),
            icon: <Trash2 size={ICON} />,
            tone: 'danger',
            onSelect: () => {
              remove(current)
              onGone()
            },
          } as const,
        ]),
  ]

  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={t('tasks.filter.open')} pressed={current !== undefined} icon={<Bookmark size={ICON} />} />
        }
        entries={entries}
      />
      <SaveFilterDialog
        open={naming !== null}
        onOpenChange={(open) => !open && setNaming(null)}
        subject={named}
        {...(named.kind === 'new' ? { onSaved: onChoose } : {})}
      />
    </>
  )
}
