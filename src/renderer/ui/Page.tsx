import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { cx } from './cx'

export interface PageProps {
  readonly title: string
  readonly hideTitle?: boolean
  /** One sentence of state below the title. */
  readonly lead?: ReactNode
  /** Controls at the end of the title line. */
  readonly actions?: ReactNode
  /** 'column' is the readable 760 px; 'full' is for boards, calendars and charts. */
  readonly width?: 'column' | 'full'
  readonly children: ReactNode
}

/** The frame of a screen: one h1, one lead, one column. */
export function Page({ title, hideTitle = false, lead, actions, width = 'column', children }: PageProps) {
  return (
    <div
      className={cx(
        'mx-auto w-full px-4 pt-6 pb-24 md:px-8 md:pt-9',
        width === 'column' && 'max-w-[calc(var(--column-width)+4rem)]',
      )}
    >
      <header
        className={cx(
          'mb-6 flex flex-wrap items-start gap-x-4 gap-y-1',
          hideTitle && lead === undefined && actions === undefined && 'sr-only',
        )}
      >
        <h1 className={hideTitle ? 'sr-only' : 'min-w-0 flex-1 basis-24 text-22 font-semibold text-balance'}>
          {title}
        </h1>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        {/* Below both, so that a button beside the title takes none of its width. */}
        {lead !== undefined && <p className="w-full text-15 text-fg-muted">{lead}</p>}
      </header>
      <div className="[&>section:first-child]:mt-0">{children}</div>
    </div>
  )
}

export interface SectionProps {
  readonly title: string
  readonly hideTitle?: boolean
  /** A quiet fact beside the title: a count, a sum. */
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  readonly level?: 2 | 3
  /** Can be folded; `folded` is how it starts. */
  readonly foldable?: boolean
  readonly folded?: boolean
  readonly onFoldedChange?: (folded: boolean) => void
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A part of a page under a hairline and a small title. */
export function Section({
  title,
  hideTitle = false,
  meta,
  actions,
  level = 2,
  foldable = false,
  folded: startsFolded = false,
  onFoldedChange,
  children,
  className,
}: SectionProps) {
  const [folded, setFolded] = useState(foldable && startsFolded)
  const id = useId()
  const Heading = `h${level}` as const
  const words = (
    <>
      <span>{title}</span>
      {meta !== undefined && (
        <span data-numeric className="font-normal text-fg-faint">
          {meta}
        </span>
      )}
    </>
  )
  return (
    <section aria-labelledby={`${id}-title`} className={cx('mt-8', className)}>
      <div className={cx('flex min-h-8 items-center gap-2 border-b border-line pb-1', hideTitle && 'sr-only')}>
        <Heading id={`${id}-title`} className="min-w-0 flex-1 text-13 font-semibold">
          {foldable ? (
            <button
              type="button"
              aria-expanded={!folded}
              aria-controls={`${id}-body`}
              onClick={() => {
                setFolded(!folded)
                onFoldedChange?.(!folded)
              }}
              className="-ms-1 inline-flex max-w-full items-center gap-1.5 rounded-control px-1 py-0.5 hover:bg-hover"
            >
              <ChevronRight
                size={14}
                aria-hidden
                className={cx(
                  'text-fg-faint transition-transform rtl:-scale-x-100',
                  !folded && 'rotate-90 rtl:-rotate-90',
                )}
              />
              {words}
            </button>
          ) : (
            <span className="inline-flex max-w-full items-center gap-1.5">{words}</span>
          )}
        </Heading>
        {actions !== undefined && <div className="flex items-center gap-1">{actions}</div>}
      </div>
      <div id={`${id}-body`} hidden={folded} className="pt-1">
        {!folded && children}
      </div>
    </section>
  )
}

export interface CardProps {
  readonly children: ReactNode
  /** 'quiet' has a ground and no border. */
  readonly tone?: 'default' | 'quiet' | 'accent'
  readonly padding?: 'none' | 'normal' | 'roomy'
  readonly className?: string | undefined
  readonly as?: 'div' | 'section' | 'article' | 'li'
  readonly 'aria-labelledby'?: string
}

const TONES = {
  default: 'border-line bg-raised',
  quiet: 'border-transparent bg-sunken',
  accent: 'border-accent/30 bg-accent-soft',
} as const
const PADDINGS = { none: '', normal: 'p-4', roomy: 'p-5 md:p-6' } as const

/** A surface for one thing that stands out from the page. Cards are not put into cards. */
export function Card({
  children,
  tone = 'default',
  padding = 'normal',
  className,
  as: Tag = 'div',
  ...rest
}: CardProps) {
  return (
    <Tag {...rest} className={cx('rounded-surface border', TONES[tone], PADDINGS[padding], className)}>
      {children}
    </Tag>
  )
}

/** A number beside a name: things in the inbox, tasks in a project. */
export function Count({ value, label }: { readonly value: number; readonly label?: string }) {
  return (
    <span data-numeric className="text-12 text-fg-faint">
      <span aria-hidden={label !== undefined}>{value}</span>
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  )
}
