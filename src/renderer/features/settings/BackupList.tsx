import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'

import { assertNever } from '@contract/assert-never'
import type { Backup } from '@contract/backup'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { AlertDialog, Button, DateText, notify } from '@renderer/ui/index'

import { formatByteSize } from './byte-size'

/** Backups, newest first; each can be restored after a question that says exactly what happens. */
export function BackupList({ backups }: { readonly backups: readonly Backup[] }) {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const format = useFormatter()
  const now = Date.now()
  const [asked, setAsked] = useState<Backup | null>(null)
  const when = (backup: Backup) => format.dateTime(backup.createdAt, now)
  const restore = useWrite<Backup, { readonly batchId?: undefined }>({
    call: async ({ client }, { name }) => {
      await client.backup.restore({ name })
      return {}
    },
    failed: () => t('settings.error.restore'),
    onDone: (_, backup) => {
      notify({
        message: t('settings.data.restored', { when: when(backup) }),
        description: t('settings.data.restoredHint'),
        tone: 'success',
      })
      // All of it is other data now.
      void queryClient.invalidateQueries()
      void queryClient.invalidateQueries({ queryKey: query.backup.list.key() })
    },
  })

  return (
    <>
      <ul aria-label={t('settings.data.list')} className="mt-3">
        {backups.map((backup) => (
          <li
            key={backup.name}
            className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-48">
              <p className="text-14">
                <DateText at={backup.createdAt} now={now} />
              </p>
              <p data-numeric className="flex flex-wrap items-center gap-x-2 text-12 text-fg-muted">
                <span>{formatByteSize(backup.bytes, format.options.locale)}</span>
                <span>{reasonText(backup.reason)}</span>
                <VerifiedMark verified={backup.verified} />
              </p>
            </div>
            <Button
              size="small"
              aria-label={t('settings.data.restoreNamed', { when: when(backup) })}
              onClick={() => setAsked(backup)}
            >
              {t('settings.data.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null)
        }}
        title={t('settings.data.askTitle')}
        description={
          <>
            {asked !== null && (
              <p className="mb-2 font-medium text-fg">
                {t('settings.data.askWhich', {
                  when: when(asked),
                  size: formatByteSize(asked.bytes, format.options.locale),
                  reason: reasonText(asked.reason),
                })}
              </p>
            )}
            <p>{t('settings.data.askWhat')}</p>
            <p className="mt-2">{t('settings.data.askKept')}</p>
          </>
        }
        confirmLabel={t('settings.data.askConfirm')}
        onConfirm={async () => {
          if (asked === null) return
          const outcome = await restore.run(asked)
          // The question stays, so that another try is one press away.
          if (!outcome.ok) throw outcome.error
        }}
      />
    </>
  )
}

function VerifiedMark({ verified }: { readonly verified: boolean }) {
  const Icon = verified ? CircleCheck : CircleAlert
  return (
    <span
      className={
        verified
          ? 'inline-flex items-center gap-1 text-success-text'
          : 'inline-flex items-center gap-1 text-warning-text'
      }
    >
      <Icon size={12} aria-hidden />
      {verified ? t('settings.data.verified') : t('settings.data.unverified')}
    </span>
  )
}

function reasonText(reason: Backup['reason']): string {
  switch (reason) {
    case 'manual':
      return t('settings.data.manual')
    case 'daily':
      return t('settings.data.automatic')
    case 'before-migration':
      return t('settings.data.beforeMigration')
    case 'before-restore':
      return t('settings.data.beforeRestore')
    default:
      return assertNever(reason)
  }
}
