import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** `connecting` is the start, before anything could be lost; `lost` is said out loud. */
export type Connection = 'connecting' | 'open' | 'lost'

/** Whether the core can be reached; the links set it. */
export const connectionStore = createStore<{ readonly connection: Connection }>(() => ({ connection: 'connecting' }))

/** How the connection to the core is, drawn again when it changes. */
export function useConnection(): Connection {
  return useStore(connectionStore, (state) => state.connection)
}

/** How long to wait for news of the connection before trying anyway. Milliseconds. */
const RETRY_MS = 3000

/** Resolves when the connection is back, after a while, or when called off. */
export function nextConnection(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(settle, RETRY_MS)
    const unsubscribe = connectionStore.subscribe(({ connection }) => {
      if (connection === 'open') settle()
    })
    signal?.addEventListener('abort', settle, { once: true })
  })
}
