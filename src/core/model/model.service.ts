import {
  modelBudget,
  modelChoice,
  type ModelBudget,
  type ModelCapabilities,
  type ModelChoice,
  type ModelProviderConfig,
  type ModelSettings,
} from '@contract/model'
import { modelJobs, type ModelJob, type ModelProviderKind, type ProxyName } from '@contract/vocabulary'

import type { Connection } from '../db/connection'
import { conflict, notFound, unavailable } from '../db/errors'
import { quote } from '../db/quote'
import type { Caller, UnitOfWork, WriteTransaction } from '../db/unit-of-work'
import type { Clock, Ids, Secrets } from '../ports'
import { settings } from '../settings/settings.table'
import type { ModelRepository, StoredProvider } from './model.repository'
import { isSameServer, readAddress } from './model.rules'
import { modelConsents, modelProviders } from './model.table'

type Fields = {
  readonly name: string
  readonly baseUrl: string
  readonly allowLocalNetwork: boolean
  readonly contextTokens: number
  readonly inputPrice: number | null
  readonly outputPrice: number | null
}
type Change = { readonly [Key in keyof Fields]?: Fields[Key] | undefined }
type SettingsWritten = { settings: ModelSettings; batchId: string | null }
type ProviderWritten = { provider: ModelProviderConfig; batchId: string | null }

const LOCAL_ONLY = 'modelsLocalOnly'
const BUDGET = 'modelsBudget'
const jobKeys: Readonly<Record<ModelJob, string>> = {
  quick: 'modelForQuick',
  deep: 'modelForDeep',
  embedding: 'modelForEmbedding',
}

/** Until a person sets another limit: enough for a day of small questions, little enough that a mistake stays cheap. */
const defaultBudget: ModelBudget = { tokensPerDay: 200_000, costPerDay: null }

/** Which models there are, what each is for, and what they may be given. Calls to them are the agents'. */
export class ModelService {
  constructor(
    private readonly repository: ModelRepository,
    private readonly connection: Connection,
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  settings(): ModelSettings {
    const jobs: ModelSettings['jobs'] = {}
    for (const job of modelJobs) {
      const choice = this.#read(jobKeys[job], modelChoice)
      if (choice && this.repository.find(choice.providerId)) jobs[job] = choice
    }
    return {
      // Nothing leaves the machine before a person says so.
      localOnly: this.#raw(LOCAL_ONLY) !== false,
      budget: this.#read(BUDGET, modelBudget) ?? defaultBudget,
      jobs,
      secretsKind: this.secrets.kind,
    }
  }

  setLocalOnly(input: { readonly on: boolean }, caller: Caller): SettingsWritten {
    const label = input.on ? 'Allowed only models on this machine' : 'Allowed models outside this machine'
    return this.#changeSettings(caller, label, (tx) => this.#write(tx, LOCAL_ONLY, input.on))
  }

  setBudget(input: ModelBudget, caller: Caller): SettingsWritten {
    return this.#changeSettings(caller, 'Changed the daily budget of models', (tx) => this.#write(tx, BUDGET, input))
  }

  choose(input: { readonly job: ModelJob; readonly choice: ModelChoice | null }, caller: Caller): SettingsWritten {
    if (input.choice) this.provider(input.choice.providerId)
    const label = input.choice ? `Chose ${quote(input.choice.model)} as a model` : 'Chose no model'
    return this.#changeSettings(caller, label, (tx) => this.#write(tx, jobKeys[input.job], input.choice))
  }

  providers(): ModelProviderConfig[] {
    return this.repository.list().map((provider) => this.#shown(provider))
  }

  /** Throws NOT_FOUND. */
  provider(id: string): ModelProviderConfig {
    const provider = this.repository.find(id)
    if (!provider) throw notFound('model server', id)
    return this.#shown(provider)
  }

  /** The server and its key, or, when the key cannot be kept, neither. */
  addProvider(
    { secret, ...fields }: Fields & { readonly kind: ModelProviderKind; readonly secret?: string | undefined },
    caller: Caller,
  ): ProviderWritten {
    const baseUrl = this.#address(fields.kind, fields.baseUrl, null)
    const label = `Added the model server ${quote(fields.name)}`
    const { result: id, batchId } = this.unitOfWork.run(caller, label, (tx) => {
      const id = this.ids.next()
      tx.insert(modelProviders, {
        ...fields,
        id,
        baseUrl,
        createdAt: tx.now,
        updatedAt: tx.now,
        deletedAt: null,
      })
      if (secret !== undefined) this.#guarded(() => this.secrets.set(secretName(id), secret))
      return id
    })
    return { provider: this.provider(id), batchId }
  }

  /** Another address is another server: its key is forgotten and what proxies may send there is asked anew. */
  updateProvider({ id, ...change }: Change & { readonly id: string }, caller: Caller): ProviderWritten {
    const provider = this.provider(id)
    const baseUrl =
      change.baseUrl === undefined ? provider.baseUrl : this.#address(provider.kind, change.baseUrl, provider.id)
    const moved = !isSameServer(provider.baseUrl, baseUrl)
    if (moved) this.#forgetSecret(id)
    const { batchId } = this.unitOfWork.run(caller, `Changed the model server ${quote(provider.name)}`, (tx) => {
      const next = {
        name: change.name ?? provider.name,
        baseUrl,
        allowLocalNetwork: change.allowLocalNetwork ?? provider.allowLocalNetwork,
        contextTokens: change.contextTokens ?? provider.contextTokens,
        inputPrice: change.inputPrice === undefined ? provider.inputPrice : change.inputPrice,
        outputPrice: change.outputPrice === undefined ? provider.outputPrice : change.outputPrice,
      }
      if (tx.update(modelProviders, id, next)) tx.update(modelProviders, id, { updatedAt: tx.now })
      if (moved) this.#withdrawAll(tx, provider)
    })
    return { provider: this.provider(id), batchId }
  }

  /** Removes the server, its consents and its key. The key cannot be brought back by undoing. */
  removeProvider(input: { readonly id: string }, caller: Caller): { batchId: string | null } {
    const provider = this.provider(input.id)
    this.#forgetSecret(provider.id)
    const { batchId } = this.unitOfWork.run(caller, `Removed the model server ${quote(provider.name)}`, (tx) => {
      this.#withdrawAll(tx, provider)
      tx.remove(modelProviders, provider.id)
    })
    return { batchId }
  }

  consent(
    input: { readonly id: string; readonly agent: ProxyName; readonly given: boolean },
    caller: Caller,
  ): ProviderWritten {
    const provider = this.provider(input.id)
    const verb = input.given ? 'Let' : 'No longer let'
    const { batchId } = this.unitOfWork.run(
      caller,
      `${verb} the ${input.agent} proxy use ${quote(provider.name)}`,
      (tx) => {
        const known = this.repository.consentId(provider.id, input.agent)
        if (known !== null) tx.update(modelConsents, known, { deletedAt: input.given ? null : tx.now })
        else if (input.given) {
          tx.insert(modelConsents, {
            id: this.ids.next(),
            agent: input.agent,
            providerId: provider.id,
            createdAt: tx.now,
            deletedAt: null,
          })
        }
      },
    )
    return { provider: this.provider(provider.id), batchId }
  }

  setSecret(input: { readonly id: string; readonly secret: string }): { secretSet: true } {
    const provider = this.provider(input.id)
    this.#guarded(() => this.secrets.set(secretName(provider.id), input.secret))
    return { secretSet: true }
  }

  clearSecret(input: { readonly id: string }): { secretSet: false } {
    this.#forgetSecret(this.provider(input.id).id)
    return { secretSet: false }
  }

  /** The key of a server, for the call that needs it and nobody else. */
  secret(providerId: string): string | null {
    return this.#guarded(() => this.secrets.get(secretName(providerId)))
  }

  capabilities(providerId: string, model: string): ModelCapabilities | null {
    return this.repository.capabilities(providerId, model)
  }

  saveCapabilities(providerId: string, model: string, capabilities: ModelCapabilities): void {
    this.repository.saveCapabilities(providerId, model, capabilities, this.clock.now())
  }

  #shown(provider: StoredProvider): ModelProviderConfig {
    return { ...provider, secretSet: this.secret(provider.id) !== null }
  }

  #address(kind: ModelProviderKind, text: string, ownId: string | null): string {
    const read = readAddress(kind, text)
    if (!read.ok) throw conflict('address_refused', read.message)
    const same = this.repository.list().find(({ baseUrl, id }) => baseUrl === read.baseUrl && id !== ownId)
    if (same) throw conflict('duplicate', `${quote(same.name)} already has this address.`, same.id)
    return read.baseUrl
  }

  #withdrawAll(tx: WriteTransaction, provider: ModelProviderConfig): void {
    for (const agent of provider.consents) {
      const id = this.repository.consentId(provider.id, agent)
      if (id !== null) tx.remove(modelConsents, id)
    }
  }

  #forgetSecret(id: string): void {
    this.#guarded(() => this.secrets.delete(secretName(id)))
  }

  /** What the keychain or the file says went wrong says what to do, and never a value. */
  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw unavailable('secrets', error instanceof Error ? error.message : 'The keys could not be read.')
    }
  }

  #changeSettings(caller: Caller, label: string, work: (tx: WriteTransaction) => void): SettingsWritten {
    const { batchId } = this.unitOfWork.run(caller, label, work)
    return { settings: this.settings(), batchId }
  }

  #raw(key: string): unknown {
    const row = this.connection.get<{ value: string }>(
      'SELECT value FROM settings WHERE id = ? AND deleted_at IS NULL',
      key,
    )
    return row ? JSON.parse(row.value) : undefined
  }

  #read<T>(key: string, shape: { safeParse(value: unknown): { success: boolean; data?: T } }): T | null {
    const parsed = shape.safeParse(this.#raw(key))
    return parsed.success ? (parsed.data ?? null) : null
  }

  #write(tx: WriteTransaction, key: string, value: unknown): void {
    const row = this.connection.get<{ value: string }>('SELECT value FROM settings WHERE id = ?', key)
    if (value === null) {
      if (row) tx.remove(settings, key)
    } else if (!row) tx.insert(settings, { id: key, value, updatedAt: tx.now, deletedAt: null })
    else if (tx.update(settings, key, { value, deletedAt: null })) tx.update(settings, key, { updatedAt: tx.now })
  }
}

function secretName(providerId: string): string {
  return `model:${providerId}`
}
