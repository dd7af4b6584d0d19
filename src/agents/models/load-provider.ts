import { assertNever } from '@contract/assert-never'
import type { ModelProviderKind } from '@contract/vocabulary'

import type { ModelProvider, ProviderConnection } from './model.types'

export type CreateProvider = (connection: ProviderConnection) => ModelProvider

/** Loads the client of one kind of server; each is large, and most people use one. */
export async function loadProvider(kind: ModelProviderKind): Promise<CreateProvider> {
  switch (kind) {
    case 'ollama':
      return (await import('./ollama.provider')).ollamaProvider
    case 'openai':
      return (await import('./openai.provider')).openaiProvider
    case 'anthropic':
      return (await import('./anthropic.provider')).anthropicProvider
    default:
      return assertNever(kind)
  }
}
