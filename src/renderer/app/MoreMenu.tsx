import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import type { ReactElement } from 'react'

import { t } from '@renderer/i18n/index'
import { DropdownMenu, type MenuEntry } from '@renderer/ui/Menu'

import type { Place } from './places'
import { openOverlay } from './shell.store'

type MoreMenuProps = { readonly places: readonly Place[]; readonly trigger: ReactElement; readonly onClose: () => void }

/** The places that the bar has no room for, and the palette. A script of its own: menus are heavy, and wide windows need none. */
export function MoreMenu({ places, trigger, onClose }: MoreMenuProps) {
  const navigate = useNavigate()
  const entries: readonly MenuEntry[] = [
    ...places.map((place): MenuEntry => {
      const Icon = place.icon
      return {
        kind: 'item',
        id: place.id,
        label: t(place.name),
        icon: <Icon size={16} />,
        onSelect: () => void navigate({ to: place.to }),
      }
    }),
    { kind: 'separator', id: 'end' },
    {
      kind: 'item',
      id: 'search',
      label: t('shell.nav.search'),
      icon: <Search size={16} />,
      onSelect: () => openOverlay('palette'),
    },
  ]
  return (
    <DropdownMenu
      side="top"
      label={t('shell.nav.more')}
      entries={entries}
      trigger={trigger}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    />
  )
}
