import { useState } from 'react'

import type { EnergyCheckIn } from '@contract/energy'
import type { EnergyLevel } from '@contract/vocabulary'
import { drafts, useDraft } from '@renderer/app/drafts'
import { energyCommands } from '@renderer/app/global-commands'
import { useWrite } from '@renderer/app/mutate'
import { useCheckIn } from '@renderer/app/use-check-in'
import { useCommands } from '@renderer/app/use-commands'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, Card, EnergyPicker, leaveField, TextField } from '@renderer/ui/index'

import { CheckInTags } from './CheckInTags'

/** For so long what is written still belongs to the number that was just pressed. Milliseconds. */
const JUST_MADE_MS = 10 * 60_000
const LONGEST_NOTE = 500
const NOTE = 'energy.note'

type EnergyCheckInFormProps = {
  readonly usedTags: readonly string[]
  /** Of the last days, oldest first. */
  readonly checkIns: readonly EnergyCheckIn[]
}
type Addition = { readonly checkIn: EnergyCheckIn; readonly note: string; readonly tags: readonly string[] }

/** How much energy there is: one press; a note may be written before it or in the minutes after. */
export function EnergyCheckInForm({ usedTags, checkIns }: EnergyCheckInFormProps) {
  const format = useFormatter()
  const [tags, setTags] = useState<readonly string[]>([])
  const [note, setNote] = useDraft(NOTE)
  const [recorded, setRecorded] = useState<EnergyLevel | undefined>(undefined)
  const [made, setMade] = useState<{ readonly id: string; readonly since: number }>()
  const checkIn = useCheckIn()
  /** Takes out what was saved; what was written since then stays. */
  const clear = (saved: { readonly note: string; readonly tags: readonly string[] }): void => {
    if (drafts.get(NOTE).trim() === saved.note) drafts.clear(NOTE)
    setTags((now) => now.filter((tag) => !saved.tags.includes(tag)))
  }
  const add = useWrite<Addition, { readonly checkIn: EnergyCheckIn; readonly batchId: string | null }>({
    call: ({ client }, { checkIn: { id, note: before, tags: had }, note: more, tags: moreTags }) =>
      client.energy.edit({
        id,
        note: [before, more]
          .filter((part) => part !== '')
          .join('; ')
          .slice(0, LONGEST_NOTE),
        tags: [...new Set([...had, ...moreTags])].slice(0, 5),
      }),
    done: ({ checkIn: { at } }) => t('energy.noteAdded', { time: format.time(at) }),
    failed: () => t('energy.error.edit'),
    onDone: (_, saved) => clear(saved),
  })
  const record = (level: EnergyLevel) => {
    setRecorded(level)
    const sent = { note: note.trim(), tags }
    void checkIn.run({ level, ...sent }).then((outcome) => {
      if (outcome.ok) {
        setMade({ id: outcome.output.checkIn.id, since: Date.now() })
        clear(sent)
      } else setRecorded(undefined)
    })
  }
  // The same keys as everywhere; here they take the note along.
  useCommands(energyCommands.map((command) => ({ ...command, run: () => record(command.level) })))

  const just = justMade(made, checkIns)
  const written = note.trim() !== '' || tags.length > 0
  const addNote = (): void => {
    if (just !== undefined && written && !add.pending) void add.run({ checkIn: just, note: note.trim(), tags })
  }
  return (
    <Card padding="roomy" className="max-sm:p-3">
      <h2 className="text-15 font-semibold">{t('energy.question')}</h2>
      <p className="mb-4 text-13 text-fg-muted">{t('energy.scaleHint')}</p>
      <EnergyPicker value={recorded} onValueChange={record} label={t('energy.question')} showKeys />
      <TextField
        label={t('energy.note')}
        placeholder={t('energy.notePlaceholder')}
        hint={just === undefined ? t('energy.noteHint') : t('energy.noteHintAfter', { time: format.time(just.at) })}
        value={note}
        maxLength={LONGEST_NOTE}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          addNote()
          // Digits typed here are text; after Enter they are energy again.
          leaveField(event.currentTarget)
        }}
        fieldClassName="mt-4"
      />
      <CheckInTags chosen={tags} onChosenChange={setTags} used={usedTags} />
      {just !== undefined && written && (
        <Button size="small" className="mt-3" loading={add.pending} onClick={addNote}>
          {t('energy.addTo', { time: format.time(just.at) })}
        </Button>
      )}
    </Card>
  )
}

/** The check-in that a note may still belong to: the one made here, or the newest when it is of now. */
function justMade(
  made: { readonly id: string; readonly since: number } | undefined,
  checkIns: readonly EnergyCheckIn[],
): EnergyCheckIn | undefined {
  const now = Date.now()
  const mine = checkIns.find(({ id }) => id === made?.id)
  if (mine !== undefined && made !== undefined && now - made.since < JUST_MADE_MS) return mine
  return checkIns.findLast(({ at }) => Math.abs(now - at) < JUST_MADE_MS)
}
