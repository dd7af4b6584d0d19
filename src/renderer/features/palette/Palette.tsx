import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { ProjectDialog } from '@renderer/features/projects/index'
import { t } from '@renderer/i18n/index'
import { Dialog } from '@renderer/ui/Dialog'

import { PaletteBody } from './PaletteBody'

type PaletteProps = { readonly open: boolean; readonly onClose: () => void }

/** Everything the app can do, and every task, by typing a few letters. */
export function Palette({ open, onClose }: PaletteProps) {
  // Each opening starts afresh, with the commands that are on offer at that moment.
  const [makingProject, setMakingProject] = useState(false)
  const navigate = useNavigate()
  const [opening, setOpening] = useState({ open, count: 0 })
  if (opening.open !== open) setOpening({ open, count: opening.count + (open ? 1 : 0) })
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          if (!next) onClose()
        }}
        title={t('palette.title')}
        bare
        size="large"
        placement="top"
      >
        <PaletteBody
          key={opening.count}
          onClose={onClose}
          onNewProject={() => {
            onClose()
            setMakingProject(true)
          }}
        />
      </Dialog>
      <ProjectDialog
        open={makingProject}
        onOpenChange={setMakingProject}
        onSaved={(project) => void navigate({ to: '/tasks', search: { projectId: project.id } })}
      />
    </>
  )
}
