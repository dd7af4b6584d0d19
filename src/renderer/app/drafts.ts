import { useCallback } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface DraftState {
  /** Unsent text by the key of its field: 'capture', 'task.<id>.notes'. */
  readonly texts: Readonly<Record<string, string>>
}

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const STORAGE_KEY = 'proxy.drafts'
/** Typing writes to storage at most this often, in ms; leaving the page writes at once. */
const WRITE_DELAY = 150

/** Unsent text that survives a crash, a reload and a closed window. Where storage fails it lives in memory. */
export class DraftStore {
  readonly store: StoreApi<DraftState>
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Keys written here and not yet stored; another window may have stored others meanwhile. */
  private readonly unwritten = new Set<string>()

  constructor(private readonly storage: () => DraftStorage | undefined) {
    this.store = createStore<DraftState>(() => ({ texts: this.read() ?? {} }))
  }

  get(key: string): string {
    return this.store.getState().texts[key] ?? ''
  }

  /** Keeps a text; an empty one is forgotten. */
  set(key: string, text: string): void {
    const { [key]: _old, ...others } = this.store.getState().texts
    this.store.setState({ texts: text === '' ? others : { ...others, [key]: text } })
    this.unwritten.add(key)
    this.timer ??= setTimeout(() => this.flush(), WRITE_DELAY)
  }

  /** Forgets a text at once: it was sent. */
  clear(key: string): void {
    this.set(key, '')
    this.flush()
  }

  /** All unsent texts, for an error screen to hand back. */
  list(): readonly { readonly key: string; readonly text: string }[] {
    return Object.entries(this.store.getState().texts).map(([key, text]) => ({ key, text }))
  }

  /** Writes what is not written yet. */
  readonly flush = (): void => {
    clearTimeout(this.timer)
    this.timer = undefined
    const own = this.store.getState().texts
    const texts = Object.fromEntries([
      ...Object.entries(this.read() ?? own).filter(([key]) => !this.unwritten.has(key)),
      ...this.unwrittenTexts(own),
    ])
    try {
      if (Object.keys(texts).length === 0) this.storage()?.removeItem(STORAGE_KEY)
      else this.storage()?.setItem(STORAGE_KEY, JSON.stringify(texts))
      this.unwritten.clear()
    } catch {
      // Full or forbidden storage: the text is still in memory, and on the screen.
    }
  }

  /** Takes over what another window of the app wrote; what was typed here and is not stored yet stays. */
  readonly reload = (): void => {
    const stored = this.read()
    if (stored === undefined) return
    const own = this.store.getState().texts
    const others = Object.entries(stored).filter(([key]) => !this.unwritten.has(key))
    this.store.setState({ texts: Object.fromEntries([...others, ...this.unwrittenTexts(own)]) })
  }

  /** Writes before the page goes, and follows other windows, until the returned function is called. */
  attach(target: Window): () => void {
    const changed = (event: StorageEvent) => {
      if (event.key === STORAGE_KEY || event.key === null) this.reload()
    }
    target.addEventListener('pagehide', this.flush)
    target.addEventListener('storage', changed)
    target.document.addEventListener('visibilitychange', this.flush)
    return () => {
      this.flush()
      target.removeEventListener('pagehide', this.flush)
      target.removeEventListener('storage', changed)
      target.document.removeEventListener('visibilitychange', this.flush)
    }
  }

  private unwrittenTexts(own: Readonly<Record<string, string>>): readonly (readonly [key: string, text: string])[] {
    return [...this.unwritten].map((key) => [key, own[key] ?? ''] as const).filter(([, text]) => text !== '')
  }

  /** What is stored; undefined when storage cannot be asked. */
  private read(): Readonly<Record<string, string>> | undefined {
    let written: string | null | undefined
    try {
      written = this.storage()?.getItem(STORAGE_KEY)
    } catch {
      return undefined
    }
    try {
      const stored: unknown = JSON.parse(written ?? '{}')
      if (typeof stored !== 'object' || stored === null) return {}
      return Object.fromEntries(
        Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    } catch {
      return {}
    }
  }
}

/** The drafts of this page. Even asking for `localStorage` may throw, hence the function. */
export const drafts = new DraftStore(() => (typeof window === 'undefined' ? undefined : window.localStorage))

/** Text of a field that is kept until it is sent: `[text, setText, clear]`. */
export function useDraft(key: string): readonly [text: string, setText: (text: string) => void, clear: () => void] {
  const text = useStore(drafts.store, (state) => state.texts[key] ?? '')
  const setText = useCallback((next: string) => drafts.set(key, next), [key])
  const clear = useCallback(() => drafts.clear(key), [key])
  return [text, setText, clear]
}
