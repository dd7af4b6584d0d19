import { useHost } from '@renderer/app/host'

import { canFloat, openFloating } from './mini-window'

/** Opens the small window above all others; null where there is no way. */
export function useOpenMini(): (() => void) | null {
  const { openMini } = useHost()
  if (openMini !== undefined) return openMini
  return canFloat() ? () => void openFloating().catch(() => {}) : null
}
