import { type KeyboardEvent, useId, useRef, useState } from 'react'

import type { ParsedSpan } from '@contract/capture'
import { cx } from '@renderer/ui/cx'

import { isComposing, spanTakenBack } from './capture-keys'
import { LONGEST_HIGHLIGHTED, LONGEST_TEXT } from './capture-text'
import { CaptureMirror } from './CaptureMirror'
import { CompletionList, completionAttributes } from './CompletionList'
import { useCompletion } from './use-completion'

type ReadFieldProps = {
  readonly label: string
  readonly text: string
  readonly spans: readonly ParsedSpan[]
  readonly onTextChange: (text: string) => void
  /** A part is to be words again. */
  readonly onTakeBack: (span: ParsedSpan) => void
  readonly onSubmit: () => void
}

/** As high as a row while it is one line. The words and the layer below them must break lines at the same letters. */
const TYPE =
  'col-start-1 row-start-1 min-w-0 py-[calc((var(--row-height)-1lh)/2)] text-14 break-words whitespace-pre-wrap'

/** A line of a list that is typed into: recognised parts are highlighted, known names are offered, Enter sends. */
export function ReadField({ label, text, spans, onTextChange, onTakeBack, onSubmit }: ReadFieldProps) {
  const listId = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const [focused, setFocused] = useState(false)
  const completion = useCompletion({ text, input, enabled: focused })
  const highlighted = text.length <= LONGEST_HIGHLIGHTED

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent) || completion.handleKey(event, onTextChange)) return
    const span = spanTakenBack(event, spans)
    if (span !== undefined) onTakeBack(span)
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      completion.close()
      onSubmit()
    } else if (event.key !== 'Escape' || !completion.close()) return
    event.preventDefault()
  }

  return (
    <div className="relative min-w-0 flex-1">
      <div className="grid max-h-[40dvh] overflow-x-clip overflow-y-auto">
        <CaptureMirror text={highlighted ? text : ''} spans={spans} className={TYPE} />
        <textarea
          ref={input}
          value={text}
          dir="auto"
          rows={1}
          aria-label={label}
          placeholder={label}
          maxLength={LONGEST_TEXT}
          {...completionAttributes(listId, completion)}
          autoComplete="off"
          autoCapitalize="sentences"
          enterKeyHint="done"
          onChange={(event) => onTextChange(event.target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onSelect={completion.onSelect}
          onKeyDown={onKeyDown}
          className={cx(
            TYPE,
            'resize-none bg-transparent text-fg outline-none',
            highlighted ? 'overflow-hidden' : 'h-[40dvh] overflow-y-auto',
          )}
        />
      </div>
      {completion.suggestions.length > 0 && (
        <CompletionList
          id={listId}
          suggestions={completion.suggestions}
          active={completion.active}
          onPoint={completion.point}
          onChoose={(suggestion) => completion.choose(suggestion, onTextChange)}
          className="absolute start-0 top-full z-20 mt-1 min-w-56 shadow-overlay"
        />
      )}
    </div>
  )
}
