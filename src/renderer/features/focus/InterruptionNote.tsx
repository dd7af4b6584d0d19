import { useEffect, useRef, useState } from 'react'

import { useDraft } from '@renderer/app/drafts'
import { useWrite } from '@renderer/app/mutate'
import { useCommands } from '@renderer/app/use-commands'
import { readingLocale, t } from '@renderer/i18n/index'
import { Button, TextField } from '@renderer/ui/index'

import { focusCommands } from './focus-commands'

/** After an interruption was noted: a line for what came up, so that it need not be kept in mind. */
export function InterruptionNote({ count, onClose }: { readonly count: number; readonly onClose: () => void }) {
  const [text, setText, clearText] = useDraft('focus.interruption')
  const input = useRef<HTMLInputElement>(null)
  // A retry after a lost answer must not capture twice.
  const [captureId] = useState(() => crypto.randomUUID())
  useEffect(() => input.current?.focus(), [])

  const keep = useWrite<string, { readonly batchId: string | null }>({
    call: ({ client }, note) =>
      client.capture.create({
        text: note,
        source: 'interruption',
        id: captureId,
        locale: readingLocale(),
      }),
    done: () => t('focus.interruption.kept'),
    failed: () => t('focus.error.keep'),
    onDone: () => {
      clearText()
      onClose()
    },
  })

  useCommands([{ ...focusCommands.back, run: onClose }])

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (keep.pending) return
        if (text.trim() === '') onClose()
        else void keep.run(text)
      }}
      className="flex w-full max-w-[400px] animate-fade-in flex-col gap-2 text-start"
    >
      <p role="status" className="text-13 text-fg-muted">
        {t('focus.interruption.noted', { count })}
      </p>
      <TextField
        ref={input}
        label={t('focus.interruption.label')}
        placeholder={t('focus.interruption.placeholder')}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="small" onClick={onClose} command={focusCommands.back.id}>
          {t('focus.interruption.skip')}
        </Button>
        <Button type="submit" size="small" disabled={text.trim() === ''} loading={keep.pending} shortcut="enter">
          {t('focus.interruption.keep')}
        </Button>
      </div>
    </form>
  )
}
