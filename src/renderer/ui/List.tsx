import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useContext,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { cx } from './cx'
import { isInteractive, isTypingTarget } from './event-target'
import { RovingContext, RovingFocus, type RovingHandle, RowActiveContext, SelectionContext } from './roving'

export interface RovingAreaProps {
  readonly children: ReactNode
  readonly onOpen?: ((id: string) => void) | undefined
  readonly selected?: ReadonlySet<string> | undefined
  readonly onSelectedChange?: ((selected: ReadonlySet<string>) => void) | undefined
  /** For virtual lists: the ids of all rows in order, and how to bring one into the document. */
  readonly ids?: readonly string[] | undefined
  readonly onReveal?: ((id: string) => void) | undefined
  /** For commands: see `useListCommands`. */
  readonly handle?: Ref<RovingHandle> | undefined
  readonly className?: string | undefined
}

/** Makes all lists inside one keyboard area: one tab stop; arrows, Home, End and Enter; selection. */
export function RovingArea({
  children,
  onOpen,
  selected,
  onSelectedChange,
  ids,
  onReveal,
  handle,
  className,
}: RovingAreaProps) {
  const [roving] = useState(() => new RovingFocus())
  useLayoutEffect(() => roving.configure({ ids, onReveal, onOpen, selected, onSelectedChange }))
  useImperativeHandle(handle, () => roving, [roving])
  return (
    <RovingContext value={roving}>
      <SelectionContext value={selected}>
        <div
          role="presentation"
          ref={(element) => roving.attach(element)}
          onKeyDown={(event) => handleKey(event, roving)}
          className={className}
        >
          {children}
        </div>
      </SelectionContext>
    </RovingContext>
  )
}

function handleKey(event: KeyboardEvent<HTMLElement>, roving: RovingFocus): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing || event.altKey || isTypingTarget(event.target)) return
  const onRow = event.target instanceof HTMLElement && event.target.dataset['rowId'] !== undefined
  const mod = event.ctrlKey || event.metaKey
  const act = (): boolean => {
    if (mod) {
      if (event.key.toLowerCase() !== 'a' || roving.options.selected === undefined) return false
      roving.selectAll()
      return true
    }
    switch (event.key) {
      case 'ArrowDown':
        roving.move(1, { extendSelection: event.shiftKey })
        return true
      case 'ArrowUp':
        roving.move(-1, { extendSelection: event.shiftKey })
        return true
      case 'Home':
        roving.first()
        return true
      case 'End':
        roving.last()
        return true
      case 'Enter':
        if (!onRow) return false
        roving.open()
        return true
      case 'Escape':
        if ((roving.options.selected?.size ?? 0) === 0) return false
        roving.clearSelection()
        return true
      default:
        return false
    }
  }
  if (roving.focusedId() !== undefined && act()) event.preventDefault()
}

export interface ListProps extends Omit<RovingAreaProps, 'children' | 'className'> {
  /** Name of the list. */
  readonly label: string
  readonly children: ReactNode
  /** Number of rows where not all are in the document. */
  readonly rowCount?: number | undefined
  readonly className?: string | undefined
  readonly style?: CSSProperties | undefined
}

/** A list of Rows. Inside a RovingArea it joins it; alone it is its own. */
export function List({ label, children, rowCount, className, style, ...area }: ListProps) {
  const outer = useContext(RovingContext)
  const grid = (
    <Grid label={label} rowCount={rowCount} className={className} style={style}>
      {children}
    </Grid>
  )
  return outer === undefined ? <RovingArea {...area}>{grid}</RovingArea> : grid
}

function Grid({
  label,
  rowCount,
  className,
  style,
  children,
}: Pick<ListProps, 'label' | 'rowCount' | 'className' | 'style' | 'children'>) {
  const selectable = useContext(SelectionContext) !== undefined
  return (
    // A grid rather than a list box: rows hold controls of their own, and may be selected.
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount}
      aria-multiselectable={selectable || undefined}
      className={className}
      style={style}
    >
      {children}
    </div>
  )
}

export interface RowProps {
  readonly id: string
  /** What the row is about: usually the title. */
  readonly children: ReactNode
  /** Before the title: CompleteToggle, a mark. */
  readonly leading?: ReactNode
  /** Quiet facts at the end of the line; on a narrow screen they go below the title. */
  readonly meta?: ReactNode
  /** Controls shown while the row is hovered or focused. */
  readonly actions?: ReactNode
  /** Second line. */
  readonly note?: ReactNode
  /** Done or cancelled: quieter text. */
  readonly quiet?: boolean
  /** The one whose details are open. */
  readonly current?: boolean
  /** Clicking or Enter; instead of the list's own `onOpen`. */
  readonly onOpen?: (() => void) | undefined
  /** Keys of the row itself that are not commands. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined
  /** 1-based position where not all rows are in the document. */
  readonly rowIndex?: number | undefined
  readonly ref?: Ref<HTMLDivElement>
  readonly style?: CSSProperties | undefined
  readonly className?: string | undefined
}

/** One line of a List. The row takes the focus; its controls are reached with Tab from it. */
export function Row({
  id,
  children,
  leading,
  meta,
  actions,
  note,
  quiet = false,
  current = false,
  onOpen,
  onKeyDown,
  rowIndex,
  ref,
  style,
  className,
}: RowProps) {
  const roving = useContext(RovingContext)
  if (roving === undefined) throw new Error('A Row stands in a List.')
  const element = useRef<HTMLDivElement | null>(null)
  const active = useStore(roving.state, (state) => state.activeId === id)
  const selected = useContext(SelectionContext)
  const isSelected = selected?.has(id)

  useLayoutEffect(() => (element.current === null ? undefined : roving.register(id, element.current)), [roving, id])

  const click = (event: MouseEvent<HTMLElement>): void => {
    if (event.defaultPrevented || isInteractive(event.target, event.currentTarget) || hasTextSelection()) return
    if (selected !== undefined && (event.metaKey || event.ctrlKey)) roving.toggle(id)
    else if (selected !== undefined && event.shiftKey) roving.selectRange(id, id)
    else if (onOpen !== undefined) onOpen()
    else roving.options.onOpen?.(id)
  }

  return (
    <div
      ref={(node) => {
        element.current = node
        if (typeof ref === 'function') ref(node)
        else if (ref !== undefined && ref !== null) ref.current = node
      }}
      role="row"
      data-row-id={id}
      data-selected={isSelected}
      aria-selected={isSelected}
      aria-current={current || undefined}
      aria-rowindex={rowIndex}
      tabIndex={active ? 0 : -1}
      onFocus={() => roving.activate(id)}
      onClick={click}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (
          onOpen !== undefined &&
          event.key === 'Enter' &&
          event.target === event.currentTarget &&
          !event.defaultPrevented
        ) {
          event.preventDefault()
          onOpen()
        }
      }}
      style={style}
      className={cx(
        'group/row flex min-h-row items-center gap-x-3 rounded-control px-2 outline-offset-[-2px] transition-colors',
        'hover:bg-hover',
        // Rows out of sight cost nothing when what stands above them grows; a virtual list leaves them out itself. Either way
        // what is placed in a row is placed from its edges.
        rowIndex === undefined ? 'skip-unseen' : 'relative',
        isSelected === true || current ? 'bg-selected hover:bg-selected' : 'focus-within:bg-hover',
        className,
      )}
    >
      <RowActiveContext value={active}>
        {isSelected === true && (
          <span aria-hidden className="absolute inset-y-1 start-0 w-[3px] rounded-full bg-accent-mark" />
        )}
        <div role="gridcell" className="flex min-w-0 flex-1 items-center gap-3 self-stretch">
          {leading !== undefined && <span className="flex shrink-0 items-center">{leading}</span>}
          <div className="flex min-w-0 flex-1 flex-col py-1.5 compact:py-1 sm:flex-row sm:items-center sm:gap-x-3">
            <div className="min-w-0 flex-1">
              <div
                className={cx(
                  'truncate text-14 max-sm:line-clamp-2 max-sm:whitespace-normal',
                  quiet && 'text-fg-faint',
                )}
              >
                {children}
              </div>
              {note !== undefined && <div className="truncate text-12 text-fg-muted">{note}</div>}
            </div>
            {meta !== undefined && (
              <div className="flex min-w-0 items-center gap-x-2.5 text-12 text-fg-faint max-sm:flex-wrap sm:max-w-[55%] sm:shrink-0">
                {meta}
              </div>
            )}
          </div>
          {actions !== undefined && (
            // Their place is kept, so that nothing moves under the pointer.
            <div className="invisible -me-1 flex shrink-0 items-center gap-0.5 group-focus-within/row:visible group-hover/row:visible pointer-coarse:visible">
              {actions}
            </div>
          )}
        </div>
      </RowActiveContext>
    </div>
  )
}

function hasTextSelection(): boolean {
  return (window.getSelection?.()?.toString() ?? '') !== ''
}
