import type { Settings } from '@contract/settings'
import type { FocusTechnique } from '@contract/vocabulary'

/** How one wants to focus; the minutes are text as typed, so that a field may be empty for a moment. */
export type TechniqueChoice = { readonly technique: FocusTechnique; readonly minutes: string }

/** Lengths offered at one press, in minutes. */
export const minutePresets = [15, 25, 45, 60, 90] as const

/** What settings say, as a choice. */
export function defaultChoice(settings: Pick<Settings, 'focusTechnique' | 'focusMinutes'>): TechniqueChoice {
  return { technique: settings.focusTechnique, minutes: String(settings.focusMinutes) }
}

/** The planned minutes of a choice: null when it has none, undefined when what was typed is none. */
export function plannedMinutesOf(choice: TechniqueChoice): number | null | undefined {
  if (choice.technique === 'flowtime') return null
  const text = choice.minutes.trim()
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return minutes >= 1 && minutes <= 1440 ? minutes : undefined
}
