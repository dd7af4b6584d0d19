import type { ProgressDay } from '@contract/progress'
import { daysBetween, type LocalDate } from '@renderer/i18n/index'

export type YearDay = Omit<ProgressDay, 'energy'>
export type YearMeasure = 'focusMinutes' | 'completed'

export const WEEKS = 53
const DAYS = 7
const SHADES = 4
const DAY = 86_400_000

/** The first day of each of the 53 weeks that end with the one of `to`; `firstOfWeek` is where its week begins. */
export function weekStarts(firstOfWeek: LocalDate): readonly LocalDate[] {
  return Array.from({ length: WEEKS }, (_, index) => shift(firstOfWeek, (index - WEEKS + 1) * DAYS))
}

export function shift(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Limits of the shades: quartiles of the days with anything, so that the map compares with oneself only. */
export function shadeLimits(days: readonly YearDay[], measure: YearMeasure): readonly number[] {
  const values = days
    .map((day) => day[measure])
    .filter((value) => value > 0)
    .toSorted((a, b) => a - b)
  return Array.from(
    { length: SHADES - 1 },
    (_, index) => values[Math.floor(((index + 1) * values.length) / SHADES)] ?? 0,
  )
}

/** 0 for nothing, then 1 to 4. */
export function shadeOf(value: number, limits: readonly number[]): number {
  return value <= 0 ? 0 : 1 + limits.filter((limit) => value >= limit).length
}

/** Where an arrow key leads from a day, kept within the days shown. */
export function neighbour(date: LocalDate, key: string, first: LocalDate, last: LocalDate): LocalDate | null {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -DAYS, ArrowRight: DAYS }
  const step = steps[key]
  if (key === 'Home') return first
  if (key === 'End') return last
  if (step === undefined) return null
  const next = shift(date, step)
  return daysBetween(first, next) < 0 || daysBetween(next, last) < 0 ? date : next
}
