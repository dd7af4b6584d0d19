import { useId, useState } from 'react'

import type { EnergyCheckIn } from '@contract/energy'
import { type EnergyLevel, energyLevels } from '@contract/vocabulary'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, EnergyPicker, TextField } from '@renderer/ui/index'

import { CheckInTags } from './CheckInTags'
import { momentOf, momentText } from './local-moment'

type Fields = {
  readonly level: EnergyLevel
  readonly note: string
  readonly tags: readonly string[]
  readonly at: number
}
type CheckInDialogProps = { readonly checkIn: EnergyCheckIn; readonly onClose: () => void }

/** Corrects what was said: the number, the note, the time. */
export function CheckInDialog({ checkIn, onClose }: CheckInDialogProps) {
  const formId = useId()
  const [level, setLevel] = useState(() => energyLevels.find((it) => it === checkIn.level))
  const [note, setNote] = useState(checkIn.note)
  const [tags, setTags] = useState<readonly string[]>(checkIn.tags)
  const [first] = useState(() => momentText(checkIn.at))
  const [moment, setMoment] = useState(first)
  const [missing, setMissing] = useState(false)
  const save = useWrite<Fields, { readonly batchId: string | null }>({
    call: ({ client }, fields) => client.energy.edit({ ...fields, tags: [...fields.tags], id: checkIn.id }),
    done: () => t('energy.edited'),
    onDone: onClose,
    showsFailure: true,
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t('energy.editTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={save.pending}>
            {t('common.action.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          // The field has no seconds: untouched, the time stays as it was.
          const at = moment === first ? checkIn.at : momentOf(moment)
          if (at === null) setMissing(true)
          else if (level !== undefined) void save.run({ level, note: note.trim(), tags, at })
        }}
      >
        <EnergyPicker value={level} onValueChange={setLevel} label={t('energy.column.level')} />
        <div>
          <TextField
            label={t('energy.note')}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
          <CheckInTags chosen={tags} onChosenChange={setTags} used={checkIn.tags} />
        </div>
        <TextField
          type="datetime-local"
          label={t('energy.time')}
          value={moment}
          error={save.failure?.message ?? (missing ? t('energy.noTime') : undefined)}
          onChange={(event) => {
            setMoment(event.target.value)
            setMissing(false)
            save.clearFailure()
          }}
        />
      </form>
    </Dialog>
  )
}
