import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark'
  /** Comfortable follows the pointer: taller rows where it is a finger. */
  readonly density: 'comfortable' | 'compact'
  /** 'system' follows the operating system. */
  readonly reducedMotion: 'system' | 'on'
}

const STORAGE_KEY = 'proxy.appearance'
const DEFAULTS: Appearance = { theme: 'system', density: 'comfortable', reducedMotion: 'system' }
const DARK_QUERY = '(prefers-color-scheme: dark)'

/** What the person chose. Settings in the core are the truth; this is the copy that is there before the core answers. */
export const appearanceStore = createStore<Appearance>(() => readAppearance())

/** The theme on the screen now. */
export function resolveTheme(theme: Appearance['theme'], systemIsDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme
}

/** Takes over what settings say, shows it at once and remembers it for the next start. */
export function chooseAppearance(chosen: Partial<Appearance>): void {
  appearanceStore.setState(chosen)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(appearanceStore.getState()))
  } catch {
    // Without storage the first paint of the next start follows the system until settings arrive.
  }
}

/**
 * Puts the appearance on <html> and keeps it there: call it first thing, before React draws. `boot.js` in the
 * public folder has done the same before the first paint.
 */
export function startAppearance(root: HTMLElement = document.documentElement): () => void {
  const system = window.matchMedia(DARK_QUERY)
  const apply = () => applyAppearance(root, appearanceStore.getState(), system.matches)
  const fromOtherWindow = (event: StorageEvent) => {
    if (event.key === STORAGE_KEY) appearanceStore.setState(readAppearance())
  }
  apply()
  const unsubscribe = appearanceStore.subscribe(apply)
  system.addEventListener('change', apply)
  window.addEventListener('storage', fromOtherWindow)
  return () => {
    unsubscribe()
    system.removeEventListener('change', apply)
    window.removeEventListener('storage', fromOtherWindow)
  }
}

/** Writes an appearance as attributes that tokens.css and base.css read. */
export function applyAppearance(root: HTMLElement, appearance: Appearance, systemIsDark: boolean): void {
  root.dataset['theme'] = resolveTheme(appearance.theme, systemIsDark)
  root.dataset['density'] = appearance.density
  if (appearance.reducedMotion === 'on') root.dataset['motion'] = 'reduced'
  else delete root.dataset['motion']
}

/** The chosen appearance. */
export function useAppearance(): Appearance {
  return useStore(appearanceStore)
}

/** For UiProvider: what framer-motion should do. */
export function useReducedMotion(): 'user' | 'always' {
  return useStore(appearanceStore, (it) => (it.reducedMotion === 'on' ? 'always' : 'user'))
}

function readAppearance(): Appearance {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return DEFAULTS
    const { theme, density, reducedMotion } = stored as Readonly<Record<string, unknown>>
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      density: density === 'compact' ? 'compact' : 'comfortable',
      reducedMotion: reducedMotion === 'on' ? 'on' : 'system',
    }
  } catch {
    return DEFAULTS
  }
}
