import { AtSign, Hash, User } from 'lucide-react'
import type { AriaAttributes, ReactNode } from 'react'

import { t } from '@renderer/i18n/index'
import { cx } from '@renderer/ui/cx'
import { ProjectMark } from '@renderer/ui/ProjectMark'

import type { Suggestion } from './completion'
import type { Completion } from './use-completion'

type CompletionListProps = {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly onChoose: (suggestion: Suggestion) => void
  readonly onPoint: (index: number) => void
  readonly className: string
}

/** Known names for what is being typed. The keyboard stays in the text; this only shows where it is. */
export function CompletionList({ id, suggestions, active, onChoose, onPoint, className }: CompletionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('capture.suggestions')}
      className={cx('rounded-surface border border-line bg-raised p-1', className)}
    >
      {suggestions.map((suggestion, index) => (
        // The keyboard is in the text, which handles it; a click is for the pointer.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
        <div
          key={suggestion.id}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The caret must not leave the text.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => onPoint(index)}
          onClick={() => onChoose(suggestion)}
          className={cx(
            'flex h-control-small items-center gap-2 rounded-control px-2 text-13',
            index === active && 'bg-hover',
          )}
        >
          <span className="grid size-4 shrink-0 place-items-center text-fg-faint">{mark(suggestion)}</span>
          <span className="truncate" dir="auto">
            {suggestion.name}
          </span>
        </div>
      ))}
    </div>
  )
}

/** What a text says of its list while that is open. */
export function completionAttributes(
  listId: string,
  { suggestions, active }: Pick<Completion, 'suggestions' | 'active'>,
): AriaAttributes & { readonly role?: 'combobox' } {
  if (suggestions.length === 0) return {}
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': true,
    'aria-controls': listId,
    'aria-activedescendant': optionId(listId, active),
  }
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

function mark(suggestion: Suggestion): ReactNode {
  if (suggestion.color !== null) return <ProjectMark color={suggestion.color} />
  if (suggestion.kind === 'context') return <AtSign size={14} aria-hidden />
  return suggestion.kind === 'person' ? <User size={14} aria-hidden /> : <Hash size={14} aria-hidden />
}
