import { type EnergyLevel, energyLevels } from '@contract/vocabulary'
import { useId } from 'react'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'
import { EnergyMark, energyWord } from './EnergyMark'
import { Kbd } from './Kbd'

const SELECTED: Readonly<Record<EnergyLevel, string>> = {
  1: 'border-energy-1 bg-energy-1/14',
  2: 'border-energy-2 bg-energy-2/14',
  3: 'border-energy-3 bg-energy-3/14',
  4: 'border-energy-4 bg-energy-4/14',
  5: 'border-energy-5 bg-energy-5/14',
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export interface EnergyPickerProps {
  readonly value: EnergyLevel | undefined
  readonly onValueChange: (level: EnergyLevel) => void
  readonly label?: string
  readonly hideLabel?: boolean
  /** Says the digit on each cell, where the digits work without focus, too. */
  readonly showKeys?: boolean
  readonly disabled?: boolean
  readonly className?: string | undefined
}

/** How is your energy: five cells, one tap or one digit. A radio group, so arrows walk through it. */
export function EnergyPicker({
  value,
  onValueChange,
  label,
  hideLabel = true,
  showKeys = false,
  disabled = false,
  className,
}: EnergyPickerProps) {
  const name = useId()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- digits, from whichever cell has the focus
    <fieldset
      className={cx('min-w-0', className)}
      disabled={disabled}
      onKeyDown={(event) => {
        const step = STEPS[event.key]
        if (step !== undefined && event.target instanceof HTMLInputElement) {
          // A choice may count at once (a check-in): arrows only walk, Space and digits choose.
          event.preventDefault()
          const cells = [...event.currentTarget.querySelectorAll('input')]
          cells[(cells.indexOf(event.target) + step + cells.length) % cells.length]?.focus()
          return
        }
        const level = energyLevels.find((it) => String(it) === event.key)
        if (level === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        onValueChange(level)
      }}
    >
      <legend className={hideLabel ? 'sr-only' : 'mb-1.5 text-13 font-medium'}>
        {label ?? t('common.energy.label')}
      </legend>
      <div className="grid grid-cols-5 gap-1.5">
        {energyLevels.map((level) => (
          <label
            key={level}
            className={cx(
              'relative flex min-h-16 min-w-0 flex-col items-center justify-center gap-1.5 rounded-control border px-0.5 py-2 text-center select-none',
              'transition-[background-color,border-color] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:opacity-50',
              value === level ? SELECTED[level] : 'border-line bg-raised hover:border-line-control',
            )}
          >
            <input
              type="radio"
              name={name}
              value={level}
              checked={value === level}
              aria-label={`${level}, ${energyWord(level)}`}
              onChange={() => onValueChange(level)}
              // A second tap on the same level is a new check-in, which `change` would not tell.
              onClick={() => {
                if (value === level) onValueChange(level)
              }}
              className="absolute inset-0 m-0 appearance-none rounded-control outline-none"
            />
            <EnergyMark level={level} size={20} decorative />
            <span
              aria-hidden
              className={cx('max-w-full truncate text-12', value === level ? 'font-medium text-fg' : 'text-fg-muted')}
            >
              {energyWord(level)}
            </span>
            {showKeys && (
              <span aria-hidden className="absolute end-1 top-1 hidden md:block">
                <Kbd keys={String(level)} tone="quiet" className="scale-90 text-fg-faint" />
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
