import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

import type { Settings } from '@contract/settings'
import { assertNever } from '@contract/assert-never'
import { useApi } from '@renderer/app/api'
import { useSettingsSection } from '@renderer/app/navigation'
import { type SettingsSectionId, settingsSections } from '@renderer/app/settings-sections'
import { MemorySection } from '@renderer/features/context/index'
import { ModelsSection } from '@renderer/features/models'
import { TemplatesSection } from '@renderer/features/templates/index'
import { t } from '@renderer/i18n/index'
import { cx, ErrorState, Page, SkeletonRows } from '@renderer/ui/index'

import { AboutSection } from './AboutSection'
import { ApiSection } from './ApiSection'
import { AppearanceSection } from './AppearanceSection'
import { DataSection } from './DataSection'
import { EnergySection } from './EnergySection'
import { FocusSection } from './FocusSection'
import { KeysSection } from './KeysSection'
import { YouSection } from './YouSection'

/** Settings, a section at a time; the address says which. */
export function SettingsScreen() {
  const [wanted] = useSettingsSection()
  const section = settingsSections.find((it) => it === wanted) ?? settingsSections[0]
  const { query } = useApi()
  const settings = useQuery(query.settings.get.queryOptions())
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // At phone width the sections are one line that scrolls. The router puts back where things were scrolled to once a
    // page stands, hence a frame later.
    const frame = requestAnimationFrame(() =>
      nav.current?.querySelector(`[data-section=${section}]`)?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [section])
  return (
    <Page title={t('settings.title')}>
      <div className="flex flex-col gap-6 md:flex-row md:gap-10">
        <nav
          ref={nav}
          aria-label={t('settings.sections')}
          className="-mx-4 overflow-x-auto px-4 md:mx-0 md:w-40 md:shrink-0 md:overflow-visible md:px-0"
        >
          <ul className="flex gap-1 md:flex-col">
            {settingsSections.map((id) => (
              <li key={id} data-section={id}>
                <Link
                  to="/settings"
                  search={{ section: id }}
                  replace
                  aria-current={id === section ? 'page' : undefined}
                  className={cx(
                    'flex h-control items-center rounded-control px-2.5 text-13 font-medium whitespace-nowrap no-underline transition-colors',
                    id === section ? 'bg-selected text-accent-text' : 'text-fg-muted hover:bg-hover hover:text-fg',
                  )}
                >
                  {t(`settings.section.${id}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 flex-1">
          <h2 className="border-b border-line pb-2 text-15 font-semibold">{t(`settings.section.${section}`)}</h2>
          {settings.data !== undefined ? (
            <SectionBody section={section} settings={settings.data} />
          ) : settings.isError ? (
            <ErrorState
              title={t('settings.error.load')}
              onRetry={() => void settings.refetch()}
              retrying={settings.isFetching}
            />
          ) : (
            <SkeletonRows count={5} />
          )}
        </div>
      </div>
    </Page>
  )
}

function SectionBody({ section, settings }: { readonly section: SettingsSectionId; readonly settings: Settings }) {
  switch (section) {
    case 'appearance':
      return <AppearanceSection settings={settings} />
    case 'you':
      return <YouSection settings={settings} />
    case 'focus':
      return <FocusSection settings={settings} />
    case 'energy':
      return <EnergySection settings={settings} />
    case 'templates':
      return <TemplatesSection />
    case 'keys':
      return <KeysSection settings={settings} />
    case 'models':
      return <ModelsSection />
    case 'memory':
      return <MemorySection />
    case 'data':
      return <DataSection settings={settings} />
    case 'api':
      return <ApiSection settings={settings} />
    case 'about':
      return <AboutSection />
    default:
      return assertNever(section)
  }
}
