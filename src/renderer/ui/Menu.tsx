import { Check, ChevronRight } from 'lucide-react'
import * as Context from 'radix-ui/context-menu'
import * as Dropdown from 'radix-ui/dropdown-menu'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { cx } from './cx'
import { Kbd } from './Kbd'
import { type KeyHintProps, useKeyHint } from './key-hints'
import { KeyboardLayer } from './keyboard-layer'

/** One line of a menu. The same list serves a button's menu and a right click. */
export type MenuEntry =
  | ({
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly icon?: ReactNode
      readonly tone?: 'default' | 'danger'
      readonly disabled?: boolean
      /** Makes it a checkbox (or one of several choices) that shows whether it holds. */
      readonly checked?: boolean
      readonly onSelect: () => void
    } & KeyHintProps)
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'submenu'
      readonly id: string
      readonly label: string
      readonly icon?: ReactNode
      readonly entries: readonly MenuEntry[]
    }

type MenuParts = Pick<
  typeof Dropdown,
  'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Separator' | 'Label' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal'
>

const CONTENT =
  'z-50 max-h-(--radix-popper-available-height) min-w-48 max-w-80 overflow-y-auto rounded-surface border border-line bg-raised p-1 shadow-overlay outline-none data-[state=open]:animate-pop-in data-[state=closed]:animate-fade-out'
const ITEM =
  'flex min-h-control-small w-full items-center gap-2 rounded-control px-2 py-1 text-13 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-none data-disabled:opacity-50'

export interface DropdownMenuProps {
  /** The button that opens it; one element that takes a ref. */
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[]
  readonly label?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly open?: boolean | undefined
  readonly onOpenChange?: ((open: boolean) => void) | undefined
}

/** Actions behind a button. */
export function DropdownMenu({
  trigger,
  entries,
  label,
  side = 'bottom',
  align = 'end',
  open,
  onOpenChange,
}: DropdownMenuProps) {
  return (
    // Not modal: the page behind stays readable to assistive technology, and a click elsewhere does what it says.
    <Dropdown.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={CONTENT}
          {...(label === undefined ? {} : { 'aria-label': label })}
        >
          <KeyboardLayer>
            <Entries entries={entries} parts={Dropdown} />
          </KeyboardLayer>
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}

export interface ContextMenuProps {
  /** What is right-clicked (or pressed long); one element that takes a ref. */
  readonly children: ReactElement
  readonly entries: readonly MenuEntry[]
  readonly onOpenChange?: (open: boolean) => void
}

/** Actions behind a right click, the menu key or a long press. Each of them must be reachable elsewhere, too. */
export function ContextMenu({ children, entries, onOpenChange }: ContextMenuProps) {
  return (
    <Context.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal>
        <Context.Content collisionPadding={8} className={CONTENT}>
          <KeyboardLayer>
            <Entries entries={entries} parts={Context} />
          </KeyboardLayer>
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

function Entries({ entries, parts }: { readonly entries: readonly MenuEntry[]; readonly parts: MenuParts }) {
  return entries.map((entry) => <Fragment key={entry.id}>{renderEntry(entry, parts)}</Fragment>)
}

function renderEntry(entry: MenuEntry, parts: MenuParts): ReactNode {
  switch (entry.kind) {
    case 'separator':
      return <parts.Separator className="mx-2 my-1 h-px bg-line" />
    case 'heading':
      return <parts.Label className="px-2 pt-1.5 pb-1 text-12 font-medium text-fg-faint">{entry.label}</parts.Label>
    case 'submenu':
      return (
        <parts.Sub>
          <parts.SubTrigger className={cx(ITEM, 'data-[state=open]:bg-hover')}>
            <Slot>{entry.icon}</Slot>
            <span className="flex-1 truncate">{entry.label}</span>
            <ChevronRight size={14} aria-hidden className="text-fg-faint rtl:rotate-180" />
          </parts.SubTrigger>
          <parts.Portal>
            <parts.SubContent sideOffset={4} collisionPadding={8} className={CONTENT}>
              <Entries entries={entry.entries} parts={parts} />
            </parts.SubContent>
          </parts.Portal>
        </parts.Sub>
      )
    case 'item': {
      const shared = { disabled: entry.disabled ?? false, onSelect: () => entry.onSelect() }
      const className = cx(ITEM, entry.tone === 'danger' && 'text-danger-text data-highlighted:bg-danger-soft')
      if (entry.checked === undefined) {
        return (
          <parts.Item {...shared} className={className}>
            <Slot>{entry.icon}</Slot>
            <span className="flex-1 truncate">{entry.label}</span>
            <Hint command={entry.command} shortcut={entry.shortcut} />
          </parts.Item>
        )
      }
      return (
        <parts.CheckboxItem {...shared} checked={entry.checked} className={className}>
          <Slot>{entry.icon}</Slot>
          <span className="flex-1 truncate">{entry.label}</span>
          <Hint command={entry.command} shortcut={entry.shortcut} />
          <span className="grid size-4 place-items-center text-accent-text">
            <parts.ItemIndicator>
              <Check size={16} aria-hidden />
            </parts.ItemIndicator>
          </span>
        </parts.CheckboxItem>
      )
    }
  }
}

function Slot({ children }: { readonly children: ReactNode }) {
  return children === undefined ? null : (
    <span className="grid size-4 shrink-0 place-items-center text-fg-faint">{children}</span>
  )
}

function Hint(props: KeyHintProps) {
  const keys = useKeyHint(props)
  return keys === undefined ? null : (
    <span aria-hidden className="ms-4">
      <Kbd keys={keys} />
    </span>
  )
}
