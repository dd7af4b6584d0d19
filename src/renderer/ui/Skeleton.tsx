import { t } from '@renderer/i18n/index'
import { cx } from './cx'

/** A still block where something will be; sized by class. It does not shimmer. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={cx('block rounded-control bg-fill', className)} />
}

const WIDTHS = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-3/5', 'w-2/5'] as const

/** Rows of a list that is being loaded. */
export function SkeletonRows({ count = 6 }: { readonly count?: number }) {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">{t('common.state.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} aria-hidden className="flex h-row items-center gap-3 px-2">
          <span className="size-[18px] shrink-0 rounded-full bg-fill" />
          <Skeleton className={cx('h-3', WIDTHS[index % WIDTHS.length])} />
        </div>
      ))}
    </div>
  )
}
