import { t, translate } from '@renderer/i18n/index'
import { Dialog } from '@renderer/ui/Dialog'
import { Kbd } from '@renderer/ui/Kbd'

import { type CommandEntry, type CommandGroup, commandGroups } from './keyboard'
import { useCommandEntries } from './use-commands'

const groupTitles = {
  general: 'common.keyboard.groupGeneral',
  navigation: 'common.keyboard.groupNavigation',
  capture: 'common.keyboard.groupCapture',
  list: 'common.keyboard.groupList',
  task: 'common.keyboard.groupTask',
  focus: 'common.keyboard.groupFocus',
  energy: 'common.keyboard.groupEnergy',
  view: 'common.keyboard.groupView',
} as const satisfies Record<CommandGroup, string>

type KeyboardMapProps = { readonly open: boolean; readonly onClose: () => void }

/** Every key there is, by what it is for. */
export function KeyboardMap({ open, onClose }: KeyboardMapProps) {
  const entries = useCommandEntries()
  const bound = entries.filter((entry) => entry.bound.length > 0)
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      title={t('settings.keyboardMap.title')}
      description={t('settings.keyboardMap.hint')}
      size="large"
      className="sm:max-w-[760px]"
    >
      <div
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={t('settings.keyboardMap.title')}
        className="gap-x-10 rounded-control sm:columns-2"
      >
        {commandGroups.map((group) => (
          <Group key={group} title={t(groupTitles[group])} entries={bound.filter((entry) => entry.group === group)} />
        ))}
      </div>
    </Dialog>
  )
}

function Group({ title, entries }: { readonly title: string; readonly entries: readonly CommandEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section className="mb-6 break-inside-avoid">
      <h3 className="mb-1 border-b border-line pb-1.5 text-13 font-semibold">{title}</h3>
      <dl>
        {entries.map((entry) => (
          <div key={entry.id} className="flex min-h-8 items-center gap-4">
            <dt className="min-w-0 flex-1 text-13 text-fg-muted">{translate(entry.title)}</dt>
            <dd className="flex items-center gap-1.5">
              {entry.bound.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
