import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { assertNever } from '@contract/assert-never'
import type { Hotkey } from '@contract/system'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, ErrorState, isApplePlatform, Kbd, keyText, SkeletonRows } from '@renderer/ui/index'

import { acceleratorKeys, recordAccelerator } from './accelerator'
import { KeyRecorder } from './KeyRecorder'

/** What the desktop app asks of the system unless one changed it; told where there is no desktop app. */
const DEFAULTS = { capture: 'mod+shift+space', focus: 'mod+shift+f' } as const

/** Hotkeys of the system: whether it took them, and a way to others. */
export function GlobalHotkeys() {
  const { query } = useApi()
  const info = useQuery(query.system.info.queryOptions())
  const able = info.data?.capabilities.globalHotkeys === true
  const hotkeys = useQuery(query.system.hotkeys.queryOptions({ staleTime: 0, enabled: able }))
  return (
    <section aria-labelledby="global-hotkeys">
      <h3 id="global-hotkeys" className="text-13 font-semibold">
        {t('settings.keys.globalTitle')}
      </h3>
      {info.isError || hotkeys.isError ? (
        <ErrorState
          size="inline"
          level={3}
          title={t('settings.error.system')}
          onRetry={() => {
            void info.refetch()
            if (able) void hotkeys.refetch()
          }}
        />
      ) : info.data === undefined || (able && hotkeys.data === undefined) ? (
        <SkeletonRows count={2} />
      ) : able ? (
        <>
          <p className="text-13 text-fg-muted">{t('settings.keys.globalHint')}</p>
          <ul className="mt-1">
            {hotkeys.data?.map((hotkey) => (
              <HotkeyRow key={hotkey.id} hotkey={hotkey} />
            ))}
          </ul>
        </>
      ) : (
        <p className="text-13 text-fg-muted">
          {t('settings.keys.globalAbsent', { capture: keyText(DEFAULTS.capture), focus: keyText(DEFAULTS.focus) })}
        </p>
      )}
    </section>
  )
}

function HotkeyRow({ hotkey }: { readonly hotkey: Hotkey }) {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const [recording, setRecording] = useState<'no' | 'yes' | 'needsModifier'>('no')
  const name = t(`settings.keys.${hotkey.id}`)
  const set = useWrite<string, { readonly hotkeys: readonly Hotkey[]; readonly batchId?: undefined }>({
    call: async ({ client }, accelerator) => ({
      hotkeys: await client.system.setHotkey({ id: hotkey.id, accelerator }),
    }),
    failed: () => t('settings.error.hotkey'),
    onDone: ({ hotkeys }) => queryClient.setQueryData(query.system.hotkeys.queryKey(), [...hotkeys]),
  })

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-14">{name}</p>
        <p role="status" className={hotkey.status === 'refused' ? 'text-13 text-danger-text' : 'text-13 text-fg-muted'}>
          {recording === 'needsModifier' ? t('settings.keys.needsModifier') : statusText(hotkey.status)}
        </p>
      </div>
      {recording === 'no' ? (
        <div className="flex flex-wrap items-center gap-2">
          {hotkey.accelerator !== '' && <Kbd keys={acceleratorKeys(hotkey.accelerator)} />}
          <Button
            size="small"
            loading={set.pending}
            aria-label={t('settings.keys.changeNamed', { command: name })}
            onClick={() => setRecording('yes')}
          >
            {t('settings.keys.change')}
          </Button>
          {hotkey.accelerator !== '' && (
            <Button
              size="small"
              variant="ghost"
              aria-label={t('settings.keys.offNamed', { command: name })}
              onClick={() => void set.run('')}
            >
              {t('settings.keys.turnOff')}
            </Button>
          )}
          {hotkey.accelerator !== hotkey.defaultAccelerator && (
            <Button
              size="small"
              variant="ghost"
              aria-label={t('settings.keys.resetNamed', { command: name })}
              onClick={() => void set.run(hotkey.defaultAccelerator)}
            >
              {t('settings.keys.reset')}
            </Button>
          )}
        </div>
      ) : (
        <KeyRecorder
          label={t('settings.keys.recordGlobal')}
          hint={t('settings.keys.recordHint')}
          onCancel={() => setRecording('no')}
          onPress={(event) => {
            const recorded = recordAccelerator(event.nativeEvent, isApplePlatform())
            if (recorded.kind === 'needsModifier') setRecording('needsModifier')
            if (recorded.kind !== 'accelerator') return
            setRecording('no')
            void set.run(recorded.accelerator)
          }}
        />
      )}
    </li>
  )
}

function statusText(status: Hotkey['status']): string {
  switch (status) {
    case 'registered':
      return t('settings.keys.registered')
    case 'refused':
      return t('settings.keys.refused')
    case 'off':
      return t('settings.keys.off')
    default:
      return assertNever(status)
  }
}
