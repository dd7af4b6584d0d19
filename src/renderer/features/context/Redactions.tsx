import { t } from '@renderer/i18n/index'

import { redactionsIn } from './redactions'

/** What of a request was hidden before it left this computer. */
export function Redactions({ request }: { readonly request: string }) {
  const found = redactionsIn(request)
  const what = found.map(({ kind, count }) => t(`context.look.kinds.${kind}`, { count })).join(', ')
  return (
    <p className="text-fg-muted">
      {found.length === 0 ? t('context.look.redactedNone') : t('context.look.redacted', { what })}
    </p>
  )
}
