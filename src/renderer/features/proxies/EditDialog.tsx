import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'

import { assertNever } from '@contract/assert-never'
import type { ProposalOp } from '@contract/proposal'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, translate, type MessageKey } from '@renderer/i18n/index'
import { Button, Dialog, priorityWord, Select, TextArea, TextField } from '@renderer/ui/index'

import { type EditField, editFields, modeChoices, priorityChoices, statusChoices, withFields } from './edit-fields'

type EditDialogProps = { readonly proposalId: string; readonly op: ProposalOp; readonly onClose: () => void }

/** Changes what a suggested change would do, before it is accepted. */
export function EditDialog({ proposalId, op, onClose }: EditDialogProps) {
  const form = useId()
  const [fields, setFields] = useState(() => editFields(op.input))
  const save = useWrite({
    call: ({ client }, input: ProposalOp['input']) => client.proposal.edit({ id: proposalId, opId: op.id, input }),
    onDone: onClose,
    showsFailure: true,
  })
  const change = (key: string, value: string) =>
    setFields((before) => before.map((field) => (field.key === key ? { ...field, value } : field)))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('proxies.edit.title')}
      description={fields.length === 0 ? t('proxies.edit.nothing') : t('proxies.edit.text')}
      size="small"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} loading={save.pending} disabled={fields.length === 0}>
            {t('common.action.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save.run(withFields(op.input, fields))
        }}
      >
        {fields.map((field) => (
          <FieldControl key={field.key} field={field} onChange={(value) => change(field.key, value)} />
        ))}
        {save.failure !== null && (
          <p role="alert" className="text-13 text-danger-text">
            {save.failure.message}
          </p>
        )}
      </form>
    </Dialog>
  )
}

const MODES = {
  do: 'tasks.detail.modeDo',
  do_with_me: 'tasks.detail.modeDoWithMe',
  delegate: 'tasks.detail.modeDelegate',
  drop: 'tasks.detail.modeDrop',
} as const

function FieldControl({ field, onChange }: { readonly field: EditField; readonly onChange: (value: string) => void }) {
  const label = translate(`proxies.field.${field.key}` as MessageKey)
  const common = { label, value: field.value }
  switch (field.kind) {
    case 'prose':
      return <TextArea {...common} onChange={(event) => onChange(event.target.value)} />
    case 'line':
      return <TextField {...common} onChange={(event) => onChange(event.target.value)} />
    case 'tags':
      return (
        <TextField {...common} hint={t('proxies.edit.tagsHint')} onChange={(event) => onChange(event.target.value)} />
      )
    case 'date':
      return <TextField {...common} type="date" onChange={(event) => onChange(event.target.value)} />
    case 'time':
      return <TextField {...common} type="time" onChange={(event) => onChange(event.target.value)} />
    case 'minutes':
      return (
        <TextField
          {...common}
          type="number"
          min={1}
          end={t('proxies.minutes')}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'priority':
      return (
        <Select
          {...common}
          options={priorityChoices.map((value) => ({ value, label: priorityWord(value) }))}
          onValueChange={onChange}
        />
      )
    case 'status':
      return (
        <Select
          {...common}
          options={statusChoices.map((value) => ({ value, label: t(`common.status.${value}`) }))}
          onValueChange={onChange}
        />
      )
    case 'mode':
      return (
        <Select
          {...common}
          options={modeChoices.map((value) => ({ value, label: t(MODES[value]) }))}
          onValueChange={onChange}
        />
      )
    case 'project':
      return <ProjectSelect {...common} onChange={onChange} />
    default:
      return assertNever(field.kind)
  }
}

function ProjectSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { query } = useApi()
  const projects = useQuery(query.project.list.queryOptions({ input: {} }))
  return (
    <Select
      label={label}
      value={value}
      options={[
        { value: '', label: t('proxies.edit.noProject') },
        ...(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValueChange={onChange}
    />
  )
}
