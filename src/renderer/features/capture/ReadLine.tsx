import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'

import type { CapturePlace, ParsedSpan } from '@contract/capture'
import type { Task } from '@contract/task'
import { useDraft } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { localeStore, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { cx } from '@renderer/ui/cx'

import { CaptureChips } from './CaptureChips'
import { carrySpans } from './capture-spans'
import { useReading } from './use-reading'

type Line = { readonly id: string; readonly text: string; readonly dismissed: readonly string[] }
type Added = { readonly tasks: readonly Task[]; readonly batchId: string | null }

type ReadLineProps = {
  /** Under which the text survives a reload. */
  readonly draftKey: string
  readonly label: string
  /** Where what is written belongs. */
  readonly place: CapturePlace
  readonly maxLength: number
  /** What a notice says; null: nothing. */
  readonly done: (task: Task, text: string) => string | null
  readonly failed: () => string
  readonly className?: string
}

const NONE: readonly string[] = []

/**
 * A line that adds to the place it stands in, and reads what capture reads. Recognised parts stand below and can be
 * turned back into words; what is typed survives a refusal and a reload.
 */
export function ReadLine({ draftKey, label, place, maxLength, done, failed, className }: ReadLineProps) {
  const [text, setText, clear] = useDraft(draftKey)
  const [dismissed, setDismissed] = useState(NONE)
  const reading = useReading(text, dismissed, true)
  const spans = useMemo(
    () =>
      (reading === null ? [] : carrySpans({ text: reading.text, spans: reading.capture.spans }, text)).filter(
        ({ key }) => !dismissed.includes(key),
      ),
    [reading, text, dismissed],
  )
  const add = useWrite<Line, Added>({
    call: ({ client }, line) =>
      client.capture.create({
        ...line,
        dismissed: [...line.dismissed],
        source: 'app',
        place,
        locale: localeStore.getState().locale,
      }),
    done: ({ tasks: [task] }, line) => (task === undefined ? null : done(task, line.text)),
    failed,
  })
  return (
    <form
      className={cx('rounded-control px-2 focus-within:bg-hover hover:bg-hover', className)}
      onSubmit={(event) => {
        event.preventDefault()
        const line = { id: crypto.randomUUID(), text: text.trim(), dismissed }
        if (line.text === '' || add.pending) return
        clear()
        setDismissed(NONE)
        void add.run(line).then((outcome) => {
          if (outcome.ok) return
          setText(line.text)
          setDismissed(line.dismissed)
        })
      }}
    >
      <div className="flex min-h-row items-center gap-3">
        <Plus size={16} aria-hidden className="mx-px text-fg-faint" />
        <input
          dir="auto"
          aria-label={label}
          placeholder={label}
          value={text}
          maxLength={maxLength}
          enterKeyHint="done"
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value)
            if (event.target.value === '') setDismissed(NONE)
          }}
          className="h-row min-w-0 flex-1 bg-transparent text-14 outline-none"
        />
        {text.trim() !== '' && (
          <Button size="small" type="submit">
            {t('common.action.add')}
          </Button>
        )}
      </div>
      {spans.length > 0 && (
        <div className="ps-7.5 pb-2">
          <CaptureChips spans={spans} onRemove={({ key }: ParsedSpan) => setDismissed((keys) => [...keys, key])} />
        </div>
      )}
    </form>
  )
}
