import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { t } from '@renderer/i18n/index'
import { Button } from './Button'
import { cx } from './cx'
import { IconButton } from './IconButton'
import { ownerOf, openSurface, surfaceStore, type ToastPlace, toastPlaceStore } from './notice-surfaces'
import { dismissNotice, type Notice, noticeStore } from './notify'

const MARKS = { neutral: '', success: 'bg-success', warning: 'bg-warning', danger: 'bg-danger' } as const

/**
 * Place once in the app: shows what `notify` tells, where it covers nothing. It stands in the foot of the rail, or below the
 * screen, which gives it room (`--toasts-rail`, `--toasts-below`); menus lie over it, and a modal surface shows its own.
 */
export function ToastHost() {
  const place = useStore(toastPlaceStore, (state) => state.place)
  const section = useRoomFor(place)
  return (
    <section
      ref={section}
      aria-label={t('common.toast.region')}
      data-toasts
      data-print="hide"
      className={cx(
        'pointer-events-none fixed z-30 max-h-[60dvh] overflow-y-auto',
        place === 'rail'
          ? 'start-3 bottom-13 w-[calc(var(--rail-width)-1.5rem)]'
          : 'inset-x-3 bottom-[calc(60px+env(safe-area-inset-bottom))] mx-auto max-w-[440px] sm:bottom-0',
      )}
    >
      <Notices owner={null} narrow={place === 'rail'} className={place === 'rail' ? 'pt-2' : 'pt-2 pb-3'} />
    </section>
  )
}

/** The messages that came while a modal surface is open, inside it and in its flow: they cover none of its buttons. */
export function SurfaceNotices({ open }: { readonly open: boolean }) {
  const id = useId()
  useEffect(() => (open ? openSurface(id) : undefined), [open, id])
  return (
    <section aria-label={t('common.toast.region')} data-toasts className="max-h-[40dvh] shrink-0 overflow-y-auto">
      <Notices owner={id} className="px-4 pb-3" />
    </section>
  )
}

/**
 * The messages of one place. They wait while they are pointed at, while the focus is in them, while nobody looks at the page
 * and while another surface lies over them; one that goes with the focus in it gives the focus back.
 */
function Notices({
  owner,
  narrow = false,
  className,
}: {
  readonly owner: string | null
  readonly narrow?: boolean
  readonly className: string
}) {
  const all = useStore(noticeStore, (state) => state.notices)
  const surfaces = useStore(surfaceStore)
  const notices = all.filter((notice) => ownerOf(notice, surfaces) === owner)
  const [held, setHeld] = useState(false)
  const hidden = useDocumentHidden()
  const behind = (surfaces.at(-1)?.id ?? null) !== owner
  const cameFrom = useRef<HTMLElement | null>(null)

  return (
    // In the document from the start: a live region that comes with its text is not read.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- notices wait while somebody is at them
    <ol
      aria-live="polite"
      aria-relevant="additions text"
      className={cx('flex flex-col gap-2', notices.length > 0 && className)}
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
      {notices.map((notice) => (
        <Toast
          key={`${notice.id} ${notice.revision}`}
          notice={notice}
          narrow={narrow}
          waiting={held || hidden || behind}
          onGone={(hadFocus) => {
            setHeld(false)
            if (hadFocus && cameFrom.current?.isConnected === true) cameFrom.current.focus()
          }}
        />
      ))}
    </ol>
  )
}

/** Tells the page how much room the messages take, in the place where they stand. */
function useRoomFor(place: ToastPlace) {
  const section = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const element = section.current
    if (element === null || typeof ResizeObserver === 'undefined') return undefined
    const name = place === 'rail' ? '--toasts-rail' : '--toasts-below'
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(name, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty(name)
    }
  }, [place])
  return section
}

function Toast({
  notice,
  narrow,
  waiting,
  onGone,
}: {
  readonly notice: Notice
  /** The buttons have a line of their own. */
  readonly narrow: boolean
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
      className={cx(
        'pointer-events-auto flex min-h-11 animate-pop-in items-center rounded-surface border border-line bg-raised py-1.5 ps-3.5 pe-2 text-13 shadow-overlay',
        narrow ? 'flex-wrap gap-x-2 gap-y-1' : 'gap-3',
      )}
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
        {notice.description !== undefined && <p className="line-clamp-4 text-fg-muted">{notice.description}</p>}
      </div>
      {notice.actions.length > 0 && (
        <div className={cx('flex items-center gap-2', narrow && 'order-last -ms-1.5 w-full pb-1')}>
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
        </div>
      )}
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
