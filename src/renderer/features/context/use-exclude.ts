import type { ModelExclusion } from '@contract/context'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'

/** Hides something from every model, or no longer. */
export function useExclude() {
  return useWrite<ModelExclusion & { readonly hidden: boolean }, { readonly batchId: string | null }>({
    call: ({ client }, { kind, subjectId, hidden }) => client.context.exclude({ kind, subjectId, hidden }),
    done: (_output, { name, hidden }) => t(hidden ? 'context.hidden.added' : 'context.hidden.removed', { name }),
    failed: () => t('context.hidden.failed'),
  })
}
