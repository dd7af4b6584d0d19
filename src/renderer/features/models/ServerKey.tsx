import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'

import type { ModelProviderConfig } from '@contract/model'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, notify, TextField } from '@renderer/ui/index'

/** The key of a server: put in, replaced, forgotten, never shown. */
export function ServerKey({ provider }: { readonly provider: ModelProviderConfig }) {
  const { query } = useApi()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState('')
  // A key is a secret, not a row: no change is announced.
  const changed = (message: string) => {
    setKey('')
    setOpen(false)
    notify({ message })
    void queryClient.invalidateQueries({ queryKey: query.model.providers.key() })
  }
  const keep = useWrite<string, { readonly batchId?: undefined }>({
    call: async ({ client }, secret) => {
      await client.model.setSecret({ id: provider.id, secret })
      return {}
    },
    failed: () => t('models.error.secret'),
    onDone: () => changed(t('models.server.keyKept')),
  })
  const forget = useWrite<void, { readonly batchId?: undefined }>({
    call: async ({ client }) => {
      await client.model.clearSecret({ id: provider.id })
      return {}
    },
    failed: () => t('models.error.secret'),
    onDone: () => changed(t('models.server.keyForgotten')),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (key.trim() !== '') void keep.run(key)
  }
  if (!open) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-13">
        <span className="text-fg-muted">
          {provider.secretSet ? t('models.server.keySet') : t('models.server.keyNone')}
        </span>
        <Button size="small" onClick={() => setOpen(true)}>
          {provider.secretSet ? t('models.server.keyReplace') : t('models.server.keyAdd')}
        </Button>
        {provider.secretSet && (
          <Button size="small" variant="ghost" loading={forget.pending} onClick={() => void forget.run()}>
            {t('models.server.keyForget')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <TextField
        label={t('models.server.key')}
        type="password"
        autoComplete="off"
        autoFocus
        value={key}
        fieldClassName="flex-1 basis-60"
        onChange={(event) => setKey(event.target.value)}
      />
      <Button type="submit" variant="primary" loading={keep.pending}>
        {t('models.server.keySave')}
      </Button>
      <Button onClick={() => setOpen(false)}>{t('common.action.cancel')}</Button>
    </form>
  )
}
