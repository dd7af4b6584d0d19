import type { SavedFilter } from '@contract/filter'
import type { TaskQuery } from '@contract/task'
import { t } from '@renderer/i18n/index'
import { NameDialog } from '@renderer/features/task-list/index'

import { useFilterActions } from './use-filter-actions'

/** Longest name the contract takes. */
const NAME_MAX = 80

export type SaveFilterDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** What is saved: either a new filter over this query, or another name for one there is. */
  readonly subject:
    | { readonly kind: 'new'; readonly query: TaskQuery }
    | { readonly kind: 'rename'; readonly filter: SavedFilter }
  readonly onSaved?: (filter: SavedFilter) => void
}

/** Gives what the list shows a name to come back by. */
export function SaveFilterDialog({ open, onOpenChange, subject, onSaved }: SaveFilterDialogProps) {
  const { create, rename } = useFilterActions()
  const write = subject.kind === 'new' ? create : rename
  return (
    <NameDialog
      open={open}
      onOpenChange={(next) => {
        write.clearFailure()
        onOpenChange(next)
      }}
      title={subject.kind === 'new' ? t('tasks.filter.saveTitle') : t('tasks.filter.rename')}
      label={t('tasks.filter.name')}
      hint={t('tasks.filter.nameHint')}
      name={subject.kind === 'new' ? '' : subject.filter.name}
      maxLength={NAME_MAX}
      confirmLabel={subject.kind === 'new' ? t('common.action.save') : t('common.action.rename')}
      pending={write.pending}
      failure={write.failure?.message}
      onEdit={write.clearFailure}
      onSubmit={async (name) => {
        const outcome =
          subject.kind === 'new'
            ? await create.run({ name, query: subject.query })
            : await rename.run({ id: subject.filter.id, name })
        if (!outcome.ok) return
        onOpenChange(false)
        onSaved?.(outcome.output.filter)
      }}
    />
  )
}
