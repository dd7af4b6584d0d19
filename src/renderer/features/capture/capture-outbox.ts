import { createStore } from 'zustand/vanilla'

import type { Task } from '@contract/task'
import type { CaptureSource } from '@contract/vocabulary'
import type { AppClient } from '@renderer/app/api'
import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { nextConnection } from '@renderer/app/connection.store'
import { type DraftStore, drafts } from '@renderer/app/drafts'
import { type Failure, describeFailure } from '@renderer/app/failure'
import { readingLocale } from '@renderer/i18n/index'

/** A thought on its way; its id is made here, so that sending it twice captures it once. */
export type Outgoing = {
  readonly id: string
  readonly text: string
  readonly dismissed: readonly string[]
  readonly split: boolean
  readonly source: CaptureSource
}

export type Captured = { readonly captureId: string; readonly tasks: readonly Task[]; readonly batchId: string | null }

export type OutboxState = {
  /** Recognised parts that were turned back into words in the present draft. */
  readonly dismissed: readonly string[]
  readonly sending: Outgoing | null
  /** Sent without an answer: it is sent again when the core can be reached. */
  readonly waiting: boolean
  /** Why the last attempt was refused; the text is still in the box. */
  readonly failure: Failure | null
}

type Parts = {
  readonly drafts: Pick<DraftStore, 'get' | 'set' | 'clear'>
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  readonly newId: () => string
  /** Resolves when another attempt makes sense. */
  readonly nextChance: (signal: AbortSignal) => Promise<void>
}

const STORAGE_KEY = 'proxy.capture'
const RESTING: OutboxState = { dismissed: [], sending: null, waiting: false, failure: null }

/**
 * Sends the draft and holds on to it until the core says that it is on disk. What was sent is remembered with its id
 * across a reload, so that neither a lost answer nor a closed window loses or doubles a thought.
 */
export class CaptureOutbox {
  readonly store = createStore<OutboxState>(() => RESTING)
  #attempt = new AbortController()
  #last: Outgoing | null

  constructor(private readonly parts: Parts) {
    this.#last = this.#recall()
  }

  /** Turns a recognised part of the draft back into words. */
  dismiss(key: string): void {
    const { dismissed } = this.store.getState()
    if (!dismissed.includes(key)) this.store.setState({ dismissed: [...dismissed, key] })
  }

  /** To be called when the draft was changed by hand. */
  edited(text: string): void {
    if (text === '') this.store.setState({ dismissed: [], failure: null })
    else if (this.store.getState().failure !== null) this.store.setState({ failure: null })
  }

  /** What was sent before a reload and may not have arrived; null when the draft is another one by now. */
  unfinished(): Outgoing | null {
    return this.#last !== null && this.#last.text === this.parts.drafts.get(CAPTURE_DRAFT) ? this.#last : null
  }

  /** Sends until there is an answer; null when it was refused or called off (`failure` says which). */
  async send(client: Pick<AppClient, 'capture'>, draft: Omit<Outgoing, 'id'>): Promise<Captured | null> {
    this.#attempt.abort()
    const attempt = new AbortController()
    this.#attempt = attempt
    const outgoing = this.#withId(draft)
    this.#remember(outgoing)
    this.store.setState({ sending: outgoing, waiting: false, failure: null })
    while (!attempt.signal.aborted) {
      try {
        const captured = await client.capture.create({
          ...outgoing,
          dismissed: [...outgoing.dismissed],
          locale: readingLocale(),
        })
        this.#arrived(outgoing)
        return captured
      } catch (error) {
        if (attempt.signal.aborted) return null
        const failure = describeFailure(error)
        if (failure.kind !== 'connection') {
          this.store.setState({ sending: null, waiting: false, failure })
          return null
        }
        this.store.setState({ waiting: true })
        await this.parts.nextChance(attempt.signal)
      }
    }
    return null
  }

  /** Stops sending, to go on writing. Should it have arrived already, sending the same words again changes nothing. */
  callOff(): void {
    this.#attempt.abort()
    this.store.setState({ sending: null, waiting: false })
  }

  /** The same words again keep their id; other words are another thought. */
  #withId(draft: Omit<Outgoing, 'id'>): Outgoing {
    return { ...draft, id: this.#last?.text === draft.text ? this.#last.id : this.parts.newId() }
  }

  #arrived(outgoing: Outgoing): void {
    this.#remember(null)
    // Only what was saved leaves the box; another window may have gone on writing.
    if (this.parts.drafts.get(CAPTURE_DRAFT) === outgoing.text) this.parts.drafts.clear(CAPTURE_DRAFT)
    this.store.setState(RESTING)
  }

  #remember(outgoing: Outgoing | null): void {
    this.#last = outgoing
    try {
      if (outgoing === null) this.parts.storage()?.removeItem(STORAGE_KEY)
      else this.parts.storage()?.setItem(STORAGE_KEY, JSON.stringify(outgoing))
    } catch {
      // Without storage a reload in the very moment of a lost answer could double a thought; it cannot lose one.
    }
  }

  #recall(): Outgoing | null {
    try {
      const stored: unknown = JSON.parse(this.parts.storage()?.getItem(STORAGE_KEY) ?? 'null')
      return isOutgoing(stored) ? stored : null
    } catch {
      return null
    }
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== 'object' || value === null) return false
  const { id, text, dismissed, split, source } = value as Readonly<Record<string, unknown>>
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    Array.isArray(dismissed) &&
    typeof split === 'boolean' &&
    typeof source === 'string'
  )
}

/** The outbox of this page, made at first use so that a test can have its own. */
export function createCaptureOutbox(newId: () => string): CaptureOutbox {
  return new CaptureOutbox({ drafts, storage: () => window.localStorage, newId, nextChance: nextConnection })
}
