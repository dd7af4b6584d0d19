import { useDeferredValue, useEffect, useRef, useState } from 'react'

import type { TaskRecurrence } from '@contract/recurrence'
import { type Instant, t } from '@renderer/i18n/index'
import { Button, SegmentedControl, Switch, TextField } from '@renderer/ui/index'

import { choiceOf, emptyChoice, type RepeatChoice, ruleOf } from './repeat-choice'
import { NextDates } from './NextDates'
import { RepeatChoices } from './RepeatChoices'
import { type RepeatInput, useRepeatPreview } from './use-recurrence'

/** What is said most often; each is typed for the person, who can change it. */
const presets = [
  'recurrence.everyDay',
  'recurrence.everyWeekday',
  'recurrence.everyWeek',
  'recurrence.everyMonth',
  'recurrence.lastWorkday',
  'recurrence.everyYear',
] as const

export type RepeatFormProps = {
  readonly now: Instant
  readonly taskId: string
  /** How it repeats now; null when it does not. */
  readonly current: TaskRecurrence | null
  readonly pending: boolean
  readonly failure: string | undefined
  readonly onSave: (input: RepeatInput) => void
}

/** How often, in words or by choosing, with the next five dates before anything is saved. */
export function RepeatForm({ now, taskId, current, pending, failure, onSave }: RepeatFormProps) {
  const [by, setBy] = useState<'words' | 'choice'>('words')
  const [words, setWords] = useState(current?.words ?? '')
  // Null until something is chosen.
  const [choice, setChoice] = useState<RepeatChoice | null>(null)
  const [fromCompletion, setFromCompletion] = useState<boolean | null>(null)
  const field = useRef<HTMLInputElement>(null)
  // What is there is replaced by typing, and changed by going into it.
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const chosen = current === null ? emptyChoice : choiceOf(current.rule)
  const said = by === 'words' ? wordsInput(words, current) : choiceInput(choice, current)
  const input = withCounting(said, fromCompletion, current)
  const asked = useDeferredValue(input === null ? '' : JSON.stringify(input))
  const preview = useRepeatPreview(asked === '' ? null : (JSON.parse(asked) as RepeatInput), taskId)
  const shown = input === null ? undefined : preview

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (input !== null && shown?.problem === null) onSave(input)
      }}
      className="flex flex-col gap-3"
    >
      <SegmentedControl
        label={t('recurrence.by')}
        size="small"
        value={by}
        onValueChange={setBy}
        segments={[
          { value: 'words', label: t('recurrence.byWords') },
          { value: 'choice', label: t('recurrence.byChoice') },
        ]}
      />
      {by === 'words' ? (
        <TextField
          ref={field}
          label={t('recurrence.words')}
          placeholder={t('recurrence.everyWeek')}
          hint={t('recurrence.wordsHint')}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : (
        <>
          {chosen === null && <p className="text-13 text-fg-muted">{t('recurrence.wordsOnly')}</p>}
          <RepeatChoices choice={choice ?? chosen ?? emptyChoice} onChange={setChoice} />
        </>
      )}
      <div aria-live="polite" className="flex flex-col gap-2">
        {typeof shown?.problem === 'string' && <p className="text-13 text-danger-text">{shown.problem}</p>}
        {failure !== undefined && <p className="text-13 text-danger-text">{failure}</p>}
        {shown?.problem === null && (
          <>
            <p className="text-13 font-medium">{shown.words}</p>
            <NextDates dates={shown.next} zone={null} fromCompletion={shown.fromCompletion} now={now} />
          </>
        )}
        {input === null && current !== null && (
          <CurrentDates current={current} named={by === 'choice' || words.trim() === ''} now={now} />
        )}
      </div>
      {by === 'words' && (
        <div role="group" aria-label={t('recurrence.preset')} className="flex flex-wrap gap-1.5">
          {presets.map((preset) => (
            <Button key={preset} size="small" onClick={() => setWords(t(preset))}>
              {t(preset)}
            </Button>
          ))}
        </div>
      )}
      <Switch
        label={t('recurrence.fromCompletion')}
        description={t('recurrence.fromCompletionHint')}
        checked={fromCompletion ?? (shown ?? current)?.fromCompletion ?? false}
        onCheckedChange={setFromCompletion}
      />
      <Button type="submit" size="small" variant="primary" disabled={pending || shown?.problem !== null}>
        {t('common.action.save')}
      </Button>
    </form>
  )
}

type CurrentDatesProps = {
  readonly current: TaskRecurrence
  /** Says the rule as well, where no field does. */
  readonly named: boolean
  readonly now: Instant
}

/** How it repeats as long as nothing was changed. */
function CurrentDates({ current, named, now }: CurrentDatesProps) {
  return (
    <>
      {named && <p className="text-13 font-medium">{current.words}</p>}
      {current.paused && <p className="text-13 text-fg-muted">{t('recurrence.pausedNote')}</p>}
      <NextDates
        dates={current.next}
        zone={null}
        fromCompletion={current.fromCompletion}
        now={now}
        label={current.paused ? t('recurrence.nextIfResumed') : undefined}
      />
    </>
  )
}

/** What is asked for with words; null when they are those there are, or none. */
function wordsInput(words: string, current: TaskRecurrence | null): RepeatInput | null {
  const text = words.trim()
  return text === '' || text === current?.words ? null : { text }
}

/** What is asked for by choosing; null when it is what there is. */
function choiceInput(choice: RepeatChoice | null, current: TaskRecurrence | null): RepeatInput | null {
  if (current === null) return { rule: ruleOf(choice ?? emptyChoice) }
  if (choice === null) return null
  const before = choiceOf(current.rule)
  const rule = ruleOf(choice)
  if (before !== null && ruleOf(before) === rule) return null
  return { rule, fromCompletion: current.fromCompletion }
}

/** The same with how it counts; turning only that keeps the rule. */
function withCounting(
  said: RepeatInput | null,
  fromCompletion: boolean | null,
  current: TaskRecurrence | null,
): RepeatInput | null {
  if (fromCompletion === null) return said
  if (said !== null) return { ...said, fromCompletion }
  return current === null || fromCompletion === current.fromCompletion ? null : { rule: current.rule, fromCompletion }
}
