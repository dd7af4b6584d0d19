import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useId, useState } from 'react'

import type { Task } from '@contract/task'
import type { Today } from '@contract/today'
import { openTaskStatuses } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { cx, TextField } from '@renderer/ui/index'

import { reasonText } from './focus-wording'

/** How many of today's other tasks are offered without searching. */
const ALSO_TODAY = 4
const MATCHES = 8
const REASONS = 2

type Chosen = Pick<Task, 'id' | 'title'>

type TaskChooserProps = {
  readonly today: Today
  /** Null: no task. */
  readonly chosen: Chosen | null
  readonly onChoose: (task: Chosen | null) => void
}

/** What to focus on: what is suggested, what else is there today, any open task by its words, or nothing in particular. */
export function TaskChooser({ today, chosen, onChoose }: TaskChooserProps) {
  const { query } = useApi()
  const name = useId()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const search = useQuery(
    query.search.tasks.queryOptions({
      input: { q: asked, limit: MATCHES * 2 },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const searching = words.trim() !== ''
  const matches = (search.data ?? []).filter(isOpen).slice(0, MATCHES)
  const suggested = today.whatNow?.task
  const others = today.tasks.filter((task) => task.id !== suggested?.id && isOpen(task)).slice(0, ALSO_TODAY)
  const offered = searching ? matches : [...(suggested ? [suggested] : []), ...others]
  // What was found and chosen stays in view when the words change.
  const extra = chosen !== null && !offered.some((task) => task.id === chosen.id) ? chosen : null

  const row = (task: Chosen, note?: ReactNode) => (
    <Choice
      key={task.id}
      name={name}
      value={task.id}
      checked={chosen?.id === task.id}
      onCheck={() => onChoose(task)}
      note={note}
    >
      {task.title}
    </Choice>
  )

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{t('focus.what')}</legend>
      {!searching && suggested !== undefined && (
        <Choice
          name={name}
          value={suggested.id}
          checked={chosen?.id === suggested.id}
          onCheck={() => onChoose(suggested)}
          large
          note={
            <>
              <span className="font-medium text-accent-text">{t('focus.suggested')}</span>
              {today.whatNow?.reasons.slice(0, REASONS).map((reason) => (
                <span key={reason.kind}> · {reasonText(reason)}</span>
              ))}
            </>
          }
        >
          {suggested.title}
        </Choice>
      )}
      <TextField
        type="search"
        label={t('focus.searchLabel')}
        hideLabel
        icon={<Search size={16} aria-hidden />}
        placeholder={t('focus.searchPlaceholder')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="[&::-webkit-search-cancel-button]:hidden"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' && words !== '') {
            event.preventDefault()
            setWords('')
          }
          const first = matches[0]
          // Enter takes the best match instead of starting on something else.
          if (event.key === 'Enter' && searching) {
            event.preventDefault()
            if (first !== undefined && asked === words.trim() && !search.isPlaceholderData) {
              onChoose(first)
              setWords('')
            }
          }
        }}
      />
      <div className="flex flex-col">
        {(searching ? matches : others).map((task) => row(task))}
        {extra !== null && row(extra)}
        {!searching && today.tasks.length === 0 && suggested === undefined && extra === null && (
          <p className="px-2 py-1.5 text-13 text-fg-muted">{t('focus.noTasks')}</p>
        )}
        <Choice name={name} value="" checked={chosen === null} onCheck={() => onChoose(null)}>
          <span className="text-fg-muted">{t('focus.freely')}</span>
        </Choice>
      </div>
      <p role="status" className={searching && matches.length === 0 ? 'px-2 text-13 text-fg-muted' : 'sr-only'}>
        {searching && search.isSuccess && !search.isPlaceholderData
          ? t('focus.matches', { count: matches.length, query: asked })
          : ''}
      </p>
    </fieldset>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly onCheck: () => void
  readonly note?: ReactNode
  readonly large?: boolean
  readonly children: ReactNode
}

/** One radio button as a row. */
function Choice({ name, value, checked, onCheck, note, large = false, children }: ChoiceProps) {
  const noteId = useId()
  return (
    <label
      className={cx(
        'flex min-h-row items-center gap-3 rounded-control px-2 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus',
        large && 'border px-3 py-3',
        large && (checked ? 'border-accent' : 'border-line hover:border-line-control'),
        checked ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onCheck}
        aria-describedby={note === undefined ? undefined : noteId}
        className="shrink-0 outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className={cx('block [overflow-wrap:anywhere]', large ? 'text-15 font-medium' : 'truncate text-14')}>
          {children}
        </span>
        {note !== undefined && (
          <span id={noteId} className="block text-13 text-fg-muted">
            {note}
          </span>
        )}
      </span>
    </label>
  )
}

function isOpen(task: Task): boolean {
  return task.deletedAt === null && openTaskStatuses.some((status) => status === task.status)
}
