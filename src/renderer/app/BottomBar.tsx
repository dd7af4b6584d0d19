import { Link } from '@tanstack/react-router'
import { Ellipsis, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { cx } from '@renderer/ui/cx'
import { lazyPart } from '@renderer/ui/lazy-part'

import { usePath } from './navigation'
import { type Place, type PlaceId, placeOf, places } from './places'
import { useInboxCount } from './Rail'
import { openOverlay } from './shell.store'

const inBar: ReadonlySet<PlaceId> = new Set(['today', 'inbox', 'tasks'])
const MoreMenu = lazyPart(async () => (await import('./MoreMenu')).MoreMenu)

const CELL =
  'relative flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-12 no-underline'

/** The way around at phone width: what a thumb needs, the rest under More. */
export function BottomBar() {
  const here = placeOf(usePath())?.id
  const bar = places.filter((place) => inBar.has(place.id))
  const rest = places.filter((place) => !inBar.has(place.id))
  const [moreOpen, setMoreOpen] = useState(false)
  const [today, inbox, tasks] = bar
  const more = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={moreOpen}
      onClick={() => setMoreOpen(true)}
      className={cx(CELL, rest.some((place) => place.id === here) ? 'text-fg' : 'text-fg-muted')}
    >
      <Ellipsis size={20} aria-hidden />
      <span className="max-w-full truncate">{t('shell.nav.more')}</span>
    </button>
  )
  return (
    <nav
      aria-label={t('shell.nav.label')}
      data-print="hide"
      className="flex h-[calc(60px+env(safe-area-inset-bottom))] shrink-0 items-stretch border-t border-line bg-canvas px-2 pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {today && <BarLink place={today} current={here === today.id} />}
      {inbox && <BarLink place={inbox} current={here === inbox.id} />}
      <button type="button" onClick={() => openOverlay('capture')} aria-label={t('shell.nav.capture')} className={CELL}>
        <span className="grid size-11 place-items-center rounded-full bg-accent text-on-accent">
          <Plus size={22} aria-hidden />
        </span>
      </button>
      {tasks && <BarLink place={tasks} current={here === tasks.id} />}
      {moreOpen ? (
        <Suspense fallback={more}>
          <MoreMenu places={rest} trigger={more} onClose={() => setMoreOpen(false)} />
        </Suspense>
      ) : (
        more
      )}
    </nav>
  )
}

function BarLink({ place, current }: { readonly place: Place; readonly current: boolean }) {
  const count = useInboxCount(place.id === 'inbox')
  const Icon = place.icon
  return (
    <Link
      to={place.to}
      aria-current={current ? 'page' : undefined}
      className={cx(CELL, current ? 'font-medium text-accent-text' : 'text-fg-muted')}
    >
      <Icon size={20} aria-hidden />
      <span className="max-w-full truncate">{t(place.name)}</span>
      {count > 0 && (
        <span
          aria-hidden
          data-numeric
          className="absolute start-1/2 top-1 ms-2 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 text-on-accent"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
      {count > 0 && <span className="sr-only">{t('shell.nav.inboxCount', { count })}</span>}
    </Link>
  )
}
