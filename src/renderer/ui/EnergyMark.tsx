import type { EnergyLevel, NeededEnergy } from '@contract/vocabulary'
import { t } from '@renderer/i18n/index'
import { cx } from './cx'

const ENERGY_FILL: Readonly<Record<EnergyLevel, string>> = {
  1: 'fill-energy-1',
  2: 'fill-energy-2',
  3: 'fill-energy-3',
  4: 'fill-energy-4',
  5: 'fill-energy-5',
}

const NEEDED_BARS: Readonly<Record<NeededEnergy, number>> = { low: 1, medium: 2, high: 3 }

/** The word for a level of energy: 'Steady'. */
export function energyWord(level: EnergyLevel): string {
  switch (level) {
    case 1:
      return t('common.energy.level1')
    case 2:
      return t('common.energy.level2')
    case 3:
      return t('common.energy.level3')
    case 4:
      return t('common.energy.level4')
    case 5:
      return t('common.energy.level5')
  }
}

/** The phrase for the energy a task needs: 'Needs little energy'. */
export function neededEnergyWord(needed: NeededEnergy): string {
  switch (needed) {
    case 'low':
      return t('common.energy.neededLow')
    case 'medium':
      return t('common.energy.neededMedium')
    case 'high':
      return t('common.energy.neededHigh')
  }
}

export interface EnergyMarkProps {
  /** A check-in, 1 to 5. */
  readonly level: EnergyLevel
  readonly size?: 14 | 16 | 20
  /** True where the same is said in words beside it. */
  readonly decorative?: boolean
  readonly className?: string | undefined
}

/** How much energy there is: five rising bars, as many filled as the level. Reads without colour. */
export function EnergyMark({ level, size = 16, decorative = false, className }: EnergyMarkProps) {
  const name = `${energyWord(level)} (${t('common.energy.outOfFive', { level })})`
  return (
    <Bars
      count={5}
      filled={level}
      fill={ENERGY_FILL[level]}
      size={size}
      name={decorative ? undefined : name}
      className={className}
    />
  )
}

export interface NeededEnergyMarkProps {
  readonly needed: NeededEnergy
  readonly size?: 14 | 16 | 20
  readonly decorative?: boolean
  readonly className?: string | undefined
}

/** How much energy a task asks for: three rising bars, without colour, because it stands in every row of a list. */
export function NeededEnergyMark({ needed, size = 16, decorative = false, className }: NeededEnergyMarkProps) {
  return (
    <Bars
      count={3}
      filled={NEEDED_BARS[needed]}
      fill="fill-fg-muted"
      size={size}
      name={decorative ? undefined : neededEnergyWord(needed)}
      className={className}
    />
  )
}

const BOX = 16

function Bars({
  count,
  filled,
  fill,
  size,
  name,
  className,
}: {
  readonly count: number
  readonly filled: number
  readonly fill: string
  readonly size: number
  readonly name: string | undefined
  readonly className: string | undefined
}) {
  const gap = count > 3 ? 1 : 2
  const width = count > 3 ? 2 : 3
  const start = (BOX - (count * width + (count - 1) * gap)) / 2
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      data-mark
      role={name === undefined ? undefined : 'img'}
      aria-label={name}
      aria-hidden={name === undefined || undefined}
      className={cx('shrink-0', className)}
    >
      {name !== undefined && <title>{name}</title>}
      {Array.from({ length: count }, (_, index) => {
        const height = 4 + ((BOX - 6) / count) * (index + 1)
        return (
          <rect
            key={index}
            x={start + index * (width + gap)}
            y={BOX - 1 - height}
            width={width}
            height={height}
            rx={0.75}
            className={index < filled ? fill : 'fill-fg/16'}
          />
        )
      })}
    </svg>
  )
}
