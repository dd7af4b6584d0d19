import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '@renderer/i18n/index'
import { Button } from './Button'
import { cx } from './cx'

export interface ErrorStateProps {
  /** What happened: 'The list could not be loaded'. */
  readonly title: string
  /** What was kept: 'Everything you saved is safe.' */
  readonly kept?: ReactNode
  /** What to do: 'Try again in a moment.' */
  readonly advice?: ReactNode
  readonly onRetry?: (() => void) | undefined
  readonly retrying?: boolean
  /** Other ways out, as Buttons. */
  readonly actions?: ReactNode
  /** For a report; folded. */
  readonly details?: string | undefined
  readonly size?: 'page' | 'inline'
  readonly level?: 1 | 2 | 3
  readonly children?: ReactNode
}

/** An error as a person needs it: what happened, what was kept, what to do. */
export function ErrorState({
  title,
  kept,
  advice,
  onRetry,
  retrying = false,
  actions,
  details,
  size = 'page',
  level = 2,
  children,
}: ErrorStateProps) {
  const Heading = `h${level}` as const
  return (
    <div
      role="alert"
      className={cx(
        'flex flex-col items-start gap-1 text-14',
        size === 'page' ? 'mx-auto max-w-[480px] px-4 py-16' : 'rounded-surface border border-line bg-raised px-4 py-4',
      )}
    >
      <TriangleAlert
        size={size === 'page' ? 20 : 16}
        aria-hidden
        className={cx('text-danger', size === 'page' ? 'mb-3' : 'mb-1')}
      />
      <Heading className={size === 'page' ? 'text-15 font-semibold' : 'text-14 font-medium'}>{title}</Heading>
      {kept !== undefined && <p className="text-fg-muted">{kept}</p>}
      {advice !== undefined && <p className="text-fg-muted">{advice}</p>}
      {children}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className="mt-4 flex flex-wrap gap-2">
          {onRetry !== undefined && (
            <Button variant="primary" onClick={onRetry} loading={retrying}>
              {t('common.action.retry')}
            </Button>
          )}
          {actions}
        </div>
      )}
      {details !== undefined && (
        <details className="mt-4 w-full text-13 text-fg-muted">
          <summary className="w-fit rounded-control">{t('common.error.details')}</summary>
          <pre className="mt-2 max-h-48 overflow-auto rounded-control bg-sunken p-3 font-mono text-12 whitespace-pre-wrap">
            {details}
          </pre>
        </details>
      )}
    </div>
  )
}
