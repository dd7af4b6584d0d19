import { useEffect, useRef } from 'react'

import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { notify } from '@renderer/ui/notify'

/** Enough to know it again by. */
const SHOWN = 600

type TooLongProps = {
  readonly text: string
  /** The field that had the focus is gone; someone has to have it. */
  readonly takeFocus: boolean
  readonly onClear: () => void
}

/** A text that no thought can hold: kept and shown by its beginning, to be taken elsewhere or let go. */
export function TooLong({ text, takeFocus, onClear }: TooLongProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takeFocus) first.current?.focus()
  }, [takeFocus])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      notify({ message: t('common.state.copied') })
    } catch {
      notify({ message: t('capture.copyFailed'), tone: 'warning' })
    }
  }
  return (
    <div className="flex flex-col gap-3 py-2">
      <p
        aria-label={t('capture.tooLongStart')}
        dir="auto"
        className="line-clamp-4 text-15 break-words whitespace-pre-wrap text-fg-muted"
      >
        {text.slice(0, SHOWN)}…
      </p>
      <div className="flex gap-2">
        <Button ref={first} size="small" onClick={() => void copy()}>
          {t('capture.copyAll')}
        </Button>
        <Button size="small" variant="ghost" onClick={onClear}>
          {t('capture.clear')}
        </Button>
      </div>
    </div>
  )
}
