import { Component, type ErrorInfo, type ReactNode } from 'react'
import { t } from '@renderer/i18n/index'
import { Button } from './Button'
import { ErrorState } from './ErrorState'
import { notify } from './notify'

/** Something that was typed and has not been saved. */
export interface UnsentText {
  readonly key: string
  readonly text: string
}

export interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** Asked when something has broken: texts to hand back. */
  readonly unsent?: () => readonly UnsentText[]
  /** Called before the children are tried again: reset queries and the like. */
  readonly onRetry?: () => void
  readonly onError?: (error: unknown, componentStack: string) => void
  /** A change of it (the route, say) tries again by itself. */
  readonly resetKey?: string
  /** `none` shows nothing in the place of what broke; `onError` is then who tells. */
  readonly size?: 'page' | 'inline' | 'none'
}

interface State {
  readonly failed: { readonly error: unknown } | undefined
  readonly resetKey: string | undefined
}

/** Keeps a broken part from taking the rest with it, and hands back what was being typed. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: undefined, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Pick<State, 'failed'> {
    return { failed: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info.componentStack ?? '')
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { failed: undefined, resetKey: props.resetKey }
  }

  private readonly retry = (): void => {
    this.props.onRetry?.()
    this.setState({ failed: undefined })
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children
    if (this.props.size === 'none') return null
    const { error } = this.state.failed
    const unsent = (this.props.unsent?.() ?? []).filter((draft) => draft.text.trim() !== '')
    return (
      <ErrorState
        title={t('common.error.title')}
        kept={t('common.error.boundaryKept')}
        advice={t('common.error.boundaryNext')}
        onRetry={this.retry}
        details={error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        size={this.props.size ?? 'page'}
      >
        {unsent.length > 0 && (
          <div className="mt-3 w-full">
            <p className="text-13 text-fg-muted">{t('common.error.boundaryUnsent')}</p>
            <ul className="mt-1 flex flex-col gap-2">
              {unsent.map((draft) => (
                <li key={draft.key} className="flex items-start gap-2 rounded-control border border-line bg-raised p-2">
                  <span className="max-h-32 min-w-0 flex-1 overflow-auto text-14 whitespace-pre-wrap">
                    {draft.text}
                  </span>
                  <Button size="small" onClick={() => void copy(draft.text)}>
                    {t('common.error.copyText')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </ErrorState>
    )
  }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notify({ message: t('common.state.copied') })
  } catch {
    // Without a clipboard the text can still be selected where it stands.
  }
}
