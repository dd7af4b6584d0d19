import { memo } from 'react'

import type { ParsedSpan } from '@contract/capture'
import { chipTone } from '@renderer/ui/Chip'
import { cx } from '@renderer/ui/cx'

import { chipKind } from './chip-kind'
import { segmentsOf } from './capture-spans'

type CaptureMirrorProps = { readonly text: string; readonly spans: readonly ParsedSpan[]; readonly className: string }

/**
 * The same words, in the same type, below the ones being typed: only the grounds and lines of recognised parts can be
 * seen. It also gives the box its height. Nothing here may change the width of a letter.
 */
export const CaptureMirror = memo(function CaptureMirror({ text, spans, className }: CaptureMirrorProps) {
  return (
    <div
      aria-hidden
      dir="auto"
      className={cx(
        className,
        'pointer-events-none text-start select-none [-webkit-text-fill-color:transparent] [unicode-bidi:plaintext]',
      )}
    >
      {segmentsOf(text, spans).map(({ text: words, start, span }) =>
        span === null ? (
          <span key={start}>{words}</span>
        ) : (
          <span
            key={start}
            data-span={span.kind}
            className={cx(
              'rounded-[3px] box-decoration-clone bg-current/12 shadow-[inset_0_-1.5px_0_currentColor]',
              chipTone[chipKind(span.kind)],
            )}
          >
            {words}
          </span>
        ),
      )}
      {/* A last line break opens a line only when something follows it; an empty text is one line high. */}
      {'\u200b'}
    </div>
  )
})
