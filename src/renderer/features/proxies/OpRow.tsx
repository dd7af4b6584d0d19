import { Pencil } from 'lucide-react'

import type { ProposalOp } from '@contract/proposal'
import { t } from '@renderer/i18n/index'
import type { ChangeInWords } from '@renderer/features/activity/index'
import { Checkbox, IconButton, Row } from '@renderer/ui/index'

import { confidenceWord, diffLines } from './diff-lines'
import { isEditable } from './edit-fields'
import { proxyCommands } from './proxy-commands'

type OpRowProps = {
  readonly op: ProposalOp
  readonly now: number
  readonly wanted: boolean
  readonly onToggle: () => void
  readonly onEdit: () => void
}

/** One change: whether it is wanted, what it does from what to what, and why. */
export function OpRow({ op, now, wanted, onToggle, onEdit }: OpRowProps) {
  const lines = diffLines(op, now)
  const name = lines[0]?.title ?? op.tool
  return (
    <Row
      id={op.id}
      className="[&>[role=gridcell]]:items-start"
      leading={
        <span className="self-start pt-2">
          <Checkbox label={t('proxies.wanted', { name })} hideLabel checked={wanted} onCheckedChange={onToggle} />
        </span>
      }
      actions={
        isEditable(op) && (
          <IconButton
            size="small"
            label={t('proxies.editNamed', { name })}
            command={proxyCommands.edit.id}
            icon={<Pencil size={14} />}
            onClick={onEdit}
          />
        )
      }
    >
      <div className="flex flex-col gap-1 py-0.5 whitespace-normal">
        {lines.map((line) => (
          <div key={line.title} className="min-w-0">
            <p className="text-14 [overflow-wrap:anywhere]" dir="auto">
              <span className={wanted ? 'font-medium' : 'text-fg-muted line-through'}>{line.title}</span>
              {line.what !== 'changed' && <span className="text-fg-muted"> · {t(`proxies.what.${line.what}`)}</span>}
              {op.edited && <span className="text-fg-muted"> · {t('proxies.edited')}</span>}
            </p>
            {line.what === 'created' ? <NewFields fields={line.fields} /> : <ChangedFields fields={line.fields} />}
          </div>
        ))}
        <p className="text-12 text-fg-muted [overflow-wrap:anywhere]" dir="auto">
          {op.reason}{' '}
          <span title={t('proxies.confidence.exact', { percent: Math.round(op.confidence * 100) })}>
            {confidenceWord(op.confidence)}.
          </span>
          {op.destructive && ` ${t('proxies.destructive')}`}
          {op.declinedBefore > 0 && ` ${t('proxies.declinedBefore', { count: op.declinedBefore })}`}
          {op.declinedBefore > 0 &&
            op.declinedReason !== null &&
            ` ${t('proxies.because', { reason: op.declinedReason })}`}
        </p>
      </div>
    </Row>
  )
}

type Fields = { readonly fields: ChangeInWords['fields'] }

/** What a new thing holds, in one line; its title stands above. */
function NewFields({ fields }: Fields) {
  return (
    <p className="flex flex-wrap gap-x-3 text-13 [overflow-wrap:anywhere]">
      {fields
        .filter(({ column }) => column !== 'title')
        .map((field) => (
          <span key={field.column} dir="auto">
            <span className="text-fg-muted">{field.name} </span>
            {field.after ?? t('activity.nothing')}
          </span>
        ))}
    </p>
  )
}

/** Each field from what to what. */
function ChangedFields({ fields }: Fields) {
  return fields.map((field) => (
    <p key={field.column} className="text-13 [overflow-wrap:anywhere]" dir="auto">
      <span className="text-fg-muted">{field.name} </span>
      <del className="no-underline">
        <span className="sr-only">{t('activity.before')} </span>
        <span className={field.before === null ? 'text-fg-faint italic' : 'text-fg-muted line-through'}>
          {field.before ?? t('activity.nothing')}
        </span>
      </del>
      <span aria-hidden className="text-fg-faint">
        {' → '}
      </span>
      <ins className="no-underline">
        <span className="sr-only"> {t('activity.after')} </span>
        <span className={field.after === null ? 'text-fg-faint italic' : 'font-medium'}>
          {field.after ?? t('activity.nothing')}
        </span>
      </ins>
    </p>
  ))
}
