import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

import type { Notification } from '@contract/notification'
import { notify } from '@renderer/ui/notify'

import { useApi } from './api'
import { undoOffer } from './mutate'

const tones = {
  'focus.elapsed': 'success',
  'focus.break_over': 'neutral',
  'backup.failed': 'warning',
  recovered: 'neutral',
  'review.week': 'neutral',
  'review.month': 'neutral',
  'proxy.applied': 'neutral',
} as const satisfies Record<Notification['kind'], string>

/** What this page has said, kept apart from the component: the answer in the cache may be older than the reading. */
const shown = new Set<string>()

/** Shows what the core wants to be known in toasts, once, and marks it as read. */
export function NoticeReader() {
  const api = useApi()
  const { client, query } = api
  const { data } = useQuery(query.notification.list.queryOptions())

  useEffect(() => {
    // An unread notice waits for a window that somebody looks at.
    if (data === undefined) return undefined
    const show = (): void => {
      if (document.visibilityState !== 'visible') return
      for (const notice of data) {
        if (shown.has(notice.id)) continue
        shown.add(notice.id)
        const batchId = notice.kind === 'proxy.applied' ? notice.subjectId : null
        notify({
          // Of several words about the clock only the newest is true.
          id: notice.kind.startsWith('focus.') ? 'focus' : notice.id,
          message: notice.title,
          description: notice.body === '' ? undefined : notice.body,
          tone: tones[notice.kind],
          ...(batchId === null ? {} : undoOffer(api, [batchId])),
          duration: 12_000,
        })
        // Not read for lack of a connection: it is told again at the next start, which does no harm.
        client.notification.read({ id: notice.id }).catch(() => {})
      }
    }
    show()
    document.addEventListener('visibilitychange', show)
    return () => document.removeEventListener('visibilitychange', show)
  }, [api, client, data])

  return null
}
