import { useState } from 'react'

import type { FocusSession } from '@contract/focus'
import { t } from '@renderer/i18n/index'

import { focusAnnouncement } from './focus-announcement'
import type { FocusReading } from './focus-reading'
import { announcementText } from './focus-wording'

/** Tells a screen reader the time each five minutes, and when the session is paused, goes on, or is over its plan. */
export function FocusLiveRegion({
  session,
  reading,
}: {
  readonly session: FocusSession
  readonly reading: FocusReading
}) {
  const announcement = focusAnnouncement(session, reading)
  // Nothing is said on arrival: the clock itself is read then.
  const [said, setSaid] = useState({ mark: announcement.mark, text: '' })
  if (announcement.mark !== said.mark) {
    const text = announcementText(announcement)
    setSaid({
      mark: announcement.mark,
      text: said.mark === 'paused' ? `${t('focus.announce.resumed')} ${text}` : text,
    })
  }
  return (
    <p role="status" className="sr-only">
      {said.text}
    </p>
  )
}
