import { createStore, type StoreApi } from 'zustand/vanilla'

import type { Task } from '@contract/task'
import type { CaptureSource } from '@contract/vocabulary'
import type { AppClient } from '@renderer/app/api'
import { CAPTURE_DRAFT } from '@renderer/app/capture-draft'
import { nextConnection } from '@renderer/app/connection.store'
import { type DraftStore, drafts } from '@renderer/app/drafts'
import { type Failure, describeFailure } from '@renderer/app/failure'
import { readingLocale } from '@renderer/i18n/index'

import { carryDismissals } from './dismissals'

/** A thought on its way; its id is made here, so that sending it twice captures it once. */
export type Outgoing = {
  readonly id: string
  readonly text: string
  readonly dismissed: readonly string[]
  readonly split: boolean
  readonly source: CaptureSource
  /** Why it was refused; it waits to be sent again or gone on with. */
  readonly failure?: Failure
  /** Back in the box to be gone on with. Sent again as it is it keeps its id, because it may have arrived. */
  readonly taken?: boolean
}

export type Draft = Pick<Outgoing, 'text' | 'dismissed' | 'split' | 'source'>

export type Captured = { readonly captureId: string; readonly tasks: readonly Task[]; readonly batchId: string | null }

export type OutboxState = {
  /** Recognised parts that were turned back into words in the present draft, the last one last. */
  readonly dismissed: readonly string[]
  /** What left the box and is not known to be saved, in the order in which it was thought. */
  readonly kept: readonly Outgoing[]
  /** Sent without an answer: it is sent again when the core can be reached. Also while an answer is late. */
  readonly waiting: boolean
  /** Why what is in the box was refused. */
  readonly failure: Failure | null
}

type Client = Pick<AppClient, 'capture'>

type Parts = {
  readonly drafts: Pick<DraftStore, 'get' | 'set' | 'clear' | 'flush'>
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  readonly newId: () => string
  /** Resolves when another attempt makes sense. */
  readonly nextChance: (signal: AbortSignal) => Promise<void>
}

const STORAGE_KEY = 'proxy.capture'
/** What was not answered by then is shown as waiting, though the connection stands. Milliseconds. */
const LATE_MS = 1500

/**
 * Takes thoughts out of the box, sends them one after another and holds on to each until the core says that it is on
 * disk. They are remembered with their ids across a reload, so that neither a lost answer nor a closed window loses or
 * doubles one.
 */
export class CaptureOutbox {
  readonly store: StoreApi<OutboxState>
  #last: Promise<unknown> = Promise.resolve()
  #attempt = new AbortController()
  #unfinished: readonly Outgoing[]

  constructor(private readonly parts: Parts) {
    const kept = this.#stored()
    this.#unfinished = kept.filter(({ taken }) => taken !== true)
    this.store = createStore(() => ({ dismissed: [], kept, waiting: false, failure: null }))
  }

  /** Turns a recognised part of the draft back into words. */
  dismiss(dismissal: string): void {
    const { dismissed } = this.store.getState()
    if (!dismissed.includes(dismissal)) this.store.setState({ dismissed: [...dismissed, dismissal] })
  }

  /** Has the part recognised again that was the last to be turned back into words. */
  restore(): void {
    this.store.setState(({ dismissed }) => ({ dismissed: dismissed.slice(0, -1) }))
  }

  /** To be called when the draft was changed by hand. */
  edited(text: string, before: string): void {
    const { dismissed, failure } = this.store.getState()
    if (dismissed.length > 0 || failure !== null)
      this.store.setState({ dismissed: carryDismissals(dismissed, before, text), failure: null })
    if (text === '') this.#keep((all) => all.filter(({ taken }) => taken !== true))
  }

  /** What was sent before a reload and may not have arrived, to be sent `again`; each is handed out once. */
  unfinished(): readonly Outgoing[] {
    const unfinished = this.#unfinished
    this.#unfinished = []
    // Where everything ended between the two steps of sending or of taking back.
    this.#emptyBox(unfinished.at(-1)?.text)
    return unfinished
  }

  /** Empties the box and sends until there is an answer; null when it was refused or taken back. */
  send(client: Client, { text, dismissed, split, source }: Draft): Promise<Captured | null> {
    const before = this.store.getState().kept.find((it) => it.taken === true && it.text === text)
    const outgoing = { id: before?.id ?? this.parts.newId(), text, dismissed, split, source }
    // On its way before it leaves the box: whatever ends here, one of the two has it.
    this.#keep((all) => [...all.filter(({ taken }) => taken !== true), outgoing])
    this.#emptyBox(text)
    return this.again(client, outgoing)
  }

  /** Sends what is kept, after what is being sent. */
  again(client: Client, { id }: Outgoing): Promise<Captured | null> {
    this.#change(id, ({ failure: _settled, ...outgoing }) => outgoing)
    const sent = this.#last.then(() => this.#deliver(client, id))
    this.#last = sent
    return sent
  }

  /** Takes a text back into the box, before what is there. Should it have arrived, the same words change nothing. */
  goOn(id: string): void {
    const outgoing = this.store.getState().kept.find((it) => it.id === id && it.taken !== true)
    if (outgoing === undefined) return
    const { drafts } = this.parts
    const present = drafts.get(CAPTURE_DRAFT)
    const text = [outgoing.text, present].filter(Boolean).join('\n')
    drafts.set(CAPTURE_DRAFT, text)
    drafts.flush()
    this.#keep((all) => all.filter((it) => it.taken !== true).map((it) => (it.id === id ? { ...it, taken: true } : it)))
    this.store.setState(({ dismissed }) => ({
      dismissed: [...outgoing.dismissed, ...carryDismissals(dismissed, present, text)],
      waiting: false,
      failure: null,
    }))
    this.#attempt.abort()
  }

  async #deliver(client: Client, id: string): Promise<Captured | null> {
    for (let outgoing = this.#find(id); outgoing !== undefined; outgoing = this.#find(id)) {
      const { text, dismissed, split, source } = outgoing
      const { signal } = (this.#attempt = new AbortController())
      const late = setTimeout(() => this.store.setState({ waiting: true }), LATE_MS)
      try {
        const thought = { id, text, dismissed: [...dismissed], split, source, locale: readingLocale() }
        const captured = await client.capture.create(thought, { signal })
        this.#arrived(id)
        return captured
      } catch (error) {
        const failure = describeFailure(error)
        if (signal.aborted) continue
        if (failure.kind !== 'connection') {
          this.#refused(id, failure)
          continue
        }
        this.store.setState({ waiting: true })
        await this.parts.nextChance(signal)
      } finally {
        clearTimeout(late)
      }
    }
    return null
  }

  #arrived(id: string): void {
    // Taken back too late: what is in the box still as it was is saved.
    const taken = this.store.getState().kept.find((it) => it.id === id && it.taken === true)
    this.#keep((all) => all.filter((it) => it.id !== id))
    this.store.setState({ waiting: false })
    this.#emptyBox(taken?.text)
  }

  /** Back into the box, where the caret is; what is written there meanwhile is not mixed with it. */
  #refused(id: string, failure: Failure): void {
    const empty = this.parts.drafts.get(CAPTURE_DRAFT) === ''
    if (empty) this.goOn(id)
    else this.#change(id, (outgoing) => ({ ...outgoing, failure }))
    this.store.setState({ waiting: false, ...(empty ? { failure } : {}) })
  }

  /** What is to be sent: kept, not refused and not taken back. */
  #find(id: string): Outgoing | undefined {
    return this.store.getState().kept.find((it) => it.id === id && it.taken !== true && it.failure === undefined)
  }

  /** Another window, or the person, may have gone on writing: only these words leave. */
  #emptyBox(text: string | undefined): void {
    if (text === undefined || this.parts.drafts.get(CAPTURE_DRAFT) !== text) return
    this.parts.drafts.clear(CAPTURE_DRAFT)
    this.store.setState({ dismissed: [], failure: null })
  }

  #change(id: string, change: (outgoing: Outgoing) => Outgoing): void {
    this.#keep((all) => all.map((it) => (it.id === id ? change(it) : it)))
  }

  /** Here and in storage, where another window may have put others. */
  #keep(change: (all: readonly Outgoing[]) => readonly Outgoing[]): void {
    const kept = change(this.store.getState().kept)
    const own = new Set([...this.store.getState().kept, ...kept].map(({ id }) => id))
    this.store.setState({ kept })
    const all = [...this.#stored().filter(({ id }) => !own.has(id)), ...kept]
    try {
      if (all.length === 0) this.parts.storage()?.removeItem(STORAGE_KEY)
      else this.parts.storage()?.setItem(STORAGE_KEY, JSON.stringify(all))
    } catch {
      // Full or forbidden storage: it is still in memory, and sent from there.
    }
  }

  #stored(): readonly Outgoing[] {
    try {
      const stored: unknown = JSON.parse(this.parts.storage()?.getItem(STORAGE_KEY) ?? '[]')
      return Array.isArray(stored) ? stored.filter(isOutgoing).map(({ failure: _old, ...outgoing }) => outgoing) : []
    } catch {
      return []
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
