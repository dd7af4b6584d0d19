import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { useCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { IconButton, leaveField, TextField } from '@renderer/ui/index'

/** Typing changes the address at most this often, in ms. */
const PAUSE = 180

export type TaskSearchFieldProps = {
  readonly words: string
  readonly onWordsChange: (words: string) => void
  /** Leaves the field for the list. */
  readonly onLeave: () => void
}

/** The search box of the list; what is searched for stands in the address. */
export function TaskSearchField({ words, onWordsChange, onLeave }: TaskSearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(words)
  const sent = useRef(words)
  const newest = useRef(onWordsChange)
  useEffect(() => {
    newest.current = onWordsChange
  })

  // The address changed by other means: back, a link, another list.
  useEffect(() => {
    if (words === sent.current) return
    sent.current = words
    setTyped(words)
  }, [words])

  useEffect(() => {
    if (typed === sent.current) return undefined
    const timer = setTimeout(() => {
      sent.current = typed.trim() === '' ? '' : typed
      newest.current(typed)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed])

  const clear = (): void => {
    setTyped('')
    sent.current = ''
    newest.current('')
  }

  useCommands([
    {
      id: 'tasks.search',
      title: 'tasks.list.search',
      group: 'list',
      keys: ['/'],
      scope: 'list',
      keyOnly: true,
      run: () => input.current?.focus(),
    },
  ])

  return (
    <TextField
      ref={input}
      type="search"
      dir="auto"
      label={t('tasks.list.search')}
      hideLabel
      placeholder={t('tasks.list.searchPlaceholder')}
      icon={<Search size={16} aria-hidden />}
      end={
        typed === '' ? undefined : (
          <IconButton
            size="small"
            className="-me-1.5"
            label={t('tasks.list.searchClear')}
            icon={<X size={14} />}
            onClick={clear}
          />
        )
      }
      value={typed}
      maxLength={500}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          if (typed === '') leaveField(input.current)
          else clear()
        } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault()
          onLeave()
        }
      }}
      className="[&::-webkit-search-cancel-button]:hidden"
    />
  )
}
