import { Search } from 'lucide-react'
import { useState } from 'react'

import { type CommandEntry, type CommandGroup, commandGroups, keyboard } from '@renderer/app/keyboard'
import { useUpdateSettings } from '@renderer/app/settings'
import { useCommandEntries } from '@renderer/app/use-commands'
import { type MessageKey, t, translate } from '@renderer/i18n/index'
import { Button, TextField } from '@renderer/ui/index'

import { AppKeyRow } from './AppKeyRow'
import { type KeyOverrides, takeOver, withKeys, withoutKeys } from './key-overrides'

const GROUP_NAMES = {
  general: 'common.keyboard.groupGeneral',
  navigation: 'common.keyboard.groupNavigation',
  capture: 'common.keyboard.groupCapture',
  list: 'common.keyboard.groupList',
  task: 'common.keyboard.groupTask',
  focus: 'common.keyboard.groupFocus',
  energy: 'common.keyboard.groupEnergy',
  view: 'common.keyboard.groupView',
} as const satisfies Readonly<Record<CommandGroup, MessageKey>>

/** Every command of the app with its keys, each of which can be changed. */
export function AppKeys({ overrides }: { readonly overrides: KeyOverrides }) {
  const entries = useCommandEntries()
  const { run } = useUpdateSettings()
  const [words, setWords] = useState('')
  const [recordingId, setRecordingId] = useState<string | null>(null)
  const save = (keys: KeyOverrides) => void run({ keys: { ...keys } })

  const wanted = words.trim().toLocaleLowerCase()
  const matching = entries.filter(
    (entry) => wanted === '' || translate(entry.title).toLocaleLowerCase().includes(wanted),
  )
  const groups = commandGroups
    .map((group) => ({ group, commands: matching.filter((entry) => entry.group === group) }))
    .filter(({ commands }) => commands.length > 0)

  return (
    <section aria-labelledby="app-keys">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 id="app-keys" className="text-13 font-semibold">
            {t('settings.keys.appTitle')}
          </h3>
          <p className="text-13 text-fg-muted">{t('settings.keys.appHint')}</p>
        </div>
        {Object.keys(overrides).length > 0 && (
          <Button size="small" variant="ghost" onClick={() => save({})}>
            {t('settings.keys.resetAll')}
          </Button>
        )}
      </div>
      <TextField
        type="search"
        label={t('settings.keys.search')}
        hideLabel
        placeholder={t('settings.keys.search')}
        icon={<Search size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="[&::-webkit-search-cancel-button]:hidden"
        fieldClassName="mt-3 max-w-80"
      />
      {groups.length === 0 && (
        <p className="py-3 text-13 text-fg-muted">{t('settings.keys.noMatch', { query: words.trim() })}</p>
      )}
      {groups.map(({ group, commands }) => (
        <div key={group} className="mt-4">
          <h4 className="text-12 font-medium text-fg-faint">{t(GROUP_NAMES[group])}</h4>
          <ul>
            {commands.map((command) => (
              <AppKeyRow
                key={command.id}
                command={command}
                recording={recordingId === command.id}
                onRecording={(on) =>
                  setRecordingId((before) => (on ? command.id : before === command.id ? null : before))
                }
                rivalsOf={(keys) => rivalsOf(entries, command.id, keys)}
                onKeys={(keys) => save(withKeys(overrides, command, keys))}
                onTakeOver={(keys) => save(takeOver(overrides, command, keys, rivalsOf(entries, command.id, keys)))}
                onReset={() => save(withoutKeys(overrides, command.id))}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function rivalsOf(entries: readonly CommandEntry[], id: string, keys: string): readonly CommandEntry[] {
  const ids = keyboard.conflictsOf(id, keys)
  return entries.filter((entry) => ids.includes(entry.id))
}
