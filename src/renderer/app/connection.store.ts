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
