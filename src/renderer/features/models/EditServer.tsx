import { type SubmitEvent, useState } from 'react'

import { placeOfHost } from '@contract/model-address'
import type { ModelProviderConfig } from '@contract/model'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, TextField } from '@renderer/ui/index'

type EditServerProps = { readonly provider: ModelProviderConfig; readonly onClose: () => void }

/** Another name or address of a server. */
export function EditServer({ provider, onClose }: EditServerProps) {
  const [name, setName] = useState(provider.name)
  const [address, setAddress] = useState(provider.baseUrl)
  const moved = address.trim() !== provider.baseUrl
  const save = useWrite<void, { readonly batchId: string | null }>({
    call: ({ client }) =>
      client.model.updateProvider({
        id: provider.id,
        name: name.trim(),
        ...(moved ? { baseUrl: address.trim() } : {}),
      }),
    done: () => t('models.server.changed', { name: name.trim() }),
    showsFailure: true,
    onDone: onClose,
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() !== '') void save.run()
  }
  const place = placeOfHost(URL.parse(address)?.hostname ?? '')
  const held = provider.secretSet || provider.consents.length > 0
  return (
    <Dialog open onOpenChange={onClose} title={t('models.server.editTitle', { name: provider.name })} size="small">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('models.add.address')}
          value={address}
          inputMode="url"
          spellCheck={false}
          error={save.failure?.message}
          hint={[
            place === null ? '' : `${t(`models.place.${place}`)}.`,
            moved && held ? t('models.server.addressForgets') : '',
          ]
            .filter((text) => text !== '')
            .join(' ')}
          onChange={(event) => {
            setAddress(event.target.value)
            save.clearFailure()
          }}
        />
        <TextField
          label={t('models.add.name')}
          value={name}
          error={name.trim() === '' ? t('models.server.nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button type="submit" variant="primary" loading={save.pending}>
            {t('common.action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
