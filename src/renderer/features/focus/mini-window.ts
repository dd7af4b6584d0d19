import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Document Picture-in-Picture (WICG), which not every browser has. */
type PictureInPicture = {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>
}

const store = createStore<{ readonly window: Window | null }>(() => ({ window: null }))

function pictureInPicture(): PictureInPicture | undefined {
  return (globalThis as { readonly documentPictureInPicture?: PictureInPicture }).documentPictureInPicture
}

/** Whether this browser can put a small window above all others. */
export function canFloat(): boolean {
  return pictureInPicture() !== undefined
}

/** Opens the small window, empty, with the styles of this page; call it in answer to a press. */
export async function openFloating(): Promise<void> {
  const floating = await pictureInPicture()?.requestWindow({ width: 260, height: 110 })
  if (floating === undefined) return
  for (const style of document.head.querySelectorAll('link[rel="stylesheet"], style'))
    floating.document.head.append(style.cloneNode(true))
  for (const { name, value } of document.documentElement.attributes)
    floating.document.documentElement.setAttribute(name, value)
  floating.addEventListener('pagehide', () => store.setState({ window: null }))
  store.setState({ window: floating })
}

/** The small window while it is open. */
export function useFloating(): Window | null {
  return useStore(store, ({ window }) => window)
}
