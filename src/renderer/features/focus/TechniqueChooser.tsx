import { focusTechniques } from '@contract/vocabulary'
import { t } from '@renderer/i18n/index'
import { cx, SegmentedControl, TextField } from '@renderer/ui/index'

import { techniqueHint, techniqueName } from './focus-wording'
import { minutePresets, plannedMinutesOf, type TechniqueChoice } from './technique-choice'

/** How to focus, and for how long. */
export function TechniqueChooser({
  choice,
  onChange,
}: {
  readonly choice: TechniqueChoice
  readonly onChange: (choice: TechniqueChoice) => void
}) {
  const wrong = plannedMinutesOf(choice) === undefined
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <SegmentedControl
          label={t('focus.technique.label')}
          value={choice.technique}
          onValueChange={(technique) => onChange({ ...choice, technique })}
          segments={focusTechniques.map((technique) => ({ value: technique, label: techniqueName(technique) }))}
        />
        <p className="text-13 text-fg-muted">{techniqueHint(choice.technique)}</p>
      </div>
      {choice.technique !== 'flowtime' && (
        <div className="flex flex-wrap items-start gap-1.5">
          {minutePresets.map((minutes) => {
            const chosen = choice.minutes.trim() === String(minutes)
            return (
              <button
                key={minutes}
                type="button"
                aria-pressed={chosen}
                aria-label={t('focus.preset', { minutes })}
                onClick={() => onChange({ ...choice, minutes: String(minutes) })}
                className={cx(
                  'h-control min-w-11 rounded-control border px-2.5 text-13 font-medium transition-[background-color,border-color,color]',
                  chosen
                    ? 'border-accent bg-selected text-accent-text'
                    : 'border-line bg-raised hover:border-line-control',
                )}
              >
                {minutes}
              </button>
            )
          })}
          <TextField
            label={t('focus.minutes')}
            hideLabel
            inputMode="numeric"
            value={choice.minutes}
            maxLength={4}
            error={wrong ? t('focus.minutesError') : undefined}
            end={t('focus.minutesUnit')}
            data-numeric
            onChange={(event) => onChange({ ...choice, minutes: event.target.value })}
            fieldClassName={wrong ? 'w-full sm:w-auto' : 'w-24'}
          />
        </div>
      )}
    </div>
  )
}
