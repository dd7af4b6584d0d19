import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'

import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t, useFormatter } from '@renderer/i18n/index'
import { AlertDialog, Button, Card, notify, Skeleton, TextField } from '@renderer/ui/index'

import { copyText } from './copy-text'

/** The one token: made, shown once, replaced, revoked. */
export function ApiToken() {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const format = useFormatter()
  const status = useQuery(query.system.apiToken.queryOptions({ staleTime: 0 }))
  const [shown, setShown] = useState<string | null>(null)
  const [asked, setAsked] = useState<'replace' | 'revoke' | null>(null)
  // Tokens are secrets, not rows: no change is announced.
  const changed = () => void queryClient.invalidateQueries({ queryKey: query.system.apiToken.key() })

  const create = useWrite<void, { readonly token: string; readonly batchId?: undefined }>({
    call: ({ client }) => client.system.createApiToken(),
    failed: () => t('settings.error.token'),
    onDone: ({ token }) => {
      setShown(token)
      changed()
    },
  })
  const revoke = useWrite<void, { readonly batchId?: undefined }>({
    call: async ({ client }) => {
      await client.system.revokeApiToken()
      return {}
    },
    failed: () => t('settings.error.revoke'),
    onDone: () => {
      setShown(null)
      changed()
      notify({ message: t('settings.api.revoked') })
    },
  })
  const confirm = async () => {
    const outcome = asked === 'replace' ? await create.run() : await revoke.run()
    if (!outcome.ok) throw outcome.error
  }

  if (status.data === undefined) return <Skeleton className="h-8 w-64" />
  const { exists, createdAt } = status.data
  return (
    <div>
      <h3 className="text-13 font-semibold">{t('settings.api.token')}</h3>
      {shown !== null ? (
        <Card tone="accent" className="mt-1">
          <p className="mb-2 text-14 font-medium">{t('settings.api.created')}</p>
          <TextField
            label={t('settings.api.yourToken')}
            hideLabel
            readOnly
            value={shown}
            onFocus={(event) => event.target.select()}
            className="font-mono"
          />
          <div className="mt-3 flex flex-wrap gap-2">
            <Button variant="primary" icon={<Copy size={16} aria-hidden />} onClick={() => void copyText(shown)}>
              {t('settings.api.copy')}
            </Button>
            <Button onClick={() => setShown(null)}>{t('settings.api.hide')}</Button>
          </div>
        </Card>
      ) : (
        <>
          <p className="text-13 text-fg-muted">
            {exists && createdAt !== null
              ? t('settings.api.since', { when: format.dateTime(createdAt, Date.now()) })
              : t('settings.api.noToken')}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button loading={create.pending} onClick={() => (exists ? setAsked('replace') : void create.run())}>
              {exists ? t('settings.api.replace') : t('settings.api.create')}
            </Button>
            {exists && <Button onClick={() => setAsked('revoke')}>{t('settings.api.revoke')}</Button>}
          </div>
        </>
      )}
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null)
        }}
        title={asked === 'revoke' ? t('settings.api.askRevoke') : t('settings.api.askReplace')}
        description={asked === 'revoke' ? t('settings.api.askRevokeText') : t('settings.api.askReplaceText')}
        confirmLabel={asked === 'revoke' ? t('settings.api.revoke') : t('settings.api.replace')}
        onConfirm={confirm}
      />
    </div>
  )
}
