import { t } from '@renderer/i18n/index'
import { Kbd, useKeyHint } from '@renderer/ui/index'

import { proxyCommands } from './proxy-commands'

/** The keys that answer, in view where they are used; they follow what a person changed. */
export function ProposalKeys() {
  return (
    <dl
      aria-label={t('proxies.keys')}
      className="mb-3 hidden flex-wrap items-center gap-x-4 gap-y-1.5 px-2 text-12 text-fg-muted md:flex pointer-coarse:hidden"
    >
      <Hint command="list.next" word={t('proxies.keyNext')} />
      <Hint command={proxyCommands.toggle.id} word={t('proxies.keyToggle')} />
      <Hint command={proxyCommands.edit.id} word={t('proxies.keyEdit')} />
      <Hint command={proxyCommands.accept.id} word={t('proxies.keyAccept')} />
      <Hint command={proxyCommands.decline.id} word={t('proxies.keyDecline')} />
    </dl>
  )
}

function Hint({ command, word }: { readonly command: string; readonly word: string }) {
  const keys = useKeyHint({ command })
  if (keys === undefined) return null
  return (
    <div className="inline-flex items-center gap-1.5">
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{word}</dd>
    </div>
  )
}
