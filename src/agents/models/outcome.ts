import { assertNever } from '@contract/assert-never'
import type { TokenUse } from './model.types'

export type FailureReason =
  | { readonly kind: 'cancelled' }
  /** slow: the answer took too long; waiting: others were before it; loading: the model is being brought into memory. */
  | { readonly kind: 'deadline'; readonly reason: 'slow' | 'waiting' | 'loading' }
  | { readonly kind: 'down'; readonly reason: 'not_running' | 'not_found' | 'insecure' | 'broke' | 'server_error' }
  | { readonly kind: 'down'; readonly reason: 'resting'; readonly retryAfterMs: number }
  | { readonly kind: 'missing_model'; readonly reason: 'none_chosen' | 'not_there'; readonly model: string }
  | { readonly kind: 'unauthorised'; readonly reason: 'no_key' | 'wrong_key' }
  | { readonly kind: 'rate_limited'; readonly reason: 'busy' | 'no_credit'; readonly retryAfterMs: number | null }
  | { readonly kind: 'overlong' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'invalid'; readonly reason: 'unreadable' | 'shape' | 'request'; readonly detail: string }
  | { readonly kind: 'truncated'; readonly partial: string }
  | { readonly kind: 'budget'; readonly reason: 'tokens' | 'money' | 'price_unknown' }
  | {
      readonly kind: 'forbidden'
      readonly reason: 'local_only' | 'consent' | 'address' | 'redirect' | 'insecure' | 'elsewhere' | 'hidden'
      readonly host: string
    }

/** Why there is no answer, with a sentence that says what to do. */
export type ModelFailure = FailureReason & { readonly message: string }

export type ModelSuccess<T> = {
  readonly kind: 'ok'
  readonly value: T
  readonly model: string
  readonly usage: TokenUse
}

export type ModelResult<T> = ModelSuccess<T> | ModelFailure

export function failure<Reason extends FailureReason>(reason: Reason, server: string): Reason & { message: string } {
  return { ...reason, message: wording(reason, server) }
}

function wording(reason: FailureReason, server: string): string {
  switch (reason.kind) {
    case 'cancelled':
      return 'This was stopped. Nothing was changed.'
    case 'deadline':
      return {
        slow: `${server} did not answer in time. A smaller model answers sooner.`,
        waiting: `${server} is busy with another question. Try again in a moment.`,
        loading: `${server} is loading the model, which can take a minute. Try again then.`,
      }[reason.reason]
    case 'down':
      return downWording(reason.reason, server)
    case 'missing_model':
      return reason.reason === 'none_chosen'
        ? 'No model is chosen for this. Choose one in Settings, under Models.'
        : `${server} does not have the model ${reason.model}. Choose another one, or add it there (with Ollama: ollama pull ${reason.model}).`
    case 'unauthorised':
      return reason.reason === 'no_key'
        ? `${server} wants a key, and there is none. Add it in Settings, under Models.`
        : `${server} does not accept the key. Copy it again from where you got it, without spaces, and check that it has not expired.`
    case 'rate_limited':
      return reason.reason === 'no_credit'
        ? `Your account at ${server} has no credit left, or its limit is reached. Look at its billing page.`
        : `${server} asks to slow down. Wait a minute and try again.`
    case 'overlong':
      return `This is more text than the model of ${server} can take in. Use a shorter text, or a model with a larger context.`
    case 'refused':
      return 'The model declined to answer this. Say it in other words, or do it without the model.'
    case 'invalid':
      return reason.reason === 'request'
        ? `${server} did not accept the request: ${reason.detail}`
        : 'The model answered in a form that cannot be used. Try again, or choose a more capable model.'
    case 'truncated':
      return 'The answer was cut off because it became too long. Ask for less at once.'
    case 'budget':
      return {
        tokens: 'Today’s budget of tokens is used up. It starts anew tomorrow, or raise it in Settings, under Models.',
        money: 'Today’s budget of money is used up. It starts anew tomorrow, or raise it in Settings, under Models.',
        price_unknown: `There is a budget of money, but the price of ${server} is not known. Enter its price in Settings, under Models.`,
      }[reason.reason]
    case 'forbidden':
      return forbiddenWording(reason.reason, reason.host, server)
    default:
      return assertNever(reason)
  }
}

function downWording(reason: Extract<FailureReason, { kind: 'down' }>['reason'], server: string): string {
  return {
    not_running: `${server} is not running, or not at this address. Start it, or correct the address.`,
    not_found: `The name in the address of ${server} is not known. Check the address and your connection.`,
    insecure: `The certificate of ${server} is not valid, so nothing was sent. Check the address.`,
    broke: `${server} broke off in the middle of its answer. It may have been closed or have run out of memory.`,
    server_error: `${server} has a problem of its own at the moment. Try again later.`,
    resting: `${server} failed several times in a row, so it is left alone for a moment. It is tried again by itself.`,
  }[reason]
}

function forbiddenWording(
  reason: Extract<FailureReason, { kind: 'forbidden' }>['reason'],
  host: string,
  server: string,
): string {
  return {
    local_only: `Only models on this computer are allowed, and ${server} is not. Nothing was sent. To use it, change that in Settings, under Models.`,
    consent: `This proxy may not use ${server} yet. Nothing was sent. To let it, tick it in Settings, under Models.`,
    address: `The address of ${server} leads somewhere it should not (${host}). Nothing was sent. Check the address.`,
    redirect: `${server} sends us on to ${host}. Nothing was sent there. If that is right, write that address instead.`,
    insecure: `${server} is on the internet without https, where anybody could read along. Nothing was sent. Use https.`,
    hidden:
      'You hid this from every model, so none was asked. Nothing was sent. What is hidden is in Settings, under Memory.',
    elsewhere: `Something tried to reach ${host} instead of ${server}. Nothing was sent.`,
  }[reason]
}
