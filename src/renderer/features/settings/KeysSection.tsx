import type { Settings } from '@contract/settings'

import { AppKeys } from './AppKeys'
import { GlobalHotkeys } from './GlobalHotkeys'

/** Keys: those that work in every program, and those of Proxy itself. */
export function KeysSection({ settings }: { readonly settings: Settings }) {
  return (
    <div className="flex flex-col gap-8 pt-2">
      <GlobalHotkeys />
      <AppKeys overrides={settings.keys} />
    </div>
  )
}
