import { ChevronRight, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'

import type { ActivityEntry } from '@contract/activity'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { cx, DateText, IconButton, notify, Row } from '@renderer/ui/index'

import { ChangeDetails } from './ChangeDetails'
import { entryAuthor, entryText, refusalText } from './entry-wording'

type ActivityRowProps = {
  readonly entry: ActivityEntry
  readonly now: number
  readonly open: boolean
  readonly onToggle: () => void
}

/** One change: what, who, when; below it, when opened, each field before and after. */
export function ActivityRow({ entry, now, open, onToggle }: ActivityRowProps) {
  const { refusal, run, pending } = useReplay(entry)
  const text = entryText(entry)
  // An undo or redo is taken back at the change it acted on, so that there is one place for it.
  const replayable = entry.kind === 'change'
  const verb = entry.undone
    ? t('activity.redoNamed', { label: entry.label })
    : t('activity.undoNamed', { label: entry.label })
  return (
    <>
      <Row
        id={entry.id}
        onOpen={onToggle}
        quiet={entry.undone || entry.quiet}
        leading={
          <>
            <DateText at={entry.at} now={now} as="time" className="min-w-11 text-13 text-fg-faint" />
            <ChevronRight
              size={14}
              aria-hidden
              className={cx('ms-1 text-fg-faint transition-transform', open ? 'rotate-90' : 'rtl:rotate-180')}
            />
          </>
        }
        meta={
          <>
            {entry.undone && (
              <span className="rounded-control bg-sunken px-1.5 font-medium text-fg-muted">{t('activity.undone')}</span>
            )}
            <span className="truncate">{entryAuthor(entry)}</span>
          </>
        }
        actions={
          replayable ? (
            <IconButton
              size="small"
              label={verb}
              loading={pending}
              icon={entry.undone ? <Redo2 size={16} /> : <Undo2 size={16} />}
              onClick={run}
            />
          ) : (
            // Who did it stands in one column, with a button beside it or without.
            <span aria-hidden className="size-7" />
          )
        }
      >
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={open}
          onClick={onToggle}
          className={cx(
            'block w-full text-start outline-none sm:truncate',
            entry.undone && 'line-through decoration-1',
          )}
        >
          {text}
        </button>
      </Row>
      {(refusal !== null || open) && (
        <div role="row">
          <div role="gridcell" className="pb-3 ps-4 sm:ps-[86px]">
            {refusal !== null && (
              <p role="alert" className="mb-2 text-13 text-danger-text">
                {refusal}
              </p>
            )}
            {open && <ChangeDetails id={entry.id} now={now} label={t('activity.details', { label: text })} />}
          </div>
        </div>
      )}
    </>
  )
}

/** Undo of a change in force, redo of one that was undone; a refusal is told where one asked. */
function useReplay(entry: ActivityEntry): {
  readonly refusal: string | null
  readonly run: () => void
  readonly pending: boolean
} {
  const [refusal, setRefusal] = useState<{ readonly undone: boolean; readonly text: string } | null>(null)
  const replay = useWrite<'undo' | 'redo', { readonly label: string; readonly batchId: string }>({
    call: ({ client }, direction) => client.activity[direction]({ id: entry.id }),
    showsFailure: true,
    onDone: ({ label }, direction) =>
      notify({
        message: direction === 'undo' ? t('activity.undoneToast', { label }) : t('activity.redoneToast', { label }),
      }),
  })
  const run = () => {
    setRefusal(null)
    void replay.run(entry.undone ? 'redo' : 'undo').then((outcome) => {
      if (!outcome.ok) setRefusal({ undone: entry.undone, text: refusalText(outcome.error) })
    })
  }
  // Once it was undone after all (in another window, say), the old reason is history.
  return { refusal: refusal?.undone === entry.undone ? refusal.text : null, run, pending: replay.pending }
}
