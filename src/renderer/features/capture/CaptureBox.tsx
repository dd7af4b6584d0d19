import { CornerDownLeft } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'

import type { ParsedSpan } from '@contract/capture'
import type { Task } from '@contract/task'
import type { CaptureSource } from '@contract/vocabulary'
import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { useConnection } from '@renderer/app/connection.store'
import { drafts, useDraft } from '@renderer/app/drafts'
import { globalCommands } from '@renderer/app/global-commands'
import { useUndo } from '@renderer/app/undo'
import { useCommands } from '@renderer/app/use-commands'
import { formatNumber, t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { cx } from '@renderer/ui/cx'
import { leaveField } from '@renderer/ui/event-target'
import { Kbd } from '@renderer/ui/Kbd'

import { CaptureChips } from './CaptureChips'
import { CaptureKept } from './CaptureKept'
import { isComposing, spanTakenBack } from './capture-keys'
import { CaptureMirror } from './CaptureMirror'
import type { CaptureOutbox, Outgoing } from './capture-outbox'
import { LONGEST_HIGHLIGHTED, LONGEST_TEXT, looksLikeList } from './capture-text'
import { CompletionList, completionAttributes } from './CompletionList'
import { dismissalOf } from './dismissals'
import { ListChoice } from './ListChoice'
import { RepeatDates } from './RepeatDates'
import { TooLong } from './TooLong'
import { useCapture } from './use-capture'
import { useHeld, useIsCovered } from './use-covered'
import { useCompletion } from './use-completion'
import { useRecognised } from './use-recognised'

export type CaptureBoxHandle = {
  readonly focus: () => void
  /** Closes the list of suggestions if it is open; whether it was. Lets a dialog leave the first Escape to the box. */
  readonly closeSuggestions: () => boolean
}

export type CaptureBoxProps = {
  /** Where the thought comes from; kept with it. */
  readonly source?: CaptureSource
  /** `inline` is a field on a page; `bare` fills a surface of its own. */
  readonly variant?: 'inline' | 'bare'
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly onCaptured?: (tasks: readonly Task[]) => void
  /** Escape, with nothing left to close in the box itself; the draft is kept. */
  readonly onEscape?: () => void
  /** Stands at the start of the line below the text. */
  readonly footer?: ReactNode
  readonly outbox?: CaptureOutbox
  readonly ref?: Ref<CaptureBoxHandle>
}

/** The words and the layer below them must break lines at the same letters: one list of classes for both. */
const TYPE = 'col-start-1 row-start-1 min-w-0 py-2 text-15 break-words whitespace-pre-wrap'

/** One line for a thought, growing with it; recognised parts are shown while typing and can be taken back. */
export function CaptureBox({
  source = 'app',
  variant = 'inline',
  autoFocus = false,
  placeholder,
  onCaptured,
  onEscape,
  footer,
  outbox: ownOutbox,
  ref,
}: CaptureBoxProps) {
  const listId = useId()
  const problemId = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  /** How many parts were turned back into words since the text was last changed. */
  const restorable = useRef(0)
  /** Emptied by hand: the field's own undo brings it back. */
  const erased = useRef(false)
  const { undoLast } = useUndo()
  const [draft, setText] = useDraft(CAPTURE_DRAFT)
  const [focused, setFocused] = useState(false)
  const [chosenSplit, setChosenSplit] = useState<boolean | null>(null)
  const { outbox, dismissed: takenBack, kept, waiting: tried, failure, send, again } = useCapture(ownOutbox)
  const now = { text: draft, dismissed: takenBack }
  // Under a surface that has a box of its own this one only waits.
  const covered = useIsCovered() && variant === 'inline'
  const { text, dismissed } = useHeld(now, covered)
  const completion = useCompletion({ text, input, enabled: focused })

  const multiline = text.trim().includes('\n')
  const takenUp = kept.find((it) => it.taken === true && it.text === text)
  // Decided from the text alone, so that a fast Enter saves what a slower one would.
  const split = multiline && (chosenSplit ?? takenUp?.split ?? looksLikeList(text))
  const highlighted = text.length <= LONGEST_HIGHLIGHTED
  const { spans, recurrence, lines } = useRecognised(text, dismissed, { split, wanted: !covered })
  const severalLines = multiline && lines.length > 0
  const tooLong = text.length > LONGEST_TEXT
  // Said at once when the connection is known to be gone, not only after the call has given up on it.
  const lost = useConnection() === 'lost' || tried
  const unsaved = kept.filter((it) => it.taken !== true && (lost || it.failure !== undefined))
  const suggesting = completion.suggestions.length > 0

  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus(), closeSuggestions: completion.close }))
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  useEffect(() => {
    if (!multiline) setChosenSplit(null)
  }, [multiline])

  const change = (next: string): void => {
    setText(next)
    outbox.edited(next, text)
    restorable.current = 0
    erased.current = next === ''
  }
  const clear = (): void => {
    change('')
    // The field is there again after the next draw.
    requestAnimationFrame(() => input.current?.focus())
  }
  const submit = async (): Promise<void> => {
    if (text.trim() === '' || tooLong) return
    completion.close()
    restorable.current = 0
    const tasks = await send({ text, dismissed, split, source })
    // Whoever writes the next thought already is not to be sent away.
    const rests = drafts.get(CAPTURE_DRAFT) === '' && outbox.store.getState().kept.length === 0
    if (tasks !== null && rests) onCaptured?.(tasks)
  }
  const goOn = ({ id }: Outgoing): void => {
    // The button is gone with it: the keys have to be the text's at once.
    flushSync(() => outbox.goOn(id))
    const field = input.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }
  const dismiss = (span: ParsedSpan): void => {
    outbox.dismiss(dismissalOf(text, span))
    restorable.current += 1
    input.current?.focus()
  }
  // A field has its own undo, but neither for what was turned back into words nor for a thought that was sent.
  useCommands([
    {
      ...globalCommands.undo,
      whileTyping: true,
      when: () =>
        document.activeElement === input.current &&
        (restorable.current > 0 || (input.current?.value === '' && !erased.current)),
      run: () => {
        if (restorable.current === 0) return undoLast()
        restorable.current -= 1
        return outbox.restore()
      },
    },
  ])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent)) return
    if (completion.handleKey(event, change)) return
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape') {
      if (completion.close()) event.preventDefault()
      else if (onEscape !== undefined) {
        event.preventDefault()
        onEscape()
      } else if (variant === 'inline') leaveField(input.current)
    } else {
      const span = spanTakenBack(event, spans)
      if (span === undefined) return
      event.preventDefault()
      dismiss(span)
    }
  }

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const next = text.slice(0, selectionStart) + event.clipboardData.getData('text') + text.slice(selectionEnd)
    if (next.length <= LONGEST_TEXT) return
    // A field that has to lay out a million characters stops the window for seconds.
    event.preventDefault()
    change(next)
  }

  const problem = tooLong
    ? t('capture.tooLong', { length: formatNumber(text.length), most: formatNumber(LONGEST_TEXT) })
    : failure !== null
      ? t('capture.notSaved', { reason: failure.message })
      : null
  // Not the moment to propose something.
  const hint = unsaved.length === 0 && problem === null && <CaptureHint />
  // Not by focus: what lies below a field must not jump away from the pointer that is about to press it.
  const open = text !== '' || variant === 'bare'

  return (
    <div
      className={cx('relative', variant === 'inline' ? 'moves-what-follows ui-field px-3' : 'px-4 pt-2 pb-3 sm:px-5')}
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false)
      }}
    >
      {tooLong ? (
        <TooLong text={text} takeFocus={focused} onClear={clear} />
      ) : (
        <div className={cx('overflow-x-clip overflow-y-auto', highlighted && 'max-h-(--capture-room,40dvh)')}>
          <div className="grid">
            <CaptureMirror text={highlighted ? text : ''} spans={spans} className={TYPE} />
            <textarea
              ref={input}
              value={text}
              dir="auto"
              rows={1}
              aria-label={t('capture.label')}
              placeholder={placeholder ?? t('capture.placeholder')}
              aria-describedby={problem === null ? undefined : problemId}
              {...completionAttributes(listId, completion)}
              autoCapitalize="sentences"
              enterKeyHint="done"
              onChange={(event) => change(event.target.value)}
              onPaste={onPaste}
              onSelect={completion.onSelect}
              onKeyDown={onKeyDown}
              className={cx(
                TYPE,
                'resize-none bg-transparent text-fg outline-none',
                highlighted ? 'overflow-hidden' : 'h-(--capture-room,40dvh) overflow-y-auto',
              )}
            />
          </div>
        </div>
      )}

      {suggesting && (
        <CompletionList
          id={listId}
          suggestions={completion.suggestions}
          active={completion.active}
          onPoint={completion.point}
          onChoose={(suggestion) => completion.choose(suggestion, change)}
          className={variant === 'inline' ? 'absolute start-0 top-full z-20 mt-1 min-w-56 shadow-overlay' : 'mb-2'}
        />
      )}

      {problem !== null && !covered && (
        <p id={problemId} role="alert" className="pb-2 text-13 text-danger-text">
          {problem}
        </p>
      )}
      {unsaved.length > 0 && !covered && <CaptureKept kept={unsaved} onGoOn={goOn} onAgain={again} />}

      {open && (
        <div className={cx('flex flex-wrap items-end gap-x-3 gap-y-2', variant === 'inline' ? 'pb-2.5' : '')}>
          {/* Room for what a line usually says, so that nothing below moves with each word. */}
          <div
            className={cx(
              'flex min-w-0 flex-1 flex-col gap-2',
              // Next dates need the whole width of a narrow screen.
              recurrence !== null && !split ? 'basis-full sm:basis-60' : 'basis-60',
              variant === 'inline' && 'min-h-15',
            )}
          >
            {spans.length > 0 && !split && <CaptureChips spans={spans} onRemove={dismiss} />}
            {!split && <RepeatDates recurrence={recurrence} />}
            {text === '' ? (footer ?? hint) : spans.length === 0 && !severalLines && variant === 'inline' && hint}
            {severalLines && <ListChoice lines={lines} split={split} onSplitChange={setChosenSplit} />}
          </div>
          <Button
            variant="primary"
            size="small"
            className="ms-auto"
            disabled={text.trim() === '' || tooLong}
            iconEnd={<CornerDownLeft size={14} aria-hidden />}
            // The caret stays in the text, for the next thought.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => void submit()}
          >
            {split ? t('capture.saveMany') : t('capture.save')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Two keys and what may be written, while nothing is. */
function CaptureHint() {
  return (
    <p className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-12 text-fg-faint">
      <span>{t('capture.hint')}</span>
      <span className="hidden items-center gap-1.5 md:inline-flex">
        <Kbd keys="shift+enter" /> {t('capture.newLine')}
      </span>
    </p>
  )
}
