import { createStore } from 'zustand/vanilla'

import { type Notice, newestRevision, noticeStore } from './notify'

/** A modal surface that is open; what is told from then on is shown in it, because the page lies behind. */
type Surface = { readonly id: string; readonly since: number }

/** The modal surfaces that are open, the topmost last. */
export const surfaceStore = createStore<readonly Surface[]>(() => [])

/** Where messages stand on the page: in the rail's empty foot, or below everything where the rail has no room. */
export type ToastPlace = 'rail' | 'below'
export const toastPlaceStore = createStore<{ readonly place: ToastPlace }>(() => ({ place: 'below' }))

/** Messages belong to this surface until the returned function is called; its errors go with it. */
export function openSurface(id: string): () => void {
  surfaceStore.setState((open) => [...open.filter((it) => it.id !== id), { id, since: newestRevision() }], true)
  return () => {
    const open = surfaceStore.getState()
    noticeStore.setState(({ notices }) => ({
      notices: notices.filter((it) => it.tone !== 'danger' || it.actions.length > 0 || ownerOf(it, open) !== id),
    }))
    surfaceStore.setState(
      open.filter((it) => it.id !== id),
      true,
    )
  }
}

/** The surface that shows a notice; null for the page. */
export function ownerOf(notice: Notice, open: readonly Surface[]): string | null {
  return open.findLast((it) => it.since < notice.revision)?.id ?? null
}
