import { createContext, useContext, useEffect, useId, type ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'

/**
 * Layers of the keyboard. A modal surface puts a layer on top, and only the commands registered inside it (or meant
 * for everywhere) fire until it is gone: `J` must not move a list that lies behind a dialog.
 */
export const ROOT_LAYER = 'root'

const layers = createStore<readonly string[]>(() => [ROOT_LAYER])

/** The layer whose commands may fire now. */
export function activeKeyboardLayer(): string {
  return layers.getState().at(-1) ?? ROOT_LAYER
}

const LayerContext = createContext(ROOT_LAYER)

/** The layer in which the calling component lives. */
export function useKeyboardLayer(): string {
  return useContext(LayerContext)
}

/** Wrap the content of a modal surface; while mounted it owns the keyboard. */
export function KeyboardLayer({ children }: { readonly children: ReactNode }) {
  const id = useId()
  useEffect(() => {
    layers.setState((open) => [...open, id], true)
    return () => layers.setState((open) => open.filter((it) => it !== id), true)
  }, [id])
  return <LayerContext value={id}>{children}</LayerContext>
}
