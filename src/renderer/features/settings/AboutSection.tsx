import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useApi } from '@renderer/app/api'
import { t } from '@renderer/i18n/index'
import { DateText, ErrorState, SkeletonRows } from '@renderer/ui/index'

/** Which Proxy this is, and what it does with what one writes. */
export function AboutSection() {
  const { query } = useApi()
  const info = useQuery(query.system.info.queryOptions({ staleTime: 0 }))
  if (info.data === undefined) {
    return info.isError ? (
      <ErrorState size="inline" level={3} title={t('settings.error.system')} onRetry={() => void info.refetch()} />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  const { version, host, platform, recovered, startedAt, now, schemaVersion } = info.data
  return (
    <dl>
      <Fact name={t('settings.about.version')}>
        {version}
        <span className="block text-13 text-fg-muted">
          {host === 'desktop' ? t('settings.about.desktop', { platform }) : t('settings.about.headless', { platform })}
        </span>
      </Fact>
      <Fact name={t('settings.about.privacy')}>{t('settings.about.privacyText')}</Fact>
      <Fact name={t('settings.about.licence')}>{t('settings.about.mit')}</Fact>
      <Fact name={t('settings.about.running')}>
        <DateText at={startedAt} now={now} />
      </Fact>
      <Fact name={t('settings.about.schema')}>{t('settings.about.schemaVersion', { version: schemaVersion })}</Fact>
      {recovered && <Fact name={t('settings.about.recovered')}>{t('settings.about.recoveredText')}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 last:border-b-0 sm:grid-cols-[8rem_1fr]">
      <dt className="text-13 text-fg-muted">{name}</dt>
      <dd className="text-14">{children}</dd>
    </div>
  )
}
