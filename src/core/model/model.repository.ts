import { placeOfHost } from '@contract/model-address'
import type { ModelCapabilities, ModelProviderConfig } from '@contract/model'
import type { ProxyName } from '@contract/vocabulary'

import type { Connection } from '../db/connection'

type Row = Omit<ModelProviderConfig, 'allowLocalNetwork' | 'place' | 'secretSet' | 'consents'> & {
  readonly allowLocalNetwork: number
}

const COLUMNS = `id, kind, name, base_url AS baseUrl, allow_local_network AS allowLocalNetwork,
  context_tokens AS contextTokens, input_price AS inputPrice, output_price AS outputPrice`

export type StoredProvider = Omit<ModelProviderConfig, 'secretSet'>

export class ModelRepository {
  constructor(private readonly connection: Connection) {}

  list(): StoredProvider[] {
    return this.connection
      .all<Row>(`SELECT ${COLUMNS} FROM model_providers WHERE deleted_at IS NULL ORDER BY created_at, id`)
      .map((row) => this.#provider(row))
  }

  find(id: string): StoredProvider | null {
    const row = this.connection.get<Row>(
      `SELECT ${COLUMNS} FROM model_providers WHERE id = ? AND deleted_at IS NULL`,
      id,
    )
    return row ? this.#provider(row) : null
  }

  /** The row of a consent, given or withdrawn. */
  consentId(providerId: string, agent: ProxyName): string | null {
    return (
      this.connection.get<{ id: string }>(
        'SELECT id FROM model_consents WHERE provider_id = ? AND agent = ?',
        providerId,
        agent,
      )?.id ?? null
    )
  }

  capabilities(providerId: string, model: string): ModelCapabilities | null {
    const row = this.connection.get<{ capabilities: string }>(
      'SELECT capabilities FROM model_probes WHERE provider_id = ? AND model = ?',
      providerId,
      model,
    )
    return row ? (JSON.parse(row.capabilities) as ModelCapabilities) : null
  }

  saveCapabilities(providerId: string, model: string, capabilities: ModelCapabilities, at: number): void {
    this.connection
      .prepare('INSERT OR REPLACE INTO model_probes (provider_id, model, capabilities, at) VALUES (?, ?, ?, ?)')
      .run(providerId, model, JSON.stringify(capabilities), at)
  }

  #provider(row: Row): StoredProvider {
    const place = placeOfHost(URL.parse(row.baseUrl)?.hostname ?? '')
    const consents = this.connection
      .all<{ agent: ProxyName }>(
        'SELECT agent FROM model_consents WHERE provider_id = ? AND deleted_at IS NULL ORDER BY agent',
        row.id,
      )
      .map(({ agent }) => agent)
    // An address that no longer reads counts as the most distant one, for which the most is asked.
    return { ...row, allowLocalNetwork: row.allowLocalNetwork === 1, place: place ?? 'internet', consents }
  }
}
