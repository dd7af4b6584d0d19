import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { Tag } from '@contract/tag'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { DropdownMenu, IconButton } from '@renderer/ui/index'
import { NameDialog, readTag, tagWord } from '@renderer/features/task-list/index'

const ICON = 16
const NAME_MAX = 60

/** What can be done with a tag: rename it everywhere, or take it off every task. */
export function TagMenu({ tag, onGone }: { readonly tag: Tag; readonly onGone?: () => void }) {
  const { query } = useApi()
  const [renaming, setRenaming] = useState(false)
  const rename = useWrite({
    call: ({ client }, name: string) => client.tag.rename({ id: tag.id, name }),
    done: (_, name) => t('tasks.tag.renamed', { name: tagWord({ kind: tag.kind, name }) }),
    onDone: () => setRenaming(false),
    showsFailure: true,
  })
  const remove = useWrite({
    call: ({ client }, id: string) => client.tag.delete({ id }),
    optimistic: (cache, id) =>
      cache.update<readonly Tag[]>(query.tag.list.key(), (tags) => tags.filter((it) => it.id !== id)),
    done: () => t('tasks.tag.deleted', { name: tagWord(tag) }),
    failed: () => t('tasks.tag.deleteFailed'),
  })
  return (
    <>
      <DropdownMenu
        trigger={<IconButton label={t('tasks.tag.actions')} icon={<Ellipsis size={ICON} />} />}
        entries={[
          {
            kind: 'item',
            id: 'rename',
            label: t('tasks.tag.rename'),
            icon: <Pencil size={ICON} />,
            onSelect: () => setRenaming(true),
          },
          {
            kind: 'item',
            id: 'delete',
            label: t('tasks.tag.delete'),
            icon: <Trash2 size={ICON} />,
            tone: 'danger',
            onSelect: () => {
              void remove.run(tag.id)
              onGone?.()
            },
          },
        ]}
      />
      <NameDialog
        open={renaming}
        onOpenChange={(open) => {
          rename.clearFailure()
          setRenaming(open)
        }}
        title={t('tasks.tag.renameTitle', { name: tagWord(tag) })}
        label={t('tasks.tag.name')}
        hint={t('tasks.tag.nameHint')}
        name={tag.name}
        maxLength={NAME_MAX}
        confirmLabel={t('common.action.rename')}
        read={(typed) => readTag(typed)?.name}
        pending={rename.pending}
        failure={rename.failure?.message}
        onEdit={rename.clearFailure}
        onSubmit={(name) => void rename.run(name)}
      />
    </>
  )
}
