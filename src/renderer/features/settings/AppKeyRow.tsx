import { useEffect, useRef, useState } from 'react'

import { type CommandEntry, keyboard } from '@renderer/app/keyboard'
import { t, translate } from '@renderer/i18n/index'
import { Button, Kbd, keyText } from '@renderer/ui/index'

import { KeyRecorder } from './KeyRecorder'

/** How long the recorder waits for a second key, in ms. */
const SEQUENCE_WAIT = 900

type AppKeyRowProps = {
  readonly command: CommandEntry
  readonly recording: boolean
  readonly onRecording: (on: boolean) => void
  /** Commands that would no longer be reached if this one had the keys. */
  readonly rivalsOf: (keys: string) => readonly CommandEntry[]
  readonly onKeys: (keys: string) => void
  readonly onTakeOver: (keys: string) => void
  readonly onReset: () => void
}

/** A command, its keys, and a way to change them. */
export function AppKeyRow({ command, recording, onRecording, rivalsOf, onKeys, onTakeOver, onReset }: AppKeyRowProps) {
  const [wanted, setWanted] = useState<string | null>(null)
  const change = useRef<HTMLButtonElement>(null)
  const title = translate(command.title)
  const rivals = wanted === null ? [] : rivalsOf(wanted)
  const stop = () => {
    onRecording(false)
    // The recorder is gone; its button takes the focus back.
    requestAnimationFrame(() => change.current?.focus())
  }
  const settle = (keys: string) => {
    stop()
    if (keys !== '' && rivalsOf(keys).length > 0) setWanted(keys)
    else onKeys(keys)
  }

  return (
    <li className="border-b border-line py-1.5 last:border-b-0">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-40 text-14">
          {title}
          {command.changed && <span className="ms-2 text-12 text-accent-text">{t('settings.keys.changed')}</span>}
        </span>
        {recording ? (
          <StepRecorder onDone={settle} onCancel={() => onRecording(false)} />
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            {command.bound.length === 0 ? (
              <span className="text-12 text-fg-faint">{t('settings.keys.none')}</span>
            ) : (
              command.bound.map((keys) => <Kbd key={keys} keys={keys} />)
            )}
            <Button
              ref={change}
              size="small"
              variant="ghost"
              aria-label={t('settings.keys.changeNamed', { command: title })}
              onClick={() => {
                setWanted(null)
                onRecording(true)
              }}
            >
              {t('settings.keys.change')}
            </Button>
            {command.changed && (
              <Button
                size="small"
                variant="ghost"
                aria-label={t('settings.keys.resetNamed', { command: title })}
                onClick={onReset}
              >
                {t('settings.keys.reset')}
              </Button>
            )}
          </div>
        )}
      </div>
      {wanted !== null && rivals[0] !== undefined && (
        <div role="alert" className="mt-1 mb-1 flex flex-wrap items-center gap-2 text-13 text-danger-text">
          <span className="min-w-0 flex-1 basis-56">
            {t('settings.keys.conflict', {
              count: rivals.length,
              more: rivals.length - 1,
              keys: keyText(wanted),
              command: translate(rivals[0].title),
            })}
          </span>
          <Button
            size="small"
            onClick={() => {
              onTakeOver(wanted)
              setWanted(null)
            }}
          >
            {t('settings.keys.takeOver')}
          </Button>
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              setWanted(null)
              onRecording(true)
            }}
          >
            {t('settings.keys.chooseOther')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Records one key, or two in a row; Backspace stands for no key. */
function StepRecorder({
  onDone,
  onCancel,
}: {
  readonly onDone: (keys: string) => void
  readonly onCancel: () => void
}) {
  const [first, setFirst] = useState<string | null>(null)
  const newest = useRef(onDone)
  useEffect(() => {
    newest.current = onDone
  })
  useEffect(() => {
    if (first === null) return undefined
    const timer = setTimeout(() => newest.current(first), SEQUENCE_WAIT)
    return () => clearTimeout(timer)
  }, [first])
  return (
    <KeyRecorder
      label={t('settings.keys.record')}
      hint={t('settings.keys.recordHintApp')}
      onCancel={onCancel}
      onPress={(event) => {
        const step = keyboard.stepOf(event.nativeEvent)
        if (step === undefined) return
        if (first === null && step === 'backspace') onDone('')
        else if (first === null) setFirst(step)
        else onDone(`${first} ${step}`)
      }}
    >
      {first === null ? undefined : <Kbd keys={first} />}
    </KeyRecorder>
  )
}
