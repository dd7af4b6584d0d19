import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

import type { ModelProviderKind, ProxyName } from '@contract/vocabulary'

import { createdAt, deletedAt, id, updatedAt } from '../db/columns'

export const modelProviders = sqliteTable('model_providers', {
  id: id(),
  kind: text('kind').$type<ModelProviderKind>().notNull(),
  name: text('name').notNull(),
  baseUrl: text('base_url').notNull(),
  allowLocalNetwork: integer('allow_local_network', { mode: 'boolean' }).notNull(),
  contextTokens: integer('context_tokens').notNull(),
  inputPrice: real('input_price'),
  outputPrice: real('output_price'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

export const modelConsents = sqliteTable('model_consents', {
  id: id(),
  agent: text('agent').$type<ProxyName>().notNull(),
  providerId: text('provider_id').notNull(),
  createdAt: createdAt(),
  deletedAt: deletedAt(),
})
