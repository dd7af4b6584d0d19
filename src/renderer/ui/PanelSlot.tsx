import { createStore } from 'zustand/vanilla'

/** The element beside the page, once the shell has drawn it. */
export const panelSlot = createStore<{ readonly element: HTMLElement | null }>(() => ({ element: null }))

const setPanelSlot = (element: HTMLElement | null): void => panelSlot.setState({ element })

/** Where panels open beside the page. The shell places it once, after the main column; it does not carry the Sheet. */
export function PanelSlot() {
  return <div ref={setPanelSlot} className="contents" />
}
