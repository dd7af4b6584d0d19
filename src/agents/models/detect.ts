import * as z from 'zod'

import type { Timers } from '@core/ports'

import { guardedFetch } from './guarded-fetch'

/** Where Ollama listens unless told otherwise. */
export const OLLAMA_ADDRESS = 'http://127.0.0.1:11434'
/** A server on this machine answers within milliseconds or is not there. */
const PATIENCE_MS = 1500

const answer = z.object({ version: z.string().max(100) })

/** Looks for Ollama on this machine; nothing leaves it. */
export async function detectOllama(
  timers: Timers,
  baseUrl = OLLAMA_ADDRESS,
): Promise<{ found: boolean; baseUrl: string; version: string | null }> {
  const abort = new AbortController()
  const cancel = timers.after(PATIENCE_MS, () => abort.abort())
  try {
    const fetch = guardedFetch(
      { baseUrl, place: 'this_machine', localOnly: true, allowLocalNetwork: false },
      { signal: abort.signal },
    )
    const response = await fetch(`${baseUrl}/api/version`)
    const { version } = answer.parse(await response.json())
    return { found: true, baseUrl, version }
  } catch {
    // Nobody there, or somebody else: either way there is no Ollama to offer.
    return { found: false, baseUrl, version: null }
  } finally {
    cancel()
  }
}
