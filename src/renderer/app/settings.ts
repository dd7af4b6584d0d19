import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'

import type { Settings } from '@contract/settings'
import { t } from '@renderer/i18n/index'

import { useApi } from './api'
import { applySettings } from './apply-settings'
import { type Write, useWrite } from './mutate'
import { chooseAppearance } from './theme'

type SettingsWritten = { readonly settings: Settings; readonly batchId: string | null }

/** The person's settings; undefined until the core has told them. */
export function useSettings(): Settings | undefined {
  const { query } = useApi()
  return useQuery(query.settings.get.queryOptions()).data
}

/** Changes settings: shown at once, put back with a reason when they cannot be kept. */
export function useUpdateSettings(): Write<Partial<Settings>, SettingsWritten> {
  const { query } = useApi()
  return useWrite<Partial<Settings>, SettingsWritten>({
    call: ({ client }, changes) => client.settings.update(changes),
    optimistic: (cache, changes) =>
      cache.update<Settings>(query.settings.get.queryKey(), (settings) => ({ ...settings, ...changes })),
    failed: () => t('shell.settingsFailed'),
  })
}

/** Lets settings take effect on the whole window as soon as they are known and whenever they change. */
export function useApplySettings(): void {
  const settings = useSettings()
  useEffect(() => {
    if (settings !== undefined) applySettings(settings)
  }, [settings])
}

/** Switches the theme, at once and for good. */
export function useChooseTheme(): (theme: Settings['theme']) => void {
  const { run } = useUpdateSettings()
  return useCallback(
    (theme) => {
      chooseAppearance({ theme })
      void run({ theme })
    },
    [run],
  )
}
