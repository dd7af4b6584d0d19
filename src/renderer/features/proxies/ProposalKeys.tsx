import { t } from '@renderer/i18n/index'
import { KeyHints } from '@renderer/ui/KeyHints'

import { proxyCommands } from './proxy-commands'

/** The keys that answer. */
export function ProposalKeys() {
  return (
    <KeyHints
      className="mb-3"
      label={t('proxies.keys')}
      hints={[
        ['list.next', t('proxies.keyNext')],
        [proxyCommands.toggle.id, t('proxies.keyToggle')],
        [proxyCommands.edit.id, t('proxies.keyEdit')],
        [proxyCommands.accept.id, t('proxies.keyAccept')],
        [proxyCommands.decline.id, t('proxies.keyDecline')],
      ]}
    />
  )
}
