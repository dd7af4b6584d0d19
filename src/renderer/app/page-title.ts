import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'

import { t } from '@renderer/i18n/index'

/** What the window's title is made of; a running session comes first, because a narrow tab shows only the start. */
export const titleStore = createStore<{ readonly place: string; readonly session: string | null }>(() => ({
  place: '',
  session: null,
}))

/** Keeps `document.title` true to the screen and the session. */
export function startPageTitle(page: Document = document): () => void {
  const write = (): void => {
    const { place, session } = titleStore.getState()
    page.title = [session ?? place, t('shell.appName')].filter((part) => part !== '').join(' – ')
  }
  write()
  return titleStore.subscribe(write)
}

/** Names the screen in the window's title. */
export function usePageTitle(place: string): void {
  useEffect(() => titleStore.setState({ place }), [place])
}
