import { ExternalLink, Plus, X } from 'lucide-react'
import { useState } from 'react'

import { t } from '@renderer/i18n/index'
import { Button, IconButton, Popover, TextField } from '@renderer/ui/index'

import { PropertyButton } from './PropertyRow'
import { readLink, showLink } from './task-links'

/** Most links, and the longest, that the contract takes. */
const MOST = 20
const LONGEST = 2000

export type LinksFieldProps = {
  readonly links: readonly string[]
  readonly disabled: boolean
  readonly onChange: (links: readonly string[]) => void
}

/** Addresses that belong to the task. Only web and mail addresses can be opened. */
export function LinksField({ links, disabled, onChange }: LinksFieldProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <ul className="flex flex-col">
        {[...new Set(links)].map((link) => (
          <li key={link} className="flex h-control-small min-w-0 items-center gap-1">
            <LinkText link={link} />
            {!disabled && (
              <IconButton
                size="small"
                className="ms-auto"
                label={t('common.action.removeThing', { thing: showLink(link).text.slice(0, 80) })}
                icon={<X size={14} />}
                onClick={() => onChange(links.filter((it) => it !== link))}
              />
            )}
          </li>
        ))}
      </ul>
      {!disabled && links.length < MOST && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          label={t('tasks.detail.addLink')}
          className="w-80"
          trigger={
            <PropertyButton label={t('tasks.detail.addLink')} icon={<Plus size={16} />} empty className="self-start">
              {t('tasks.detail.addLink')}
            </PropertyButton>
          }
        >
          <LinkForm
            links={links}
            onAdd={(link) => {
              onChange([...links, link])
              setOpen(false)
            }}
          />
        </Popover>
      )}
    </div>
  )
}

function LinkText({ link }: { readonly link: string }) {
  const { text, href } = showLink(link)
  if (href === null) {
    return (
      <span title={`${link}\n${t('tasks.detail.linkUnsafe')}`} className="truncate text-13 text-fg-muted">
        {text}
      </span>
    )
  }
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      title={link}
      aria-label={t('tasks.detail.linkOpen', { link: text.slice(0, 120) })}
      className="inline-flex min-w-0 items-center gap-1.5 rounded-control text-13"
    >
      <span className="truncate">{text}</span>
      <ExternalLink size={12} aria-hidden />
    </a>
  )
}

function LinkForm({ links, onAdd }: { readonly links: readonly string[]; readonly onAdd: (link: string) => void }) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const link = readLink(typed)
        if (link === undefined) setError(t('tasks.detail.linkInvalid'))
        else if (links.includes(link)) setError(t('tasks.detail.linkDuplicate'))
        else onAdd(link)
      }}
      className="flex flex-col gap-3"
    >
      <TextField
        type="url"
        inputMode="url"
        autoFocus
        label={t('tasks.detail.linkField')}
        placeholder="https://"
        error={error}
        value={typed}
        maxLength={LONGEST}
        onChange={(event) => {
          setTyped(event.target.value)
          setError(undefined)
        }}
      />
      <Button size="small" type="submit" className="self-end" disabled={typed.trim() === ''}>
        {t('common.action.add')}
      </Button>
    </form>
  )
}
