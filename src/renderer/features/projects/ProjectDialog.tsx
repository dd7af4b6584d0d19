import { type RefObject, useEffect, useId, useRef, useState } from 'react'

import type { Project } from '@contract/project'
import { type ProjectColor, projectColors } from '@contract/vocabulary'
import { useDraft } from '@renderer/app/drafts'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, ProjectMark, TextArea, TextField, cx } from '@renderer/ui/index'

import { type ProjectFields, useProjectActions } from './use-project-actions'

const NAME_MAX = 120
const NOTES_MAX = 20_000

export type ProjectDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** The project to change; a new one is made if left out. */
  readonly project?: Project | undefined
  /** Told the project that was made or changed. */
  readonly onSaved?: ((project: Project) => void) | undefined
}

/** Makes a project or changes its name, colour and notes. What was typed survives closing it. */
export function ProjectDialog({ open, onOpenChange, project, onSaved }: ProjectDialogProps) {
  const first = useRef<HTMLInputElement>(null)
  const formId = useId()
  const { create, update } = useProjectActions()
  const write = project === undefined ? create : update
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={project === undefined ? t('tasks.project.new') : t('tasks.project.edit')}
      initialFocus={first}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={write.pending} shortcut="mod+enter">
            {project === undefined ? t('tasks.project.create') : t('common.action.save')}
          </Button>
        </>
      }
    >
      {open && (
        <ProjectForm
          key={project?.id ?? 'new'}
          id={formId}
          project={project}
          nameRef={first}
          failure={write.failure?.message}
          onEdit={write.clearFailure}
          onSubmit={async (fields) => {
            const outcome =
              project === undefined ? await create.run(fields) : await update.run({ id: project.id, ...fields })
            if (!outcome.ok) return false
            onOpenChange(false)
            onSaved?.(outcome.output.project)
            return true
          }}
        />
      )}
    </Dialog>
  )
}

type ProjectFormProps = {
  readonly id: string
  readonly project: Project | undefined
  readonly nameRef: RefObject<HTMLInputElement | null>
  readonly failure: string | undefined
  readonly onEdit: () => void
  readonly onSubmit: (fields: ProjectFields) => Promise<boolean>
}

function ProjectForm({ id, project, nameRef, failure, onEdit, onSubmit }: ProjectFormProps) {
  const draftKey = `project.${project?.id ?? 'new'}`
  const [draftName, keepName, forgetName] = useDraft(`${draftKey}.name`)
  const [draftNotes, keepNotes, forgetNotes] = useDraft(`${draftKey}.notes`)
  const [name, setName] = useState(draftName === '' ? (project?.name ?? '') : draftName)
  const [notes, setNotes] = useState(draftNotes === '' ? (project?.notes ?? '') : draftNotes)
  const [color, setColor] = useState<ProjectColor>(project?.color ?? projectColors[0])
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (failure !== undefined) nameRef.current?.focus()
  }, [failure, nameRef])

  return (
    <form
      ref={form}
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') {
          setMissing(true)
          nameRef.current?.focus()
          return
        }
        void onSubmit({ name: name.trim(), color, notes }).then((saved) => {
          if (!saved) return
          forgetName()
          forgetNotes()
        })
      }}
      className="flex flex-col gap-4"
    >
      <TextField
        ref={nameRef}
        dir="auto"
        label={t('tasks.project.name')}
        placeholder={t('tasks.project.namePlaceholder')}
        value={name}
        maxLength={NAME_MAX}
        error={failure ?? (missing ? t('tasks.project.nameMissing') : undefined)}
        onChange={(event) => {
          setName(event.target.value)
          keepName(event.target.value === project?.name ? '' : event.target.value)
          setMissing(false)
          onEdit()
        }}
      />
      <ColorPicker value={color} onValueChange={setColor} />
      <TextArea
        dir="auto"
        label={t('tasks.project.notes')}
        hint={t('tasks.project.notesHint')}
        value={notes}
        maxLength={NOTES_MAX}
        minRows={3}
        maxRows={10}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
        }}
        onChange={(event) => {
          setNotes(event.target.value)
          keepNotes(event.target.value === project?.notes ? '' : event.target.value)
        }}
      />
    </form>
  )
}

function ColorPicker({
  value,
  onValueChange,
}: {
  readonly value: ProjectColor
  readonly onValueChange: (color: ProjectColor) => void
}) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-13 font-medium">{t('tasks.project.color')}</legend>
      <div className="flex flex-wrap gap-1">
        {projectColors.map((color) => (
          <label
            key={color}
            title={t(`tasks.project.colors.${color}`)}
            className={cx(
              'relative grid size-control place-items-center rounded-control border has-focus-visible:outline-2 has-focus-visible:outline-focus',
              color === value ? 'border-line-control bg-selected' : 'border-transparent hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={color}
              checked={color === value}
              onChange={() => onValueChange(color)}
              aria-label={t(`tasks.project.colors.${color}`)}
              className="absolute inset-0 m-0 appearance-none rounded-control outline-none"
            />
            <ProjectMark color={color} size={14} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
