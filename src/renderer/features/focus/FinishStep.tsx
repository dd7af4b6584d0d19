import { Check, CircleDot } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { useCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { Button, TextArea } from '@renderer/ui/index'

import { focusCommands } from './focus-commands'

type FinishStepProps = {
  readonly hasTask: boolean
  readonly pending: boolean
  readonly onFinish: (completeTask: boolean, note: string) => void
  readonly onBack: () => void
}

/** One step out of a session: how it went, and a note for the next time if one wants. */
export function FinishStep({ hasTask, pending, onFinish, onBack }: FinishStepProps) {
  const [note, setNote] = useState('')
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  useCommands([{ ...focusCommands.back, run: onBack }])

  return (
    <form
      aria-label={t('focus.finishing.title')}
      onSubmit={(event) => event.preventDefault()}
      className="flex w-full max-w-[400px] animate-fade-in flex-col gap-4"
    >
      <h3 className="text-15 font-medium">{t('focus.finishing.title')}</h3>
      <div className="flex flex-wrap justify-center gap-2">
        {hasTask ? (
          <>
            <Button
              ref={first}
              size="large"
              variant="primary"
              loading={pending}
              onClick={() => onFinish(true, note)}
              icon={<Check size={16} aria-hidden />}
            >
              {t('focus.finishing.taskDone')}
            </Button>
            <Button
              size="large"
              disabled={pending}
              onClick={() => onFinish(false, note)}
              icon={<CircleDot size={16} aria-hidden />}
            >
              {t('focus.finishing.progress')}
            </Button>
          </>
        ) : (
          <Button
            ref={first}
            size="large"
            variant="primary"
            loading={pending}
            onClick={() => onFinish(false, note)}
            icon={<Check size={16} aria-hidden />}
          >
            {t('focus.finishing.finish')}
          </Button>
        )}
      </div>
      <TextArea
        label={t('focus.finishing.note')}
        placeholder={t('focus.finishing.notePlaceholder')}
        value={note}
        maxLength={5000}
        minRows={2}
        fieldClassName="text-start"
        onChange={(event) => setNote(event.target.value)}
      />
      <Button variant="ghost" onClick={onBack} command={focusCommands.back.id} className="self-center">
        {t('focus.finishing.back')}
      </Button>
    </form>
  )
}
