import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { Project } from '@contract/project'
import { t } from '@renderer/i18n/index'
import { DropdownMenu, IconButton } from '@renderer/ui/index'

import { ProjectDialog } from './ProjectDialog'
import { useProjectActions } from './use-project-actions'

const ICON = 16

/** What can be done with a project: change, archive, delete. */
export function ProjectMenu({ project, onGone }: { readonly project: Project; readonly onGone?: () => void }) {
  const actions = useProjectActions()
  const [editing, setEditing] = useState(false)
  const archived = project.archivedAt !== null
  return (
    <>
      <DropdownMenu
        trigger={<IconButton label={t('tasks.project.actions')} icon={<Ellipsis size={ICON} />} />}
        entries={[
          {
            kind: 'item',
            id: 'edit',
            label: t('tasks.project.edit'),
            icon: <Pencil size={ICON} />,
            onSelect: () => setEditing(true),
          },
          {
            kind: 'item',
            id: 'archive',
            label: archived ? t('tasks.project.unarchive') : t('tasks.project.archive'),
            icon: archived ? <ArchiveRestore size={ICON} /> : <Archive size={ICON} />,
            onSelect: () => actions.setArchived(project, !archived),
          },
          { kind: 'separator', id: 'end' },
          {
            kind: 'item',
            id: 'delete',
            label: t('tasks.project.delete'),
            icon: <Trash2 size={ICON} />,
            tone: 'danger',
            onSelect: () => {
              actions.remove(project)
              onGone?.()
            },
          },
        ]}
      />
      <ProjectDialog open={editing} onOpenChange={setEditing} project={project} />
    </>
  )
}
