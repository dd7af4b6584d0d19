import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

import { playFocusSound } from '@renderer/features/focus/index'

import { useApi } from './api'
import { useSettings } from './settings'

/** Longer than any two open pages differ in hearing of the same notice. Milliseconds. */
const HELD_MS = 5_000

/** Plays a short tone when the time of a round or of a break is up, if the person wants one; also out of sight. */
export function FocusSounds() {
  const { query } = useApi()
  const settings = useSettings()
  const { data } = useQuery(query.notification.list.queryOptions())
  const known = useRef<ReadonlySet<string> | null>(null)
  const volume = settings?.focusSounds === true ? settings.focusVolume : 0

  useEffect(() => {
    if (data === undefined) return
    const before = known.current
    known.current = new Set(data.map(({ id }) => id))
    // What was there when the page came is no news.
    if (before === null || volume === 0) return
    const fresh = data.find(({ id, kind }) => !before.has(id) && kind.startsWith('focus.'))
    if (fresh === undefined) return
    const sound = fresh.kind === 'focus.break_over' ? 'break_over' : 'elapsed'
    void onceAmongPages(`proxy.sound.${fresh.id}`, () => playFocusSound(sound, volume))
  }, [data, volume])
  return null
}

/** Of several open pages only the first to ask does it. */
async function onceAmongPages(name: string, work: () => void): Promise<void> {
  // Absent outside secure contexts and in old browsers; heard twice is better than not at all.
  const locks: LockManager | undefined = navigator.locks
  if (locks === undefined) return work()
  await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    work()
    await new Promise((resolve) => setTimeout(resolve, HELD_MS))
  })
}
