import type { ModelBudget, ModelProviderConfig, ModelUsage } from '@contract/model'

import type { TokenUse, WireMessage } from './model.types'
import { failure, type ModelFailure } from './outcome'

/** Bytes of UTF-8 a token has at least, over languages: a cautious estimate, made before anything is known. */
const BYTES_A_TOKEN = 3
/** What a message costs besides its text. */
const MESSAGE_TOKENS = 8
const MILLION = 1_000_000

/** Tokens that messages come to, rather too many than too few. */
export function estimateTokens(messages: readonly WireMessage[], extra = ''): number {
  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), Buffer.byteLength(extra))
  return Math.ceil(bytes / BYTES_A_TOKEN) + messages.length * MESSAGE_TOKENS
}

/** Cost in millionths of the currency; null when a price is not known. */
export function costMicros(provider: ModelProviderConfig, usage: TokenUse): number | null {
  const here = provider.place === 'this_machine'
  const input = provider.inputPrice ?? (here ? 0 : null)
  const output = provider.outputPrice ?? (here ? 0 : null)
  if (input === null || output === null) return null
  return Math.round((usage.input ?? 0) * input + (usage.output ?? 0) * output)
}

/**
 * Watches the day's budget for models outside this machine. What calls under way may come to is set aside, so that several at once
 * cannot overdraw it together.
 */
export class Budget {
  #tokens = 0
  #micros = 0

  constructor(
    private readonly budget: () => ModelBudget,
    private readonly usage: () => ModelUsage,
  ) {}

  /** Sets aside what a call may use; says why not when it is too much. Call `release` when the call is over. */
  reserve(
    provider: ModelProviderConfig,
    most: { readonly input: number; readonly output: number },
  ): ModelFailure | { readonly kind: 'reserved'; release(): void } {
    if (provider.place === 'this_machine') return { kind: 'reserved', release: () => {} }
    const { tokensPerDay, costPerDay } = this.budget()
    const used = this.usage()
    const tokens = most.input + most.output
    const micros = costMicros(provider, most)
    if (tokensPerDay !== null && used.outsideTokens + this.#tokens + tokens > tokensPerDay)
      return failure({ kind: 'budget', reason: 'tokens' }, provider.name)
    if (costPerDay !== null) {
      if (micros === null || used.cost === null)
        return failure({ kind: 'budget', reason: 'price_unknown' }, provider.name)
      if (used.cost * MILLION + this.#micros + micros > costPerDay * MILLION)
        return failure({ kind: 'budget', reason: 'money' }, provider.name)
    }
    this.#tokens += tokens
    this.#micros += micros ?? 0
    return {
      kind: 'reserved',
      release: () => {
        this.#tokens -= tokens
        this.#micros -= micros ?? 0
      },
    }
  }
}
