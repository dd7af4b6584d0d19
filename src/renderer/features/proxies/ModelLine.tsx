import { LoaderCircle } from 'lucide-react'

import type { AgentAnswer } from '@contract/agent'
import { t } from '@renderer/i18n/index'
import { cx, SegmentedControl } from '@renderer/ui/index'

import type { Answers } from './use-answers'

/** Where an answer comes from: rules, which stand at once, or a model whose answer came beside them. */
export function ModelLine({ answers }: { readonly answers: Answers<AgentAnswer> }) {
  const { model, thinking, shown, show } = answers
  if (model !== undefined && model.proposalId !== null) {
    const name = model.run.model ?? t('proxies.provenance.model')
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-fg-muted">
        <SegmentedControl
          size="small"
          label={t('proxies.from')}
          value={shown}
          onValueChange={show}
          segments={[
            { value: 'rules', label: t('proxies.provenance.rules') },
            { value: 'model', label: name },
          ]}
        />
        <span role="status">{shown === 'rules' ? t('proxies.improved', { model: name }) : null}</span>
      </div>
    )
  }
  const words = thinking
    ? t('proxies.thinking')
    : model === undefined
      ? null
      : model.outcome === 'ok'
        ? model.run.message
        : t('proxies.modelFailed', { message: model.run.message })
  return (
    <p className={cx('flex items-center gap-2 text-12 text-fg-muted', words === null && 'sr-only')} role="status">
      {thinking && <LoaderCircle size={14} aria-hidden className="shrink-0 animate-spin motion-reduce:animate-none" />}
      {words}
    </p>
  )
}
