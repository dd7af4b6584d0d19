import { IMPORT_PART } from '@contract/sleep'
import type { AppClient } from '@renderer/app/api'

/** How far a file was sent: bytes of it, and what was found so far (of a CSV only at the end). */
export type UploadProgress = { readonly share: number; readonly found: number }

/**
 * Sends a file part by part, so that its size does not matter to the memory of either side. Rejects with the reason, and
 * when `signal` is aborted.
 */
export async function sendSleepFile(
  client: AppClient,
  file: File,
  tell: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<string> {
  const kind = /\.xml$/i.test(file.name) ? 'apple_health' : 'csv'
  const { importId } = await client.sleep.importStart({ kind, bytes: Math.max(1, file.size) })
  const decoder = new TextDecoder(await encodingOf(file))
  // A byte is at most one character.
  for (let from = 0, index = 0; from < file.size; from += IMPORT_PART, index += 1) {
    signal.throwIfAborted()
    const last = from + IMPORT_PART >= file.size
    const bytes = await file.slice(from, from + IMPORT_PART).arrayBuffer()
    const text = decoder.decode(bytes, { stream: !last })
    const { found } = await client.sleep.importAppend({ importId, index, text })
    tell({ share: Math.min(1, (from + IMPORT_PART) / file.size), found })
  }
  return importId
}

/** Some spreadsheets write UTF-16, with a mark in front. */
async function encodingOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
