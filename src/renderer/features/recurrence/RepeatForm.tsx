import { useDeferredValue, useState } from 'react'

import type { TaskRecurrence } from '@contract/recurrence'
import { type Instant, t } from '@renderer/i18n/index'
import { Button, SegmentedControl, Switch, TextField } from '@renderer/ui/index'

import { emptyChoice, type RepeatChoice, ruleOf } from './repeat-choice'
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
  /** How it repeats now; null when it does not. */
  readonly current: TaskRecurrence | null
  /** The task's own day, from which is counted. */
  readonly day: string | null
  readonly pending: boolean
  readonly failure: string | undefined
  readonly onSave: (input: RepeatInput) => void
}

/** How often, in words or by choosing, with the next five dates before anything is saved. */
export function RepeatForm({ now, current, day, pending, failure, onSave }: RepeatFormProps) {
  const [by, setBy] = useState<'words' | 'choice'>('words')
  const [words, setWords] = useState('')
  const [choice, setChoice] = useState<RepeatChoice>(emptyChoice)
  const [fromCompletion, setFromCompletion] = useState<boolean | null>(current?.fromCompletion === true ? true : null)
  const said = by === 'words' ? sayings(words, current) : { rule: ruleOf(choice) }
  const input: RepeatInput | null =
    said === null
      ? null
      : {
          ...said,
          ...(fromCompletion === null ? {} : { fromCompletion }),
          ...(day === null || 'text' in said ? {} : { startDate: day }),
        }
  const asked = useDeferredValue(input === null ? '' : JSON.stringify(input))
  const preview = useRepeatPreview(asked === '' ? null : (JSON.parse(asked) as RepeatInput))
  const shown = input === null ? undefined : preview
  const changed =
    by === 'choice' || words.trim() !== '' || fromCompletion !== (current?.fromCompletion === true ? true : null)

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (input !== null && shown?.problem === null && changed) onSave(input)
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
          label={t('recurrence.words')}
          placeholder={current?.words ?? t('recurrence.everyWeek')}
          hint={t('recurrence.wordsHint')}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : (
        <RepeatChoices choice={choice} onChange={setChoice} />
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
        checked={fromCompletion ?? shown?.fromCompletion ?? false}
        onCheckedChange={setFromCompletion}
      />
      <Button type="submit" size="small" variant="primary" disabled={pending || !changed || shown?.problem !== null}>
        {t('common.action.save')}
      </Button>
    </form>
  )
}

/** What was typed; with nothing typed, what there is. */
function sayings(
  words: string,
  current: TaskRecurrence | null,
): { text: string } | { rule: string; startDate: string } | null {
  if (words.trim() !== '') return { text: words.trim() }
  return current === null ? null : { rule: current.rule, startDate: current.startDate }
}
