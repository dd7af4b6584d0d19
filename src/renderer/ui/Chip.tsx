import { Calendar, Clock, Flag, FolderClosed, Hash, AtSign, Repeat, X, Zap, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { useRowTabIndex } from './roving'

export type ChipKind =
  | 'neutral'
  | 'date'
  | 'duration'
  | 'tag'
  | 'context'
  | 'person'
  | 'project'
  | 'priority'
  | 'recurrence'
  | 'energy'

const ICON_SIZE = 12

/** The colour of each kind as a text class; the capture line underlines recognised words with the same. */
export const chipTone: Readonly<Record<ChipKind, string>> = {
  neutral: 'text-fg-muted',
  date: 'text-kind-date',
  duration: 'text-kind-duration',
  tag: 'text-kind-tag',
  context: 'text-kind-context',
  person: 'text-kind-context',
  project: 'text-kind-project',
  priority: 'text-kind-priority',
  recurrence: 'text-kind-recurrence',
  energy: 'text-kind-energy',
}

const ICONS: Readonly<Record<ChipKind, ReactNode>> = {
  neutral: undefined,
  date: <Calendar size={ICON_SIZE} aria-hidden />,
  duration: <Clock size={ICON_SIZE} aria-hidden />,
  tag: <Hash size={ICON_SIZE} aria-hidden />,
  context: <AtSign size={ICON_SIZE} aria-hidden />,
  person: <User size={ICON_SIZE} aria-hidden />,
  project: <FolderClosed size={ICON_SIZE} aria-hidden />,
  priority: <Flag size={ICON_SIZE} aria-hidden />,
  recurrence: <Repeat size={ICON_SIZE} aria-hidden />,
  energy: <Zap size={ICON_SIZE} aria-hidden />,
}

export interface ChipProps {
  readonly kind?: ChipKind
  /** Short text. */
  readonly label: string
  /** Instead of the kind's icon. */
  readonly icon?: ReactNode
  /** Shows a cross; Backspace and Delete work on it, too. */
  readonly onRemove?: (() => void) | undefined
  /** Makes the chip itself a button, to change what it stands for. */
  readonly onClick?: (() => void) | undefined
  /** Plain: without ground, for metadata in a row. */
  readonly plain?: boolean
  /** A long label goes on in another line instead of being cut. */
  readonly wraps?: boolean
  readonly title?: string | undefined
  readonly className?: string | undefined
}

/** A small fact about a task: a date, a tag, a length. */
export function Chip({
  kind = 'neutral',
  label,
  icon,
  onRemove,
  onClick,
  plain = false,
  wraps = false,
  title,
  className,
}: ChipProps) {
  const tabIndex = useRowTabIndex()
  const body = (
    <>
      {plain ? <span className={chipTone[kind]}>{icon ?? ICONS[kind]}</span> : (icon ?? ICONS[kind])}
      <span className={wraps ? 'py-1 break-words' : 'truncate'}>{label}</span>
    </>
  )
  const inner = 'inline-flex min-w-0 items-center gap-1 rounded-control [&>svg]:shrink-0'
  return (
    <span
      title={title}
      className={cx(
        'inline-flex max-w-full min-w-0 items-center text-12',
        // In a row the icon alone carries the kind, so that titles stay the loudest thing.
        plain
          ? 'h-5 text-fg-faint'
          : cx(chipTone[kind], wraps ? 'min-h-6' : 'h-6', 'rounded-control bg-fill font-medium'),
        className,
      )}
    >
      {onClick === undefined ? (
        <span className={cx(inner, !plain && 'px-1.5')}>{body}</span>
      ) : (
        <button
          type="button"
          tabIndex={tabIndex}
          onClick={onClick}
          className={cx(inner, 'h-full px-1.5 hover:bg-hover')}
        >
          {body}
        </button>
      )}
      {onRemove !== undefined && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('common.action.removeThing', { thing: label })}
          onClick={onRemove}
          onKeyDown={(event) => {
            if (event.key !== 'Backspace' && event.key !== 'Delete') return
            event.preventDefault()
            onRemove()
          }}
          className="inline-grid size-6 shrink-0 place-items-center rounded-control text-fg-faint hover:bg-hover hover:text-fg"
        >
          <X size={ICON_SIZE} aria-hidden />
        </button>
      )}
    </span>
  )
}
