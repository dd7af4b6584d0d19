import type { ProgressTotals } from '@contract/progress'

import { addDays, daysBetween } from '../time'
import type { DayFigures, LedgerFold } from './ledger-fold'
import { cappedDay } from './xp.rules'

/** The days of a span, in order, with those on which nothing was done. */
export function daysOf(fold: LedgerFold, from: string, to: string): readonly DayFigures[] {
  const length = Math.max(0, daysBetween(from, to) + 1)
  return Array.from({ length }, (_, index) => fold.day(addDays(from, index)))
}

export function totalsOf(days: readonly DayFigures[]): ProgressTotals {
  const sum = (pick: (day: DayFigures) => number): number => days.reduce((all, day) => all + pick(day), 0)
  return {
    completed: sum((day) => day.completed),
    sessions: sum((day) => day.sessions),
    focusMinutes: sum((day) => day.focusMinutes),
    activeDays: days.filter((day) => day.completed + day.sessions > 0).length,
    xp: sum((day) => cappedDay(day.earned)),
    estimated: sum((day) => day.estimated),
    closeEstimates: sum((day) => day.close),
  }
}

/** A day as the contract has it, without the check-ins. */
export function publicDay({ date, completed, sessions, focusMinutes, earned }: DayFigures): {
  date: string
  completed: number
  sessions: number
  focusMinutes: number
  xp: number
} {
  return { date, completed, sessions, focusMinutes, xp: cappedDay(earned) }
}
