import { ArrowUp, Plus, X } from 'lucide-react'
import { useState } from 'react'

import { TEMPLATE_NAME_MAX, TEMPLATE_STEPS_MAX, type TaskTemplate } from '@contract/template'
import { formatDuration, t } from '@renderer/i18n/index'
import { Button, IconButton, TextField } from '@renderer/ui/index'
import { TITLE_MAX, parseMinutes, tagWord } from '@renderer/features/task-list/index'

import { useTemplateWrites } from './use-templates'

type Line = { readonly key: number; readonly title: string; readonly length: string }

/** The name of a template and its steps, each with how long it takes where that is known. */
export function TemplateForm({
  template,
  onDone,
}: {
  /** Null for a new one. */
  readonly template: TaskTemplate | null
  readonly onDone: () => void
}) {
  const [name, setName] = useState(template?.name ?? '')
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(template))
  const [tried, setTried] = useState(false)
  const { save } = useTemplateWrites()
  const change = (key: number, changes: Partial<Line>): void =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)))
  const add = (): void => setLines((before) => [...before, { key: nextKey(before), title: '', length: '' }])
  const steps = lines.filter(({ title }) => title.trim() !== '')
  const ready = name.trim() !== '' && steps.length > 0 && lines.every(({ length }) => isLength(length))
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!ready || save.pending) return
    const outcome = await save.run({
      id: template?.id ?? null,
      name: name.trim(),
      steps: steps.map(({ title, length }) => ({ title: title.trim(), estimateMinutes: parseMinutes(length) ?? null })),
    })
    if (outcome.ok) onDone()
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={t('templates.name')}
        hint={t('templates.nameHint')}
        dir="auto"
        value={name}
        maxLength={TEMPLATE_NAME_MAX}
        error={save.failure?.message ?? (tried && name.trim() === '' ? t('tasks.nameMissing') : undefined)}
        onChange={(event) => {
          save.clearFailure()
          setName(event.target.value)
        }}
      />
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="pb-1.5 text-13 font-medium">{t('templates.steps')}</legend>
        {lines.map((line, index) => (
          <StepFields
            key={line.key}
            line={line}
            index={index}
            onChange={(changes) => change(line.key, changes)}
            onUp={() => setLines((before) => movedUp(before, index))}
            onRemove={() => setLines((before) => before.filter(({ key }) => key !== line.key))}
          />
        ))}
        {tried && steps.length === 0 && (
          <p role="alert" className="text-13 text-danger-text">
            {t('templates.stepMissing')}
          </p>
        )}
        {lines.length < TEMPLATE_STEPS_MAX && (
          <Button className="self-start" icon={<Plus size={16} aria-hidden />} onClick={add}>
            {t('templates.addStep')}
          </Button>
        )}
      </fieldset>
      {template !== null && <AlsoKept template={template} />}
      <Button type="submit" variant="primary" loading={save.pending}>
        {t('templates.save')}
      </Button>
    </form>
  )
}

function StepFields({
  line,
  index,
  onChange,
  onUp,
  onRemove,
}: {
  readonly line: Line
  readonly index: number
  readonly onChange: (changes: Partial<Line>) => void
  readonly onUp: () => void
  readonly onRemove: () => void
}) {
  const position = index + 1
  return (
    <div className="flex flex-wrap items-start gap-1.5 max-sm:pb-2">
      <TextField
        fieldClassName="min-w-0 flex-1 max-sm:basis-full"
        label={t('templates.step', { position })}
        hideLabel
        dir="auto"
        value={line.title}
        maxLength={TITLE_MAX}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextField
        fieldClassName="w-24 shrink-0 max-sm:w-auto max-sm:flex-1"
        label={t('templates.length', { position })}
        hideLabel
        placeholder={t('templates.lengthHint')}
        value={line.length}
        maxLength={20}
        error={isLength(line.length) ? undefined : t('templates.lengthInvalid')}
        onChange={(event) => onChange({ length: event.target.value })}
      />
      <IconButton
        label={t('templates.stepUp', { position })}
        icon={<ArrowUp size={14} />}
        disabled={index === 0}
        onClick={onUp}
      />
      <IconButton label={t('templates.removeStep', { position })} icon={<X size={14} />} onClick={onRemove} />
    </div>
  )
}

function AlsoKept({ template: { project, tags, notes } }: { readonly template: TaskTemplate }) {
  const what = [
    ...(project === null ? [] : [project.name]),
    ...tags.map(tagWord),
    ...(notes.trim() === '' ? [] : [t('templates.keepsNotes')]),
  ]
  return what.length === 0 ? null : (
    <p className="text-13 text-fg-muted">{t('templates.keeps', { what: what.join(', ') })}</p>
  )
}

const isLength = (text: string): boolean => text.trim() === '' || parseMinutes(text) !== undefined

function linesOf(template: TaskTemplate | null): readonly Line[] {
  if (template === null) return [{ key: 0, title: '', length: '' }]
  return template.steps.map(({ title, estimateMinutes }, key) => ({
    key,
    title,
    length: estimateMinutes === null ? '' : formatDuration(estimateMinutes),
  }))
}

const nextKey = (lines: readonly Line[]): number => Math.max(-1, ...lines.map(({ key }) => key)) + 1

function movedUp(lines: readonly Line[], index: number): readonly Line[] {
  const [above, line] = [lines[index - 1], lines[index]]
  if (above === undefined || line === undefined) return lines
  return [...lines.slice(0, index - 1), line, above, ...lines.slice(index + 1)]
}
