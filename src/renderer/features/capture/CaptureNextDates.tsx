import { useState } from 'react'

import type { ParsedCapture } from '@contract/capture'
import { NextDates, useRepeatPreview } from '@renderer/features/recurrence/index'

type CaptureNextDatesProps = { readonly recurrence: NonNullable<ParsedCapture['recurrence']> }

/** When a repetition that was recognised in a text would come, before the text is saved. */
export function CaptureNextDates({ recurrence }: CaptureNextDatesProps) {
  const { rrule, dtstart, fromCompletion, exceptions } = recurrence
  const [now] = useState(() => Date.now())
  const [startDate, startTime] = dtstart?.split('T') ?? []
  const preview = useRepeatPreview(
    rrule === null
      ? null
      : {
          rule: rrule,
          fromCompletion,
          ...(startDate === undefined ? {} : { startDate, startTime: startTime?.slice(0, 5) ?? null }),
        },
  )
  if (preview === undefined || rrule === null) return null
  if (preview.problem !== null) return <p className="text-12 text-fg-muted">{preview.problem}</p>
  const dates = preview.next.filter((date) => !exceptions.includes(date.slice(0, 10)))
  return <NextDates dates={dates} zone={null} fromCompletion={fromCompletion} now={now} />
}
