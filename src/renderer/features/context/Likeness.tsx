import type { ContextBasis } from '@contract/context'
import { t } from '@renderer/i18n/index'

/** By what something was found alike: what goes by words is never called meaning. */
export function Likeness({ basis }: { readonly basis: ContextBasis }) {
  const by =
    basis.kind === 'meaning'
      ? t('context.related.byMeaning', { model: basis.model ?? '' })
      : t('context.related.byWords')
  return (
    <p className="text-12 text-fg-muted">
      {by}
      {basis.notice !== '' && ` · ${basis.notice}`}
    </p>
  )
}
