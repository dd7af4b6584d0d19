import { createContext, useContext } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What keyboard commands can do with the list that is on the screen. */
export interface RovingHandle {
  /** Moves the focus by rows; with nothing focused it goes to the row that was left last, or the first. */
  readonly move: (delta: number, options?: { readonly extendSelection?: boolean }) => void
  readonly first: () => void
  readonly last: () => void
  /** Focuses a row by id, revealing it first where the list is virtual. */
  readonly focus: (id: string) => void
  /** Id of the row that has the focus (or a control in it). */
  readonly focusedId: () => string | undefined
  /** Opens the focused row. */
  readonly open: () => void
  /** Selects or deselects the focused row. */
  readonly toggleSelected: () => void
  readonly selectAll: () => void
  readonly clearSelection: () => void
}

export interface RovingOptions {
  /** Order of all rows; needed only where not all of them are in the document (virtual lists). */
  readonly ids: readonly string[] | undefined
  /** Brings a row into the document, so that it can take the focus. */
  readonly onReveal: ((id: string) => void) | undefined
  readonly onOpen: ((id: string) => void) | undefined
  readonly selected: ReadonlySet<string> | undefined
  readonly onSelectedChange: ((selected: ReadonlySet<string>) => void) | undefined
}

interface RovingState {
  /** The one row that Tab reaches. */
  readonly activeId: string | undefined
}

/**
 * One tab stop over the rows of one or several lists. The order is the document's unless `ids` says otherwise, so lists
 * that are drawn one below another are walked through as one.
 */
export class RovingFocus implements RovingHandle {
  readonly state: StoreApi<RovingState> = createStore<RovingState>(() => ({ activeId: undefined }))
  options: RovingOptions = {
    ids: undefined,
    onReveal: undefined,
    onOpen: undefined,
    selected: undefined,
    onSelectedChange: undefined,
  }

  private container: HTMLElement | null = null
  private pendingId: string | undefined
  private anchorId: string | undefined
  private settling = false

  /** What the area was last drawn with. */
  configure(options: RovingOptions): void {
    this.options = options
  }

  /** The element that holds all rows. */
  attach(container: HTMLElement | null): void {
    this.container = container
  }

  /** Called by a row when it appears; the returned function when it goes. */
  readonly register = (id: string, element: HTMLElement): (() => void) => {
    if (this.pendingId === id) {
      this.pendingId = undefined
      element.focus()
    }
    this.settle()
    return () => {
      if (element.contains(document.activeElement)) this.handOver(id, element)
      this.settle()
    }
  }

  readonly activate = (id: string): void => {
    if (this.state.getState().activeId !== id) this.state.setState({ activeId: id })
  }

  readonly move = (delta: number, { extendSelection = false }: { readonly extendSelection?: boolean } = {}): void => {
    const order = this.order()
    const focused = this.focusedId()
    const from = order.indexOf(focused ?? this.state.getState().activeId ?? '')
    // Nothing focused: come back to where one was before moving on.
    const to = focused === undefined ? Math.max(0, from) : Math.min(order.length - 1, Math.max(0, from + delta))
    const target = order[to]
    if (target === undefined) return
    if (extendSelection) this.selectRange(focused ?? target, target)
    this.focus(target)
  }

  readonly first = (): void => {
    const id = this.order()[0]
    if (id !== undefined) this.focus(id)
  }

  readonly last = (): void => {
    const id = this.order().at(-1)
    if (id !== undefined) this.focus(id)
  }

  readonly focus = (id: string): void => {
    const element = this.elementOf(id)
    if (element !== undefined) {
      element.focus()
      element.scrollIntoView?.({ block: 'nearest' })
      return
    }
    this.pendingId = id
    this.options.onReveal?.(id)
  }

  readonly focusedId = (): string | undefined => {
    const element = document.activeElement?.closest<HTMLElement>('[data-row-id]')
    if (element === null || element === undefined || this.container?.contains(element) !== true) return undefined
    return element.dataset['rowId']
  }

  readonly open = (): void => {
    const id = this.focusedId()
    if (id !== undefined) this.options.onOpen?.(id)
  }

  readonly toggleSelected = (): void => {
    const id = this.focusedId()
    if (id !== undefined) this.toggle(id)
  }

  readonly toggle = (id: string): void => {
    const { selected, onSelectedChange } = this.options
    if (selected === undefined || onSelectedChange === undefined) return
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    this.anchorId = id
    onSelectedChange(next)
  }

  /** Selects everything between the last toggled row (or `from`) and `to`. */
  readonly selectRange = (from: string, to: string): void => {
    const { selected, onSelectedChange } = this.options
    if (selected === undefined || onSelectedChange === undefined) return
    this.anchorId ??= from
    const order = this.order()
    const [low, high] = [order.indexOf(this.anchorId), order.indexOf(to)].toSorted((a, b) => a - b)
    if (low === undefined || high === undefined || low < 0) return
    onSelectedChange(new Set([...selected, ...order.slice(low, high + 1)]))
  }

  readonly selectAll = (): void => this.options.onSelectedChange?.(new Set(this.order()))

  readonly clearSelection = (): void => {
    this.anchorId = undefined
    this.options.onSelectedChange?.(new Set())
  }

  private order(): readonly string[] {
    return this.options.ids ?? this.elements().map((element) => element.dataset['rowId'] ?? '')
  }

  private elements(): readonly HTMLElement[] {
    return this.container === null ? [] : [...this.container.querySelectorAll<HTMLElement>('[data-row-id]')]
  }

  private elementOf(id: string): HTMLElement | undefined {
    return this.elements().find((element) => element.dataset['rowId'] === id)
  }

  /**
   * The focused row is about to leave the document. The focus goes to the same row if it is drawn anew in its list, else
   * to the one that takes its place: someone who completes tasks with the keyboard goes on with the next.
   */
  private handOver(id: string, element: HTMLElement): void {
    const list = element.closest('[role=grid]')
    const index = this.order().indexOf(id)
    queueMicrotask(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return
      const again = this.elementOf(id)
      const order = this.order()
      const heir =
        again !== undefined && again.closest('[role=grid]') === list ? id : order[Math.min(index, order.length - 1)]
      if (heir !== undefined) this.focus(heir)
    })
  }

  /** After rows came or went: exactly one of those in the document is the tab stop. */
  private settle(): void {
    if (this.settling) return
    this.settling = true
    queueMicrotask(() => {
      this.settling = false
      const elements = this.elements()
      const { activeId } = this.state.getState()
      if (elements.some((element) => element.dataset['rowId'] === activeId)) return
      this.state.setState({ activeId: elements[0]?.dataset['rowId'] })
    })
  }
}

export const RovingContext = createContext<RovingFocus | undefined>(undefined)

/** Ids of the selected rows; undefined where nothing can be selected. */
export const SelectionContext = createContext<ReadonlySet<string> | undefined>(undefined)

/** Whether controls of this row are in the tab order: those of the active row only. True outside of rows. */
export const RowActiveContext = createContext(true)

/** tabIndex for a control that may stand in a row. */
export function useRowTabIndex(own?: number): number | undefined {
  const active = useContext(RowActiveContext)
  return own ?? (active ? undefined : -1)
}
