import { Command } from 'cmdk'
import { Plus, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { cx, Dialog, Spinner } from '@renderer/ui/index'

export type PickOption = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** A quiet word at the end of the line. */
  readonly meta?: string
  /** Shown, so that one sees that it was found, but not to be chosen; `meta` says why. */
  readonly disabled?: boolean
  /** Further words it is found by. */
  readonly keywords?: readonly string[]
}

export type PickDialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly placeholder: string
  readonly options: readonly PickOption[]
  readonly onPick: (id: string) => void
  /** Offers what was typed as something new; the label of the offer, or undefined where there is nothing to make. */
  readonly creation?: ((typed: string) => string | undefined) | undefined
  readonly onCreate?: ((typed: string) => void) | undefined
  /** Told what is typed, where the options come from a search; they are then shown as they come. */
  readonly onSearch?: ((typed: string) => void) | undefined
  readonly loading?: boolean
  /** Shown while nothing fits. */
  readonly empty?: string
}

const CREATE = '\u0000create'

/** Type a few letters, press Enter: one of many, by keyboard. Stays out of the way when it is done. */
export function PickDialog(props: PickDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} bare placement="top" size="small">
      {props.open && <PickList {...props} />}
    </Dialog>
  )
}

function PickList({
  onOpenChange,
  title,
  placeholder,
  options,
  onPick,
  creation,
  onCreate,
  onSearch,
  loading = false,
  empty,
}: PickDialogProps) {
  const [typed, setTyped] = useState('')
  const offer = typed.trim() === '' ? undefined : creation?.(typed)
  const fitting = onSearch === undefined ? fittingOptions(options, typed) : options
  const choose = (run: () => void): void => {
    onOpenChange(false)
    run()
  }
  return (
    <Command label={title} loop shouldFilter={false} className="flex max-h-[60dvh] flex-col">
      {/* The dialog has it as its name. */}
      <p aria-hidden className="shrink-0 px-4 pt-3 text-12 font-medium text-fg-muted">
        {title}
      </p>
      <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search size={16} aria-hidden className="text-fg-faint" />
        <Command.Input
          value={typed}
          onValueChange={(text) => {
            setTyped(text)
            onSearch?.(text)
          }}
          placeholder={placeholder}
          maxLength={200}
          className="h-full min-w-0 flex-1 bg-transparent text-15 outline-none"
        />
        {loading && <Spinner size={14} />}
      </div>
      <Command.List label={title} className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {offer === undefined && !loading && (
          <Command.Empty className="px-2.5 py-3 text-13 text-fg-muted">{empty ?? t('tasks.pick.none')}</Command.Empty>
        )}
        {fitting.map((option) => (
          <Command.Item
            key={option.id}
            value={option.id}
            disabled={option.disabled === true}
            onSelect={() => choose(() => onPick(option.id))}
            className={ITEM}
          >
            {option.icon !== undefined && (
              <span className="grid size-4 shrink-0 place-items-center text-fg-faint">{option.icon}</span>
            )}
            <span dir="auto" className="min-w-0 flex-1 truncate text-left">
              {option.label}
            </span>
            {option.meta !== undefined && (
              <span className={cx('shrink-0 text-12', option.disabled === true ? 'text-fg-muted' : 'text-fg-faint')}>
                {option.meta}
              </span>
            )}
          </Command.Item>
        ))}
        {/* Last, so that Enter takes what exists. */}
        {offer !== undefined && (
          <Command.Item key={CREATE} value={CREATE} onSelect={() => choose(() => onCreate?.(typed))} className={ITEM}>
            <Plus size={16} aria-hidden className="text-fg-faint" />
            <span className="min-w-0 flex-1 truncate">{offer}</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  )
}

/** Options with a word that begins like each typed word; those that begin like it as a whole come first. */
export function fittingOptions(options: readonly PickOption[], typed: string): readonly PickOption[] {
  const wanted = words(typed)
  if (wanted.length === 0) return options
  const fitting = options.filter((option) => {
    const own = words([option.label, ...(option.keywords ?? [])].join(' '))
    return wanted.every((word) => own.some((it) => it.startsWith(word)))
  })
  const start = typed.trim().toLowerCase()
  const rank = (option: PickOption): number => (option.label.toLowerCase().startsWith(start) ? 0 : 1)
  return fitting.toSorted((one, other) => rank(one) - rank(other))
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s#-]+/)
    .filter((word) => word !== '')
}

const ITEM =
  'flex min-h-control items-center gap-2.5 rounded-control px-2.5 py-1 text-14 select-none data-[selected=true]:bg-hover data-[disabled=true]:text-fg-faint'
