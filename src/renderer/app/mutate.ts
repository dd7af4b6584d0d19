import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

import { t } from '@renderer/i18n/index'
import { DONE, notify, type NotifyOptions } from '@renderer/ui/notify'

import { type Api, useApi } from './api'
import { type Failure, describeFailure } from './failure'
import { type OptimisticCache, beginOptimisticChange } from './optimistic'

/** Anything the core answers to a write; the batch is what undo takes back. */
type WriteOutput = { readonly batchId?: string | null | undefined }

export type WriteOptions<TInput, TOutput extends WriteOutput> = {
  readonly call: (api: Api, input: TInput) => Promise<TOutput>
  /** Shows the effect at once; put back, with the reason told, when the core refuses. */
  readonly optimistic?: (cache: OptimisticCache, input: TInput) => void
  /** What a toast says once it is done, with Undo when a batch was made; left out or null: nothing is said. */
  readonly done?: (output: TOutput, input: TInput) => string | null
  /** What that toast offers besides Undo. */
  readonly action?: (output: TOutput, input: TInput) => NotifyOptions['action']
  readonly onDone?: (output: TOutput, input: TInput) => void
  /** What could not be done, in a few words: 'The task was not moved'. The reason is put below. */
  readonly failed?: (input: TInput) => string
  /** True where the caller shows the failure beside its own control; otherwise a toast says it. */
  readonly showsFailure?: boolean
}

export type WriteOutcome<TOutput> =
  | { readonly ok: true; readonly output: TOutput }
  | { readonly ok: false; readonly failure: Failure; readonly error: unknown }

export type WriteSurroundings = { readonly api: Api; readonly queryClient: QueryClient }

/** One way to do every write; never rejects. See `useWrite`. */
export async function performWrite<TInput, TOutput extends WriteOutput>(
  { api, queryClient }: WriteSurroundings,
  options: WriteOptions<TInput, TOutput>,
  input: TInput,
): Promise<WriteOutcome<TOutput>> {
  const change = beginOptimisticChange(queryClient)
  options.optimistic?.(change.cache, input)
  try {
    const output = await options.call(api, input)
    // With a batch the event stream says what became stale; without one nothing changed and nothing will be said.
    if (output.batchId === null) change.rollBack()
    const message = options.done?.(output, input) ?? null
    if (message !== null) notifyDone(api, message, output.batchId ?? null, options.action?.(output, input))
    options.onDone?.(output, input)
    return { ok: true, output }
  } catch (error) {
    change.rollBack()
    const failure = describeFailure(error)
    if (options.showsFailure !== true) {
      notify({
        message: options.failed?.(input) ?? t('shell.failure.title'),
        description: failure.message,
        tone: 'danger',
        ...(failure.retryable
          ? {
              action: {
                label: t('common.action.retry'),
                run: () => void performWrite({ api, queryClient }, options, input),
              },
            }
          : {}),
      })
    }
    return { ok: false, failure, error }
  }
}

function notifyDone(api: Api, message: string, batchId: string | null, action: NotifyOptions['action']): void {
  notify({ id: DONE, message, action, ...(batchId === null ? {} : undoOffer(api, [batchId])) })
}

/** For `notify`: offers to take these batches back, the newest first, until that was done anywhere. */
export function undoOffer(api: Api, batchIds: readonly string[]): Pick<NotifyOptions, 'undo' | 'offers'> {
  if (batchIds.length === 0) return {}
  return {
    undo: async () => {
      for (const batchId of batchIds.toReversed()) await undoBatch(api, batchId)
    },
    offers: { kind: 'undo', batchIds },
  }
}

/** Takes a batch back; rejects with the reason in words, which the toast shows. */
async function undoBatch(api: Api, batchId: string): Promise<void> {
  try {
    await api.client.activity.undo({ id: batchId })
  } catch (error) {
    throw new Error(describeFailure(error).message, { cause: error })
  }
}

export type Write<TInput, TOutput> = {
  /** Does the write; resolves with its outcome and never rejects. */
  readonly run: (input: TInput) => Promise<WriteOutcome<TOutput>>
  readonly pending: boolean
  /** Why the last run was refused; null while one is under way and after a success. */
  readonly failure: Failure | null
  readonly clearFailure: () => void
}

/**
 * A write with everything that belongs to one: shown at once, put back with a reason when refused, said in a toast with
 * Undo. The options may be a new object at each render; the newest count. `run` keeps its identity.
 */
export function useWrite<TInput, TOutput extends WriteOutput>(
  options: WriteOptions<TInput, TOutput>,
): Write<TInput, TOutput> {
  const api = useApi()
  const queryClient = useQueryClient()
  const newest = useRef(options)
  useEffect(() => {
    newest.current = options
  })
  const [running, setRunning] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)

  const run = useCallback(
    async (input: TInput) => {
      setRunning((count) => count + 1)
      setFailure(null)
      const outcome = await performWrite({ api, queryClient }, newest.current, input)
      setRunning((count) => count - 1)
      if (!outcome.ok) setFailure(outcome.failure)
      return outcome
    },
    [api, queryClient],
  )
  const clearFailure = useCallback(() => setFailure(null), [])
  return { run, pending: running > 0, failure, clearFailure }
}
