import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { t } from '@renderer/i18n/index'
import { Button } from './Button'
import { cx } from './cx'
import { IconButton } from './IconButton'
import { dismissNotice, type Notice, noticeStore } from './notify'

const MARKS = { neutral: '', success: 'bg-success', warning: 'bg-warning', danger: 'bg-danger' } as const

/**
 * Place once in the app: shows what `notify` tells, above everything. A notice waits while it is pointed at, while the
 * focus is in it and while nobody looks at the page; one that goes with the focus in it gives the focus back.
 */
export function ToastHost() {
  const notices = useStore(noticeStore, (state) => state.notices)
  const [held, setHeld] = useState(false)
  const hidden = useDocumentHidden()
  const cameFrom = useRef<HTMLElement | null>(null)

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- notices wait while somebody is at them
    <section
      aria-label={t('common.toast.region')}
      data-toasts
      data-print="hide"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(72px+env(safe-area-inset-bottom))] z-60 mx-auto max-w-[440px] md:bottom-5"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => {
        setHeld(true)
        const from = event.relatedTarget
        if (from instanceof HTMLElement && !event.currentTarget.contains(from)) cameFrom.current = from
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false)
      }}
    >
      {/* In the document from the start: a live region that comes with its text is not read. */}
      <ol aria-live="polite" aria-relevant="additions text" className="flex flex-col gap-2">
        {notices.map((notice) => (
          <Toast
            key={`${notice.id} ${notice.revision}`}
            notice={notice}
            waiting={held || hidden}
            onGone={(hadFocus) => {
              setHeld(false)
              if (hadFocus && cameFrom.current?.isConnected === true) cameFrom.current.focus()
            }}
          />
        ))}
      </ol>
    </section>
  )
}

function Toast({
  notice,
  waiting,
  onGone,
}: {
  readonly notice: Notice
  readonly waiting: boolean
  readonly onGone: (hadFocus: boolean) => void
}) {
  const element = useRef<HTMLLIElement | null>(null)
  const left = useRef(notice.duration)

  useEffect(() => {
    if (waiting || left.current === Number.POSITIVE_INFINITY) return undefined
    const since = performance.now()
    const timer = setTimeout(() => dismissNotice(notice.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(0, left.current - (performance.now() - since))
    }
  }, [waiting, notice.id])

  const close = (): void => {
    const hadFocus = element.current?.contains(document.activeElement) === true
    dismissNotice(notice.id)
    onGone(hadFocus)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from its buttons
    <li
      ref={element}
      className="pointer-events-auto flex min-h-11 animate-pop-in items-center gap-3 rounded-surface border border-line bg-raised py-1.5 ps-3.5 pe-2 text-13 shadow-overlay"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      {notice.tone !== 'neutral' && (
        <span aria-hidden data-mark className={cx('size-2 shrink-0 rounded-full', MARKS[notice.tone])} />
      )}
      <div role={notice.tone === 'danger' ? 'alert' : undefined} className="min-w-0 flex-1 py-1">
        <p className="line-clamp-3">{notice.message}</p>
        {notice.description !== undefined && <p className="line-clamp-3 text-fg-muted">{notice.description}</p>}
      </div>
      {notice.actions.map((action) => (
        <Button
          key={action.label}
          size="small"
          command={action.command}
          onClick={() => {
            close()
            action.run()
          }}
        >
          {action.label}
        </Button>
      ))}
      <IconButton label={t('common.toast.dismiss')} size="small" icon={<X size={14} />} onClick={close} />
    </li>
  )
}

function useDocumentHidden(): boolean {
  const [hidden, setHidden] = useState(() => document.visibilityState === 'hidden')
  useEffect(() => {
    const changed = () => setHidden(document.visibilityState === 'hidden')
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [])
  return hidden
}
