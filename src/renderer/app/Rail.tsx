import { Link, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { PanelLeftClose, PanelLeftOpen, Plus, Search } from 'lucide-react'
import { useEffect } from 'react'

import { t } from '@renderer/i18n/index'
import { Button } from '@renderer/ui/Button'
import { cx } from '@renderer/ui/cx'
import { IconButton } from '@renderer/ui/IconButton'
import { Count } from '@renderer/ui/Page'
import { useKeyHint } from '@renderer/ui/key-hints'
import { toastPlaceStore } from '@renderer/ui/notice-surfaces'
import { ProjectMark } from '@renderer/ui/ProjectMark'
import { Tooltip } from '@renderer/ui/Tooltip'

import { useApi } from './api'
import { globalCommands } from './global-commands'
import { usePath } from './navigation'
import { type Place, placeOf, places } from './places'
import { openOverlay, toggleRail, useRailCollapsed, useRailFoot } from './shell.store'

const ITEM =
  'flex h-control min-w-0 items-center gap-2.5 rounded-control px-2.5 text-13 no-underline transition-[background-color,color]'
const QUIET = 'text-fg-muted hover:bg-hover hover:text-fg'
const CURRENT = 'bg-selected font-medium text-fg'

/** The way around the app: places, the inbox count, projects. */
export function Rail() {
  const collapsed = useRailCollapsed()
  useToastsInFoot()
  const main = places.filter((place) => place.id !== 'settings')
  const settings = places.filter((place) => place.id === 'settings')
  return (
    <div
      data-print="hide"
      className={cx(
        'hidden shrink-0 flex-col border-e border-line bg-canvas sm:flex',
        collapsed ? 'w-(--rail-width-collapsed)' : 'w-(--rail-width)',
      )}
    >
      <header className={cx('flex items-center gap-1 px-3 pt-3 pb-2', collapsed && 'flex-col px-0')}>
        {!collapsed && <span className="flex-1 ps-1.5 text-13 font-semibold">{t('shell.appName')}</span>}
        <IconButton
          label={collapsed ? t('shell.nav.expand') : t('shell.nav.collapse')}
          command={globalCommands.rail.id}
          size="small"
          tooltipSide="right"
          aria-expanded={!collapsed}
          icon={collapsed ? <PanelLeftOpen size={16} /> : <PanelLeftClose size={16} />}
          onClick={toggleRail}
        />
        {collapsed ? (
          <IconButton
            label={t('shell.nav.capture')}
            command={globalCommands.capture.id}
            variant="secondary"
            tooltipSide="right"
            icon={<Plus size={16} />}
            onClick={() => openOverlay('capture')}
          />
        ) : null}
        <IconButton
          label={t('shell.nav.search')}
          command={globalCommands.palette.id}
          size="small"
          tooltipSide="right"
          icon={<Search size={16} />}
          onClick={() => openOverlay('palette')}
        />
      </header>
      {!collapsed && (
        <div className="px-3 pb-3">
          <Button
            className="w-full justify-start"
            icon={<Plus size={16} aria-hidden />}
            onClick={() => openOverlay('capture')}
            iconEnd={<span className="flex-1" />}
            command={globalCommands.capture.id}
          >
            {t('shell.nav.capture')}
          </Button>
        </div>
      )}
      <nav aria-label={t('shell.nav.label')} className="flex min-h-0 flex-1 flex-col px-3 pb-3">
        <ul className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto">
          {main.map((place) => (
            <li key={place.id}>
              <RailItem place={place} collapsed={collapsed} />
              {place.id === 'tasks' && !collapsed && <RailProjects />}
            </li>
          ))}
        </ul>
        {/* Where messages stand; see ToastHost. */}
        {!collapsed && <div aria-hidden className="h-(--toasts-rail,0px) shrink-0" />}
        <ul className="pt-2">
          {settings.map((place) => (
            <li key={place.id}>
              <RailItem place={place} collapsed={collapsed} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

/** Messages stand in the foot of the rail while it has one; otherwise below the screen. */
function useToastsInFoot(): void {
  const foot = useRailFoot()
  useEffect(() => {
    if (!foot) return undefined
    toastPlaceStore.setState({ place: 'rail' })
    return () => toastPlaceStore.setState({ place: 'below' })
  }, [foot])
}

function RailItem({ place, collapsed }: { readonly place: Place; readonly collapsed: boolean }) {
  const here = placeOf(usePath())?.id === place.id
  const inProject = useSearch({ strict: false, select: (search) => search.projectId !== undefined })
  const current = here && !(place.id === 'tasks' && inProject)
  const keys = useKeyHint({ command: place.command })
  const inbox = useInboxCount(place.id === 'inbox')
  const suggestions = useProposalCount(place.id === 'proxies')
  const waiting = inbox + suggestions
  const Icon = place.icon
  const name = t(place.name)
  const link = (
    <Link
      to={place.to}
      aria-current={current ? 'page' : undefined}
      title={collapsed ? undefined : keys?.toUpperCase()}
      className={cx(ITEM, current ? CURRENT : QUIET, collapsed && 'relative justify-center px-0')}
    >
      <Icon size={16} aria-hidden className={current ? 'text-accent-text' : undefined} />
      <span className={collapsed ? 'sr-only' : 'flex-1 truncate'}>{name}</span>
      {waiting > 0 &&
        (collapsed ? (
          <span aria-hidden data-mark className="absolute end-2 top-1.5 size-1.5 rounded-full bg-accent" />
        ) : (
          <span aria-hidden data-numeric className="text-12 font-normal text-fg-faint">
            {waiting > 999 ? '999+' : waiting}
          </span>
        ))}
      {inbox > 0 && <span className="sr-only">{t('shell.nav.inboxCount', { count: inbox })}</span>}
      {suggestions > 0 && <span className="sr-only">{t('shell.nav.proposalCount', { count: suggestions })}</span>}
    </Link>
  )
  return collapsed ? (
    <Tooltip content={name} command={place.command} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  )
}

/** How many thoughts wait in the inbox; 0 while it is not known. */
export function useInboxCount(wanted = true): number {
  const { query } = useApi()
  const { data } = useQuery({ ...query.task.counts.queryOptions(), enabled: wanted })
  return wanted ? (data?.inbox ?? 0) : 0
}

/** How many suggestions of proxies wait for an answer; 0 while it is not known. */
function useProposalCount(wanted: boolean): number {
  const { query } = useApi()
  const { data } = useQuery({ ...query.proposal.count.queryOptions(), enabled: wanted })
  return wanted ? (data?.open ?? 0) : 0
}

function RailProjects() {
  const { query } = useApi()
  const { data: projects } = useQuery(query.project.list.queryOptions({ input: {} }))
  const currentId = useSearch({ strict: false, select: (search) => search.projectId })
  const onTasks = usePath() === '/tasks'
  if (projects === undefined || projects.length === 0) return null
  return (
    <ul aria-label={t('shell.nav.projects')} className="mt-0.5 mb-1 flex flex-col gap-0.5">
      {projects.map((project) => {
        const current = onTasks && currentId === project.id
        return (
          <li key={project.id}>
            <Link
              to="/tasks"
              search={{ projectId: project.id }}
              aria-current={current ? 'page' : undefined}
              className={cx(ITEM, 'ps-[38px]', current ? CURRENT : QUIET)}
            >
              <ProjectMark color={project.color} size={8} className="-ms-[18px]" />
              <span className="flex-1 truncate" dir="auto">
                {project.name}
              </span>
              {project.openTasks > 0 && (
                <span className="font-normal">
                  <Count value={project.openTasks} label={t('shell.nav.projectCount', { count: project.openTasks })} />
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
