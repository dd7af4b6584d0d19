import { RefreshCw } from 'lucide-react'

import type { MovedValue } from '@contract/proposal'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, cx } from '@renderer/ui/index'

import { movedLine } from './diff-lines'

type StaleNoteProps = {
  readonly moved: readonly MovedValue[]
  readonly busy: boolean
  /** The command that does the same by a key. */
  readonly command?: string | undefined
  readonly onRefresh: () => void
  readonly className?: string
}

/** What moved since something was suggested, and the way on. */
export function StaleNote({ moved, busy, command, onRefresh, className }: StaleNoteProps) {
  const format = useFormatter()
  const now = Date.now()
  return (
    <section
      aria-label={t('proxies.stale.title')}
      className={cx('rounded-control border border-warning/40 bg-sunken px-3 py-2.5 text-13', className)}
    >
      <p className="font-medium">{t('proxies.stale.title')}</p>
      <ul className="mt-1 flex flex-col gap-0.5 text-fg-muted">
        {moved.map((value) => {
          const line = movedLine(value, now)
          return (
            <li key={`${value.rowId} ${value.column}`} className="[overflow-wrap:anywhere]">
              <span className="font-medium text-fg">{line.title}</span> {line.text}
              {value.by !== null && (
                <>
                  {' · '}
                  {t(`activity.who.${value.by.kind}`)}, {format.relative(value.by.at, now)}
                </>
              )}
            </li>
          )
        })}
      </ul>
      <Button
        size="small"
        className="mt-2"
        icon={<RefreshCw size={14} aria-hidden />}
        loading={busy}
        command={command}
        onClick={onRefresh}
      >
        {t('proxies.stale.refresh')}
      </Button>
    </section>
  )
}
