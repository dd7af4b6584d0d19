import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { FocusPreset } from '@contract/focus'
import type { Settings } from '@contract/settings'
import { focusTechniques } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, IconButton, SegmentedControl, TextField } from '@renderer/ui/index'

type Fields = Omit<FocusPreset, 'id'>
type Editing = { readonly id: string | null; readonly fields: Fields }

/** Ways of focusing under names of one's own. */
export function FocusPresets({ settings }: { readonly settings: Settings }) {
  const { query } = useApi()
  const presets = useQuery(query.focus.presets.queryOptions())
  const [editing, setEditing] = useState<Editing | null>(null)
  const remove = useWrite<FocusPreset, { readonly batchId: string | null }>({
    call: ({ client }, { id }) => client.focus.deletePreset({ id }),
    done: (_output, { name }) => t('settings.focus.presetDeleted', { name }),
    failed: () => t('settings.focus.presetFailed'),
  })
  const fresh: Fields = {
    name: '',
    technique: settings.focusTechnique,
    focusMinutes: settings.focusMinutes,
    breakMinutes: settings.focusBreakMinutes,
    longBreakMinutes: settings.focusLongBreakMinutes,
    longBreakEvery: settings.focusLongBreakEvery,
  }
  return (
    <section aria-labelledby="focus-presets" className="py-3">
      <h3 id="focus-presets" className="text-14 font-medium">
        {t('settings.focus.presets')}
      </h3>
      <p className="text-13 text-fg-muted">{t('settings.focus.presetsHint')}</p>
      <ul className="my-2">
        {(presets.data ?? []).map((preset) => {
          const { id, ...fields } = preset
          return (
            <li key={id} className="flex min-h-10 items-center gap-2 text-14">
              <span className="min-w-0 flex-1 truncate">{preset.name}</span>
              <span className="text-13 text-fg-muted">{presetWords(preset)}</span>
              <IconButton
                size="small"
                label={t('settings.focus.presetEdit', { name: preset.name })}
                icon={<Pencil size={14} />}
                onClick={() => setEditing({ id, fields })}
              />
              <IconButton
                size="small"
                label={t('settings.focus.presetDelete', { name: preset.name })}
                icon={<Trash2 size={14} />}
                onClick={() => void remove.run(preset)}
              />
            </li>
          )
        })}
      </ul>
      <Button icon={<Plus size={16} aria-hidden />} onClick={() => setEditing({ id: null, fields: fresh })}>
        {t('settings.focus.presetNew')}
      </Button>
      <Dialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        title={editing?.id === null ? t('settings.focus.presetNew') : t('settings.focus.presetChange')}
        size="small"
      >
        {editing !== null && <PresetForm editing={editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </section>
  )
}

function presetWords({ technique, focusMinutes, breakMinutes }: FocusPreset): string {
  const name = t(`focus.technique.${technique}`)
  return focusMinutes === null
    ? name
    : t('settings.focus.presetWords', { technique: name, minutes: focusMinutes, rest: breakMinutes })
}

const numbers = ['focusMinutes', 'breakMinutes', 'longBreakMinutes', 'longBreakEvery'] as const
type NumberName = (typeof numbers)[number]
const limits: Readonly<Record<NumberName, readonly [number, number]>> = {
  focusMinutes: [1, 1440],
  breakMinutes: [1, 240],
  longBreakMinutes: [1, 240],
  longBreakEvery: [2, 12],
}

function PresetForm({ editing, onDone }: { readonly editing: Editing; readonly onDone: () => void }) {
  const [name, setName] = useState(editing.fields.name)
  const [technique, setTechnique] = useState(editing.fields.technique)
  const [texts, setTexts] = useState<Readonly<Record<NumberName, string>>>({
    focusMinutes: String(editing.fields.focusMinutes ?? 25),
    breakMinutes: String(editing.fields.breakMinutes),
    longBreakMinutes: String(editing.fields.longBreakMinutes),
    longBreakEvery: String(editing.fields.longBreakEvery),
  })
  const valid = (field: NumberName): boolean => {
    const [least, most] = limits[field]
    return /^\d{1,4}$/.test(texts[field].trim()) && Number(texts[field]) >= least && Number(texts[field]) <= most
  }
  // Flowtime has no plan, and its breaks follow from the work; a countdown has no long ones.
  const shown = numbers.filter(
    (field) =>
      technique === 'pomodoro' || (technique === 'countdown' && (field === 'focusMinutes' || field === 'breakMinutes')),
  )
  const save = useWrite<Fields, { readonly batchId: string | null }>({
    call: ({ client }, fields) =>
      editing.id === null
        ? client.focus.createPreset(fields)
        : client.focus.updatePreset({ ...fields, id: editing.id }),
    done: (_output, fields) => t('settings.focus.presetSaved', { name: fields.name }),
    failed: () => t('settings.focus.presetFailed'),
    onDone,
  })
  const ready = name.trim() !== '' && shown.every(valid)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready || save.pending) return
        const number = (field: NumberName): number =>
          shown.includes(field) ? Number(texts[field]) : (editing.fields[field] ?? 25)
        void save.run({
          name: name.trim(),
          technique,
          focusMinutes: technique === 'flowtime' ? null : number('focusMinutes'),
          breakMinutes: number('breakMinutes'),
          longBreakMinutes: number('longBreakMinutes'),
          longBreakEvery: number('longBreakEvery'),
        })
      }}
    >
      <TextField
        label={t('settings.focus.presetName')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
      />
      <SegmentedControl
        label={t('settings.focus.technique')}
        value={technique}
        onValueChange={setTechnique}
        segments={focusTechniques.map((value) => ({ value, label: t(`focus.technique.${value}`) }))}
      />
      <div className="grid grid-cols-2 gap-3">
        {shown.map((field) => (
          <TextField
            key={field}
            label={t(`settings.focus.preset.${field}`)}
            inputMode="numeric"
            maxLength={4}
            value={texts[field]}
            error={
              valid(field)
                ? undefined
                : t('settings.focus.numberError', { least: limits[field][0], most: limits[field][1] })
            }
            onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
          />
        ))}
      </div>
      <Button type="submit" variant="primary" loading={save.pending} disabled={!ready}>
        {t('settings.focus.presetSave')}
      </Button>
    </form>
  )
}
