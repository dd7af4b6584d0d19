import { isTypingTarget } from './event-target'

/** Where the focus was: the element, and the way up from it, because it may be taken away with what it stood in. */
interface FocusPlace {
  readonly element: HTMLElement
  readonly rowId: string | undefined
  readonly path: readonly { readonly parent: Element; readonly index: number }[]
}

/** So many places are remembered: an item of a menu, the menu's button, the row it stands in. */
const MOST_PLACES = 8
/** Whoever took the focused thing away has so long to say where the focus belongs; menus give it back after they faded. Ms. */
const PATIENCE = 250

let places: readonly FocusPlace[] = []

/**
 * Sees to it that the focus is never lost: when what has it is taken away and nobody gives it a new place, it goes to what
 * stands nearest. Place once in the app; listens until the returned function is called.
 */
export function keepFocus(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const note = ({ target }: FocusEvent): void => {
    clearTimeout(timer)
    timer = undefined
    if (target instanceof HTMLElement && target !== document.body) remember(target)
  }
  const look = (): void => {
    if (timer !== undefined || !isLost()) return
    timer = setTimeout(() => {
      timer = undefined
      if (isLost()) nearest(places)?.focus()
    }, PATIENCE)
  }
  const changes = new MutationObserver(look)
  document.addEventListener('focusin', note)
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'inert', 'hidden'] })
  return () => {
    clearTimeout(timer)
    document.removeEventListener('focusin', note)
    changes.disconnect()
  }
}

/** Where the focus was outside of a surface that just opened, and of the menu that opened it; the newest first. */
export function placesOutside(surface: EventTarget | null): readonly FocusPlace[] {
  const active = document.activeElement
  if (active instanceof HTMLElement && active !== document.body && places[0]?.element !== active) remember(active)
  const inside = ({ element }: FocusPlace): boolean =>
    (surface instanceof Node && surface.contains(element)) || element.closest('[role=menu]') !== null
  return places.filter((place) => !inside(place))
}

/** What has these places now, or stands nearest to the first of them that is still there; the page if none is. */
export function nearest(from: readonly FocusPlace[]): HTMLElement | null {
  for (const place of from) {
    const heir = heirOf(place)
    if (heir !== null) return heir
  }
  return document.querySelector('main')
}

function remember(element: HTMLElement): void {
  const path: { parent: Element; index: number }[] = []
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement)
    path.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) })
  const rowId = element.closest<HTMLElement>('[data-row-id]')?.dataset['rowId']
  const others = places.filter((it) => it.element !== element)
  places = [{ element, rowId, path }, ...others].slice(0, MOST_PLACES)
}

/** Nobody chose to be nowhere: what had the focus is gone or cannot have it any more. */
function isLost(): boolean {
  const active = document.activeElement
  const last = places[0]?.element
  return (active === null || active === document.body) && last !== undefined && !canFocus(last)
}

function heirOf({ element, rowId, path }: FocusPlace): HTMLElement | null {
  if (canFocus(element)) return element
  if (rowId !== undefined) {
    const row = document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(rowId)}"]`)
    if (row !== null && canFocus(row)) return row
  }
  for (const { parent, index } of path) {
    if (!parent.isConnected) continue
    // A layer of its own, such as a menu, that is gone as a whole.
    if (parent === document.body) return null
    const children = [...parent.children]
    const near = [...children.slice(index), ...children.slice(0, index).toReversed()]
    for (const child of near) {
      const found = firstControl(child)
      if (found !== undefined) return found
    }
    if (parent.tagName === 'MAIN' && parent instanceof HTMLElement) return parent
  }
  return null
}

const CONTROLS = 'a[href],button,input:not([type=hidden]),select,summary,[tabindex]'

/** The first thing inside that takes the focus; no field to type into, where the keys of the page would be text. */
function firstControl(within: Element): HTMLElement | undefined {
  const inside = [...within.querySelectorAll<HTMLElement>(CONTROLS)]
  const all = within instanceof HTMLElement && within.matches(CONTROLS) ? [within, ...inside] : inside
  return all.find((it) => it.tabIndex >= 0 && !isTypingTarget(it) && canFocus(it))
}

function canFocus(element: HTMLElement): boolean {
  // Without layout (jsdom) everything is visible.
  const visible = typeof element.checkVisibility !== 'function' || element.checkVisibility()
  return element.isConnected && !element.matches(':disabled') && element.closest('[inert]') === null && visible
}
