const NOT_TYPED_INTO = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

/** Whether keys pressed there are text: then they are nobody's command. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[contenteditable=""],[contenteditable="true"]') !== null) return true
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.getAttribute('role') === 'textbox'
  )
}

const INTERACTIVE =
  'a[href],button,input,select,textarea,summary,label,[role=button],[role=checkbox],[role=switch],[role=menuitem],[role=option],[role=tab],[role=slider],[role=radio]'

/** Whether a click or key belongs to a control inside of `within` rather than to `within` itself. */
export function isInteractive(target: EventTarget | null, within: Element): boolean {
  if (!(target instanceof Element)) return false
  // Portals bubble through React to where they were rendered, not where they are.
  if (!within.contains(target)) return true
  const control = target.closest(INTERACTIVE)
  return control !== null && control !== within && within.contains(control)
}

/** Whether the element has its own meaning for Space, Enter, arrows or letters, as a button, a radio or a menu has. */
export function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  const role = target.getAttribute('role') ?? ''
  const tag = target.tagName
  if (key === 'Enter' || key === ' ') {
    const native = tag === 'BUTTON' || tag === 'SUMMARY' || tag === 'INPUT' || (tag === 'A' && key === 'Enter')
    return native || ['button', 'checkbox', 'switch', 'menuitem', 'option', 'tab', 'radio'].includes(role)
  }
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End' || key === 'PageUp' || key === 'PageDown') {
    return tag === 'INPUT' || tag === 'SELECT' || ['tab', 'slider', 'radio', 'menuitem', 'option'].includes(role)
  }
  return false
}

/** Whether a list of suggestions is open at the text: Escape is the list's then, not the surface's. */
export function hasOpenList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('[role=combobox][aria-expanded=true]')
}

/** Leaves a field without losing the focus: it goes to the surface in which the field stands. */
export function leaveField(field: HTMLElement | null): void {
  const surface = field?.closest<HTMLElement>('aside[tabindex],[role=dialog],main[tabindex]')
  if (surface === null || surface === undefined) field?.blur()
  else surface.focus({ preventScroll: true })
}
