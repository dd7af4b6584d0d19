import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, DatabaseBackup } from 'lucide-react'

import type { Backup } from '@contract/backup'
import type { Settings } from '@contract/settings'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { useUpdateSettings } from '@renderer/app/settings'
import { t, useFormatter } from '@renderer/i18n/index'
import { Button, EmptyState, ErrorState, IconButton, Select, SkeletonRows, Switch } from '@renderer/ui/index'

import { BackupList } from './BackupList'
import { formatByteSize } from './byte-size'
import { copyText } from './copy-text'
import { SettingRow } from './SettingRow'

const KEPT = [3, 7, 14, 30, 60] as const

/** Where everything is, and the copies of it. */
export function DataSection({ settings }: { readonly settings: Settings }) {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const format = useFormatter()
  const { run } = useUpdateSettings()
  const info = useQuery(query.system.info.queryOptions({ staleTime: 0 }))
  const backups = useQuery(query.backup.list.queryOptions({ staleTime: 0 }))
  const size = (bytes: number) => formatByteSize(bytes, format.options.locale)
  const create = useWrite<void, Backup & { readonly batchId?: undefined }>({
    call: ({ client }) => client.backup.create(),
    done: ({ bytes }) => t('settings.data.made', { size: size(bytes) }),
    failed: () => t('settings.error.backup'),
    // Backups are files, not rows: no change is announced.
    onDone: () => void queryClient.invalidateQueries({ queryKey: query.backup.list.key() }),
  })
  const kept = KEPT.includes(settings.backupsKept as (typeof KEPT)[number])
    ? KEPT
    : [...KEPT, settings.backupsKept].toSorted((a, b) => a - b)

  return (
    <div>
      {info.data !== undefined && (
        <SettingRow
          label={t('settings.data.where')}
          hint={t('settings.data.whereHint', { size: size(info.data.databaseBytes) })}
        >
          <Path path={info.data.dataDirectory} />
        </SettingRow>
      )}
      {info.isError && info.data === undefined && (
        <ErrorState size="inline" level={3} title={t('settings.error.system')} onRetry={() => void info.refetch()} />
      )}
      <Switch
        className="border-b border-line py-3"
        label={t('settings.data.daily')}
        description={t('settings.data.dailyHint')}
        checked={settings.backups}
        onCheckedChange={(on) => void run({ backups: on })}
      />
      {settings.backups && (
        <SettingRow label={t('settings.data.kept')} hint={t('settings.data.keptHint')}>
          <Select
            label={t('settings.data.kept')}
            hideLabel
            value={String(settings.backupsKept)}
            onValueChange={(count) => void run({ backupsKept: Number(count) })}
            options={kept.map((count) => ({ value: String(count), label: format.number(count) }))}
          />
        </SettingRow>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <h3 className="min-w-0 flex-1 text-13 font-semibold">{t('settings.data.backups')}</h3>
        <Button
          loading={create.pending}
          onClick={() => void create.run()}
          icon={<DatabaseBackup size={16} aria-hidden />}
        >
          {t('settings.data.now')}
        </Button>
      </div>
      {backups.data !== undefined ? (
        <>
          <div className="mt-1 text-13 text-fg-muted">
            {t('settings.data.directory')} <Path path={backups.data.directory} />
          </div>
          {backups.data.backups.length === 0 ? (
            <EmptyState
              size="inline"
              level={3}
              title={t('settings.data.none')}
              text={t('settings.data.noneHint')}
              className="mt-3"
            />
          ) : (
            <BackupList backups={backups.data.backups} />
          )}
        </>
      ) : backups.isError ? (
        <ErrorState
          size="inline"
          level={3}
          title={t('settings.error.backups')}
          onRetry={() => void backups.refetch()}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </div>
  )
}

function Path({ path }: { readonly path: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="rounded-control bg-sunken px-1.5 py-0.5 font-mono text-12 text-fg select-all [overflow-wrap:anywhere]">
        {path}
      </code>
      <IconButton
        size="small"
        label={t('settings.data.copyPath')}
        icon={<Copy size={14} />}
        onClick={() => void copyText(path)}
      />
    </span>
  )
}
