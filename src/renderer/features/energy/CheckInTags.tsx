import { Plus } from 'lucide-react'
import { useState } from 'react'

import { t } from '@renderer/i18n/index'
import { cx } from '@renderer/ui/index'

const usual = ['meal', 'moving', 'outdoors', 'meeting', 'ill', 'stress'] as const
/** The contract takes no more with a check-in. */
const MOST = 5
const MOST_SHOWN = 10
const LONGEST = 24

type CheckInTagsProps = {
  readonly chosen: readonly string[]
  readonly onChosenChange: (chosen: readonly string[]) => void
  /** Tags of earlier check-ins, which come first. */
  readonly used: readonly string[]
}

/** A few words that go with the next check-in; pressed again they are taken off. */
export function CheckInTags({ chosen, onChosenChange, used }: CheckInTagsProps) {
  const tags = [...new Set([...chosen, ...used, ...usual.map((tag) => t(`energy.tag.${tag}`))])].slice(0, MOST_SHOWN)
  return (
    <div role="group" aria-label={t('energy.tagsMore')} className="mt-3 flex flex-wrap gap-1.5">
      {tags.map((tag) => {
        const pressed = chosen.includes(tag)
        return (
          <button
            key={tag}
            type="button"
            aria-pressed={pressed}
            disabled={!pressed && chosen.length >= MOST}
            onClick={() => onChosenChange(pressed ? chosen.filter((it) => it !== tag) : [...chosen, tag])}
            className={cx(
              'min-h-7 rounded-control border px-2 text-12 transition-colors disabled:opacity-50',
              pressed
                ? 'border-transparent bg-selected text-accent-text'
                : 'border-line text-fg-muted hover:bg-hover hover:text-fg',
            )}
          >
            {tag}
          </button>
        )
      })}
      <OwnTag
        disabled={chosen.length >= MOST}
        onTag={(tag) => onChosenChange([...new Set([...chosen, tag])].slice(0, MOST))}
      />
    </div>
  )
}

/** A word of one's own: typed, and taken with Enter or when the field is left. */
function OwnTag({ disabled, onTag }: { readonly disabled: boolean; readonly onTag: (tag: string) => void }) {
  const [text, setText] = useState('')
  const take = (): void => {
    const tag = text.trim()
    setText('')
    if (tag !== '') onTag(tag)
  }
  return (
    <span className="inline-flex min-h-7 items-center gap-1 rounded-control border border-dashed border-line px-2 text-fg-muted focus-within:border-accent">
      <Plus size={12} aria-hidden />
      <input
        dir="auto"
        aria-label={t('energy.tagOwn')}
        placeholder={t('energy.tagOwn')}
        value={text}
        maxLength={LONGEST}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            take()
          }
          if (event.key === 'Escape') setText('')
        }}
        className="w-24 bg-transparent text-12 text-fg outline-none placeholder:text-fg-faint"
      />
    </span>
  )
}
