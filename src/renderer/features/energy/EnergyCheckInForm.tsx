import { useState } from 'react'

import type { EnergyLevel } from '@contract/vocabulary'
import { useDraft } from '@renderer/app/drafts'
import { energyCommands } from '@renderer/app/global-commands'
import { useCheckIn } from '@renderer/app/use-check-in'
import { useCommands } from '@renderer/app/use-commands'
import { t } from '@renderer/i18n/index'
import { Card, EnergyPicker, leaveField, TextField } from '@renderer/ui/index'

import { CheckInTags } from './CheckInTags'

/** How much energy there is: one press, with a note if one was written before. */
export function EnergyCheckInForm({ usedTags }: { readonly usedTags: readonly string[] }) {
  const [tags, setTags] = useState<readonly string[]>([])
  const [note, setNote, clearNote] = useDraft('energy.note')
  const [recorded, setRecorded] = useState<EnergyLevel | undefined>(undefined)
  const checkIn = useCheckIn()
  const record = (level: EnergyLevel) => {
    setRecorded(level)
    void checkIn.run({ level, note: note.trim(), tags }).then((outcome) => {
      if (outcome.ok) {
        clearNote()
        setTags([])
      } else setRecorded(undefined)
    })
  }
  // The same keys as everywhere; here they take the note along.
  useCommands(energyCommands.map((command) => ({ ...command, run: () => record(command.level) })))

  return (
    <Card padding="roomy" className="max-sm:p-3">
      <h2 className="text-15 font-semibold">{t('energy.question')}</h2>
      <p className="mb-4 text-13 text-fg-muted">{t('energy.scaleHint')}</p>
      <EnergyPicker value={recorded} onValueChange={record} label={t('energy.question')} showKeys />
      <TextField
        label={t('energy.note')}
        placeholder={t('energy.notePlaceholder')}
        hint={t('energy.noteHint')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          // Digits typed here are text; after Enter they are energy again.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) leaveField(event.currentTarget)
        }}
        fieldClassName="mt-4"
      />
      <CheckInTags chosen={tags} onChosenChange={setTags} used={usedTags} />
    </Card>
  )
}
