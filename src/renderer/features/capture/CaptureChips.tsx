import { Link2, StickyNote } from 'lucide-react'

import type { ParsedSpan } from '@contract/capture'
import { t } from '@renderer/i18n/index'
import { Chip } from '@renderer/ui/Chip'

import { chipKind } from './chip-kind'

type CaptureChipsProps = {
  readonly spans: readonly ParsedSpan[]
  /** Without it they are only shown. */
  readonly onRemove?: (span: ParsedSpan) => void
}

/** What was recognised, with its outcome in words; each can be taken out again where `onRemove` says how. */
export function CaptureChips({ spans, onRemove }: CaptureChipsProps) {
  if (spans.length === 0) return null
  return (
    <ul aria-label={t('capture.recognised')} className="flex flex-wrap gap-1.5">
      {spans.map((span) => (
        <li key={`${span.key}@${span.start}`} className="min-w-0">
          <Chip
            kind={chipKind(span.kind)}
            label={span.label}
            icon={icons[span.kind]}
            // An address or a note may be as long as it likes; what a repetition comes to stands at its end.
            wraps={span.kind !== 'url' && span.kind !== 'note'}
            title={t('capture.from', { words: span.text })}
            onRemove={onRemove === undefined ? undefined : () => onRemove(span)}
          />
        </li>
      ))}
    </ul>
  )
}

const icons: Partial<Record<ParsedSpan['kind'], React.ReactNode>> = {
  url: <Link2 size={12} aria-hidden />,
  note: <StickyNote size={12} aria-hidden />,
}
