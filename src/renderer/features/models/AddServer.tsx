import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'

import { placeOfHost } from '@contract/model-address'
import type { ModelProviderConfig, ModelSettings } from '@contract/model'
import { modelProviderKinds, type ModelProviderKind } from '@contract/vocabulary'
import { useApi } from '@renderer/app/api'
import { useWrite } from '@renderer/app/mutate'
import { t } from '@renderer/i18n/index'
import { Button, Dialog, TextField } from '@renderer/ui/index'

const ADDRESSES: Readonly<Record<ModelProviderKind, string>> = {
  ollama: 'http://127.0.0.1:11434',
  openai: 'http://127.0.0.1:8080/v1',
  anthropic: 'https://api.anthropic.com',
}

type AddServerProps = { readonly providers: readonly ModelProviderConfig[]; readonly settings: ModelSettings }

/** Three ways to add a server; Ollama is looked for first. */
export function AddServer({ providers, settings }: AddServerProps) {
  const [kind, setKind] = useState<ModelProviderKind | null>(null)
  return (
    <div className="flex flex-wrap gap-2">
      {modelProviderKinds.map((it) => (
        <Button key={it} icon={<Plus size={16} aria-hidden />} onClick={() => setKind(it)}>
          {t(`models.add.${it}`)}
        </Button>
      ))}
      <Dialog
        open={kind !== null}
        onOpenChange={(open) => {
          if (!open) setKind(null)
        }}
        title={kind === null ? t('models.add.title') : t(`models.add.${kind}`)}
      >
        {kind !== null && (
          <AddForm key={kind} kind={kind} providers={providers} settings={settings} onDone={() => setKind(null)} />
        )}
      </Dialog>
    </div>
  )
}

type AddFormProps = AddServerProps & { readonly kind: ModelProviderKind; readonly onDone: () => void }

function AddForm({ kind, providers, settings, onDone }: AddFormProps) {
  const { client } = useApi()
  const taken = providers.some((provider) => provider.name === t(`models.kind.${kind}`))
  const [name, setName] = useState(`${t(`models.kind.${kind}`)}${taken ? ` ${providers.length + 1}` : ''}`)
  const [address, setAddress] = useState(ADDRESSES[kind])
  const [key, setKey] = useState('')
  const [problem, setProblem] = useState<string>()
  const detect = useQuery({
    queryKey: ['models', 'detect'],
    queryFn: () => client.model.detect(),
    enabled: kind === 'ollama',
    gcTime: 0,
  })
  const add = useWrite<void, { readonly batchId: string | null }>({
    call: () =>
      client.model.addProvider({
        kind,
        name,
        baseUrl: address,
        ...(key.trim() === '' ? {} : { secret: key }),
      }),
    failed: () => t('models.error.add'),
    showsFailure: true,
    onDone,
  })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const outcome = await add.run()
    if (!outcome.ok) setProblem(outcome.failure.message)
  }
  const place = placeOfHost(URL.parse(address)?.hostname ?? '')
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {kind === 'ollama' && (
        <p role="status" className="text-13 text-fg-muted">
          {detect.data === undefined
            ? t('models.add.detecting')
            : detect.data.found
              ? t('models.add.found', { version: detect.data.version ?? '' })
              : t('models.add.notFound')}
        </p>
      )}
      <TextField
        label={t('models.add.address')}
        value={address}
        inputMode="url"
        spellCheck={false}
        error={problem}
        hint={[
          kind === 'openai' ? t('models.add.addressOpenai') : '',
          place === null ? '' : `${t(`models.place.${place}`)}.`,
        ]
          .filter((text) => text !== '')
          .join(' ')}
        onChange={(event) => {
          setAddress(event.target.value)
          setProblem(undefined)
        }}
      />
      <TextField label={t('models.add.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t('models.add.key')}
        type="password"
        autoComplete="off"
        value={key}
        hint={settings.secretsKind === 'keychain' ? t('models.add.keyHint') : t('models.add.keyHintFile')}
        onChange={(event) => setKey(event.target.value)}
      />
      {settings.localOnly && place !== null && place !== 'this_machine' && (
        <p className="text-13 text-fg-muted">{t('models.add.blocked')}</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('common.action.cancel')}</Button>
        <Button type="submit" variant="primary" loading={add.pending}>
          {t('models.add.confirm')}
        </Button>
      </div>
    </form>
  )
}
