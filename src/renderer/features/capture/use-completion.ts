import { useQuery } from '@tanstack/react-query'
import {
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

import { useApi } from '@renderer/app/api'

import { type Suggestion, complete, findTrigger, suggest } from './completion'

type CompletionOptions = {
  readonly text: string
  readonly input: RefObject<HTMLTextAreaElement | null>
  readonly enabled: boolean
}

export type Completion = {
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly point: (index: number) => void
  readonly choose: (suggestion: Suggestion, change: (text: string) => void) => void
  /** Moves, takes or leaves a suggestion; whether the key was one of these. */
  readonly handleKey: (event: KeyboardEvent, change: (text: string) => void) => boolean
  /** Closes the list until the next word; whether it was open. */
  readonly close: () => boolean
  readonly onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => void
}

/** Known projects, tags, contexts and people for the word at the caret. */
export function useCompletion({ text, input, enabled }: CompletionOptions): Completion {
  const { query } = useApi()
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  /** Place of the sigil whose list was closed by Escape. */
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const caretAfter = useRef<number | null>(null)

  const trigger = useMemo(
    () => (enabled ? findTrigger(text, Math.min(caret, text.length)) : null),
    [enabled, text, caret],
  )
  const wanted = trigger !== null && trigger.start !== closedAt
  const projects = useQuery({ ...query.project.list.queryOptions({ input: {} }), enabled: wanted }).data
  const tags = useQuery({ ...query.tag.list.queryOptions(), enabled: wanted }).data
  const suggestions = useMemo(
    () => (wanted ? suggest(trigger, projects ?? [], tags ?? []) : []),
    [wanted, trigger, projects, tags],
  )

  useLayoutEffect(() => {
    // React puts the caret at the end of a value that was set by program.
    if (caretAfter.current === null) return
    input.current?.setSelectionRange(caretAfter.current, caretAfter.current)
    setCaret(caretAfter.current)
    caretAfter.current = null
  }, [text, input])

  const shown = Math.min(active, Math.max(0, suggestions.length - 1))

  const choose = (suggestion: Suggestion, change: (text: string) => void): void => {
    if (trigger === null) return
    const next = complete(text, trigger, suggestion.name)
    caretAfter.current = next.caret
    setActive(0)
    change(next.text)
    input.current?.focus()
  }
  const close = (): boolean => {
    if (trigger === null || suggestions.length === 0) return false
    setClosedAt(trigger.start)
    return true
  }

  return {
    suggestions,
    active: shown,
    point: setActive,
    choose,
    close,
    handleKey: (event, change) => {
      if (suggestions.length === 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
      const chosen = suggestions[shown]
      switch (event.key) {
        case 'ArrowDown':
          setActive((shown + 1) % suggestions.length)
          break
        case 'ArrowUp':
          setActive((shown - 1 + suggestions.length) % suggestions.length)
          break
        case 'Enter':
        case 'Tab':
          if (chosen === undefined) return false
          choose(chosen, change)
          break
        default:
          return false
      }
      event.preventDefault()
      return true
    },
    onSelect: (event) => {
      const { selectionStart, selectionEnd } = event.currentTarget
      // A selection is about to be replaced; there is no word to complete.
      setCaret(selectionStart === selectionEnd ? selectionStart : -1)
      if (findTrigger(text, selectionStart)?.start !== closedAt) setClosedAt(null)
    },
  }
}
