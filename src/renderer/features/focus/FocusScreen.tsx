import { useState } from 'react'

import type { FocusSession } from '@contract/focus'
import { t } from '@renderer/i18n/index'
import { ErrorState, Page, Skeleton } from '@renderer/ui/index'

import { FocusIdle } from './FocusIdle'
import { FocusRunning } from './FocusRunning'
import { FocusSummary } from './FocusSummary'
import { useFocusSession } from './use-focus-session'

/** One task, one ring, one number; before it the choice, after it a short summary. */
export function FocusScreen() {
  const { session, reading, status, retry, actions } = useFocusSession()
  const [finished, setFinished] = useState<FocusSession | null>(null)

  if (session !== null && reading !== null) {
    return (
      <Page title={t('focus.title')} hideTitle>
        <FocusRunning
          // Another session is another screen: nothing half-typed may pass from one to the other.
          key={session.id}
          session={session}
          reading={reading}
          actions={actions}
          onFinished={setFinished}
        />
      </Page>
    )
  }
  if (status === 'failed') {
    return (
      <Page title={t('focus.title')}>
        <ErrorState title={t('focus.error.load')} kept={t('common.error.boundaryKept')} onRetry={retry} />
      </Page>
    )
  }
  if (status === 'loading') {
    return (
      <Page title={t('focus.title')}>
        <Skeleton className="mx-auto mt-16 size-[280px] rounded-full" />
      </Page>
    )
  }
  if (finished !== null) {
    return (
      <Page title={t('focus.summary.title')}>
        <FocusSummary session={finished} actions={actions} onLeave={() => setFinished(null)} />
      </Page>
    )
  }
  return (
    <Page title={t('focus.title')}>
      <FocusIdle actions={actions} />
    </Page>
  )
}
