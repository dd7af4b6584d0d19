import { placeOfHost } from '@contract/model-address'
import type { ModelPlace, ModelProviderKind } from '@contract/vocabulary'

export type ReadAddress =
  | { readonly ok: true; readonly baseUrl: string; readonly place: ModelPlace }
  | { readonly ok: false; readonly message: string }

/** Reads the address of a server into the one spelling that is stored; says what is wrong with it otherwise. */
export function readAddress(kind: ModelProviderKind, text: string): ReadAddress {
  const url = URL.parse(text)
  if (url === null) return { ok: false, message: 'Write an address such as http://127.0.0.1:11434.' }
  const place = placeOfHost(url.hostname)
  if (place === null) {
    return {
      ok: false,
      message: `No server can be at ${url.hostname}. Write the address it listens on, such as 127.0.0.1.`,
    }
  }
  if (place === 'internet' && url.protocol !== 'https:') {
    return { ok: false, message: 'A server on the internet is only used over https, so that nobody reads along.' }
  }
  const path = url.pathname.replace(/\/+$/, '')
  // Compatible servers answer below /v1; a bare address is what most people copy.
  return { ok: true, baseUrl: `${url.origin}${path === '' && kind === 'openai' ? '/v1' : path}`, place }
}

/** Whether a change of address leads to somebody else, who must not get the key or what the consents allowed. */
export function isSameServer(before: string, after: string): boolean {
  return URL.parse(before)?.origin === URL.parse(after)?.origin
}

/**
 * Cost in millionths of the currency: prices are for a million tokens, so a token at price 1 is one millionth.
 * Null when a price is not known and counts.
 */
export function costMicros(
  tokens: { readonly input: number; readonly output: number },
  prices: { readonly inputPrice: number | null; readonly outputPrice: number | null; readonly place: ModelPlace },
): number | null {
  const free = prices.place === 'this_machine' ? 0 : null
  const input = prices.inputPrice ?? free
  const output = prices.outputPrice ?? free
  if (input === null || output === null) return null
  return Math.round(tokens.input * input + tokens.output * output)
}
