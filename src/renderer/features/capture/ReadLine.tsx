import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'

import type { CapturePlace, ParsedSpan } from '@contract/capture'
import type { Task } from '@contract/task'
import { drafts, useDraft } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { readingLocale, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { cx } from '@renderer/ui/cx'
import type { NotifyOptions } from '@renderer/ui/notify'

import { CaptureChips } from './CaptureChips'
import { carryDismissals, dismissalOf } from './dismissals'
import { ListPreview } from './ListPreview'
import { ReadField } from './ReadField'
import { RepeatDates } from './RepeatDates'
import { useRecognised } from './use-recognised'

type Line = { readonly id: string; readonly text: string; readonly dismissed: readonly string[] }
type Added = { readonly tasks: readonly Task[]; readonly batchId: string | null }

type ReadLineProps = {
  /** Under which the text survives a reload. */
  readonly draftKey: string
  readonly label: string
  /** Where what is written belongs. */
  readonly place: CapturePlace
  /** What a notice says of the tasks, several for several lines; null: nothing. */
  readonly done: (tasks: readonly Task[], text: string) => string | null
  /** What that notice offers besides Undo. */
  readonly action?: (tasks: readonly Task[]) => NotifyOptions['action']
  readonly failed: () => string
  readonly className?: string
}

const NONE: readonly string[] = []

/**
 * A line that adds to the place it stands in, and reads what capture reads; several lines are a task each. What is typed
 * survives a refusal and a reload.
 */
export function ReadLine({ draftKey, label, place, done, action, failed, className }: ReadLineProps) {
  const [text, setText] = useDraft(draftKey)
  const [dismissed, setDismissed] = useState(NONE)
  /** A line that was refused and is in the field again: sent once more, it is the same thought. */
  const refused = useRef<Line | null>(null)
  const split = isSeveral(text)
  const { spans, recurrence, lines } = useRecognised(text, dismissed, { split })

  const add = useWrite<Line, Added>({
    call: ({ client }, { id, text: words, dismissed: without }) =>
      client.capture.create({
        id,
        text: words,
        dismissed: [...without],
        split: isSeveral(words),
        source: 'app',
        place,
        locale: readingLocale(),
      }),
    done: ({ tasks }, line) => (tasks.length === 0 ? null : done(tasks, line.text)),
    action: ({ tasks }) => action?.(tasks),
    onDone: (_output, line) => {
      if (refused.current?.id !== line.id) return
      // Sent again from the notice, it has not left the field.
      refused.current = null
      setText(withoutLine(drafts.get(draftKey), line.text))
    },
    failed,
  })

  const change = (next: string): void => {
    setText(next)
    setDismissed((keys) => carryDismissals(keys, text, next))
  }
  const takeBack = (span: ParsedSpan): void => setDismissed((keys) => [...keys, dismissalOf(text, span)])
  const submit = async (): Promise<void> => {
    const words = text.trim()
    if (words === '' || add.pending) return
    const id = refused.current?.text === words ? refused.current.id : uuidv7()
    const line: Line = { id, text: words, dismissed: carryDismissals(dismissed, text, words) }
    change('')
    const outcome = await add.run(line)
    if (outcome.ok) return
    refused.current = line
    // What was typed meanwhile comes after it.
    const typed = drafts.get(draftKey)
    const both = typed === '' ? line.text : `${line.text}\n${typed}`
    setText(both)
    setDismissed((keys) => [...line.dismissed, ...carryDismissals(keys, typed, both)])
  }

  return (
    <form
      className={cx('rounded-control px-2 focus-within:bg-hover hover:bg-hover', className)}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="flex items-start gap-3">
        <span className="flex h-row items-center">
          <Plus size={16} aria-hidden className="mx-px text-fg-faint" />
        </span>
        <ReadField
          label={label}
          text={text}
          spans={spans}
          onTextChange={change}
          onTakeBack={takeBack}
          onSubmit={() => void submit()}
        />
        {text.trim() !== '' && (
          <span className="flex h-row items-center">
            {/* The caret stays in the text, for the next line. */}
            <Button size="small" type="submit" onPointerDown={(event) => event.preventDefault()}>
              {t('common.action.add')}
            </Button>
          </span>
        )}
      </div>
      {(spans.length > 0 || split) && (
        <div className="flex flex-col gap-2 ps-7.5 pb-2">
          {split ? (
            <ListPreview lines={lines} />
          ) : (
            <>
              <CaptureChips spans={spans} onRemove={takeBack} />
              <RepeatDates recurrence={recurrence} />
            </>
          )}
        </div>
      )}
    </form>
  )
}

function isSeveral(text: string): boolean {
  return text.trim().includes('\n')
}

/** A draft without the line at its beginning. */
function withoutLine(draft: string, line: string): string {
  if (draft === line) return ''
  return draft.startsWith(`${line}\n`) ? draft.slice(line.length + 1) : draft
}
