import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'

import type { Settings } from '@contract/settings'
import { useApi } from '@renderer/app/api'
import { useUpdateSettings } from '@renderer/app/settings'
import { t } from '@renderer/i18n/index'
import { ErrorState, IconButton, SkeletonRows, Switch } from '@renderer/ui/index'

import { ApiToken } from './ApiToken'
import { copyText } from './copy-text'

/** The door for other programs: where it is, its key, and how to knock. */
export function ApiSection({ settings }: { readonly settings: Settings }) {
  const { query } = useApi()
  const { run } = useUpdateSettings()
  // The address appears a moment after the switch was turned.
  const info = useQuery(
    query.system.info.queryOptions({ staleTime: 0, refetchInterval: settings.localApi ? 5000 : false }),
  )
  if (info.data === undefined) {
    return info.isError ? (
      <ErrorState size="inline" level={3} title={t('settings.error.system')} onRetry={() => void info.refetch()} />
    ) : (
      <SkeletonRows count={3} />
    )
  }
  const base = info.data.apiUrl === null ? null : `${info.data.apiUrl}/api/v1`
  return (
    <div className="flex flex-col gap-6 pt-2">
      <p className="text-14 text-fg-muted">{t('settings.api.lead')}</p>
      {info.data.capabilities.localApiSwitch && (
        <Switch
          label={t('settings.api.local')}
          description={t('settings.api.localHint')}
          checked={settings.localApi}
          onCheckedChange={(localApi) => void run({ localApi })}
        />
      )}
      <div>
        <h3 className="text-13 font-semibold">{t('settings.api.address')}</h3>
        {base === null ? (
          <p className="text-13 text-fg-muted">{t('settings.api.addressNone')}</p>
        ) : (
          <Code text={base} />
        )}
        {base !== null && (
          <a href={`${base}/openapi.json`} target="_blank" rel="noreferrer" className="text-13">
            {t('settings.api.document')}
          </a>
        )}
      </div>
      <ApiToken />
      {base !== null && (
        <div>
          <h3 className="text-13 font-semibold">{t('settings.api.example')}</h3>
          <Code text={curlExample(base)} />
        </div>
      )}
    </div>
  )
}

function Code({ text }: { readonly text: string }) {
  return (
    <div className="my-1 flex items-start gap-1">
      <pre className="min-w-0 flex-1 rounded-control bg-sunken px-3 py-2 font-mono text-12 whitespace-pre-wrap select-all [overflow-wrap:anywhere]">
        {text}
      </pre>
      <IconButton
        size="small"
        label={t('common.action.copy')}
        icon={<Copy size={14} />}
        onClick={() => void copyText(text)}
      />
    </div>
  )
}

function curlExample(base: string): string {
  const body = JSON.stringify({ text: t('settings.api.exampleTask') })
  return [
    `curl ${base}/captures \\`,
    `  -H "Authorization: Bearer $PROXY_TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${body}'`,
  ].join('\n')
}
