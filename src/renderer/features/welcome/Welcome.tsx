import { type ReactNode, useRef, useState } from 'react'

import type { EnergyLevel } from '@contract/vocabulary'
import { energyCommands, globalCommands } from '@renderer/app/global-commands'
import { useUpdateSettings } from '@renderer/app/settings'
import { useCheckIn } from '@renderer/app/use-check-in'
import { useCommands } from '@renderer/app/use-commands'
import { CaptureBox } from '@renderer/features/capture/index'
import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { EnergyPicker } from '@renderer/ui/EnergyPicker'
import { Kbd } from '@renderer/ui/Kbd'
import { useKeyHint } from '@renderer/ui/key-hints'
import { TextField } from '@renderer/ui/TextField'

const steps = ['what', 'energy', 'capture'] as const

/** The first minute: what this is, energy now, a first thought. Each step can be skipped, and it never comes again. */
export function Welcome() {
  const [step, setStep] = useState(0)
  const [name, setName] = useState('')
  const [level, setLevel] = useState<EnergyLevel>()
  const settings = useUpdateSettings()
  const checkIn = useCheckIn()
  const heading = useRef<HTMLHeadingElement>(null)
  const current = steps[step] ?? 'what'

  const finish = (): void => {
    const given = name.trim()
    void settings.run({ welcomed: true, ...(given === '' ? {} : { name: given.slice(0, 80) }) })
  }
  const goTo = (next: number): void => {
    setStep(next)
    // The last step has a field that takes the focus itself.
    if (steps[next] !== 'capture') requestAnimationFrame(() => heading.current?.focus())
  }
  const chooseEnergy = (chosen: EnergyLevel): void => {
    setLevel(chosen)
    void checkIn.run({ level: chosen })
    goTo(2)
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) finish()
      }}
      title={t('welcome.title')}
      hideTitle
      bare
      size="medium"
    >
      <div className="flex flex-col px-6 pt-6 pb-5 sm:px-8 sm:pt-8">
        <p className="text-12 text-fg-faint">{t('welcome.step', { step: step + 1, of: steps.length })}</p>
        <h2 ref={heading} tabIndex={-1} className="mt-1 text-22 font-semibold text-balance outline-none">
          {t(`welcome.${current}.title`)}
        </h2>
        <p className="mt-2 text-15 text-fg-muted">{t(`welcome.${current}.text`)}</p>
        <div className="mt-6">
          {current === 'what' && (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                goTo(1)
              }}
            >
              <TextField
                label={t('welcome.what.name')}
                hint={t('welcome.what.nameHint')}
                value={name}
                maxLength={80}
                autoComplete="given-name"
                onChange={(event) => setName(event.target.value)}
              />
              <Steps
                onSkip={finish}
                main={
                  <Button type="submit" variant="primary">
                    {t('welcome.next')}
                  </Button>
                }
              />
            </form>
          )}
          {current === 'energy' && (
            <EnergyStep level={level} onChoose={chooseEnergy}>
              <Steps
                onSkip={finish}
                onBack={() => goTo(0)}
                main={<Button onClick={() => goTo(2)}>{t('welcome.next')}</Button>}
              />
            </EnergyStep>
          )}
          {current === 'capture' && (
            <>
              <CaptureBox autoFocus onCaptured={finish} />
              <Tips />
              <Steps onBack={() => goTo(1)} main={<Button onClick={finish}>{t('welcome.capture.done')}</Button>} />
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function EnergyStep({
  level,
  onChoose,
  children,
}: {
  readonly level: EnergyLevel | undefined
  readonly onChoose: (level: EnergyLevel) => void
  readonly children: ReactNode
}) {
  // The digits work at once here, too, wherever the focus is.
  useCommands(energyCommands.map((command) => ({ ...command, run: () => onChoose(command.level) })))
  return (
    <>
      <EnergyPicker value={level} onValueChange={onChoose} label={t('welcome.energy.label')} showKeys />
      {children}
    </>
  )
}

function Steps({
  onSkip,
  onBack,
  main,
}: {
  readonly onSkip?: () => void
  readonly onBack?: () => void
  readonly main: ReactNode
}) {
  return (
    <div className="mt-8 flex items-center gap-2">
      {onSkip !== undefined && (
        <Button variant="ghost" onClick={onSkip}>
          {t('welcome.skip')}
        </Button>
      )}
      <span className="flex-1" />
      {onBack !== undefined && (
        <Button variant="ghost" onClick={onBack}>
          {t('welcome.back')}
        </Button>
      )}
      {main}
    </div>
  )
}

function Tips() {
  const capture = useKeyHint({ command: globalCommands.capture.id })
  const palette = useKeyHint({ command: globalCommands.palette.id })
  return (
    <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-13 text-fg-muted">
      {capture !== undefined && (
        <li className="flex items-center gap-2">
          <Kbd keys={capture} /> {t('welcome.capture.anywhere')}
        </li>
      )}
      {palette !== undefined && (
        <li className="flex items-center gap-2">
          <Kbd keys={palette} /> {t('welcome.capture.palette')}
        </li>
      )}
    </ul>
  )
}
