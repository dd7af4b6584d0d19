import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'

import type { Outgoing } from './capture-outbox'

/** Enough to know it again by. */
const SHOWN = 200

type CaptureKeptProps = {
  readonly kept: readonly Outgoing[]
  readonly onGoOn: (outgoing: Outgoing) => void
  readonly onAgain: (outgoing: Outgoing) => void
}

/** Thoughts that left the box and are not saved, in their order: each can be gone on with, a refused one sent again. */
export function CaptureKept({ kept, onGoOn, onAgain }: CaptureKeptProps) {
  return (
    <div className="flex flex-col gap-2 pb-2 text-13">
      {kept.some(({ failure }) => failure === undefined) && (
        <p role="status" className="text-warning-text">
          {t('capture.waiting')}
        </p>
      )}
      {kept.map((outgoing) => (
        <div key={outgoing.id} className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 truncate" dir="auto">
            {outgoing.text.slice(0, SHOWN)}
          </span>
          {outgoing.failure !== undefined && (
            <Button size="small" onClick={() => onAgain(outgoing)}>
              {t('common.action.retry')}
            </Button>
          )}
          <Button size="small" onClick={() => onGoOn(outgoing)}>
            {t('capture.goOnWriting')}
          </Button>
          {outgoing.failure !== undefined && (
            <p role="alert" className="w-full text-danger-text">
              {t('capture.notSaved', { reason: outgoing.failure.message })}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
