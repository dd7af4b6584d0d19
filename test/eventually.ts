import { vi } from 'vitest'

/**
 * Asks again until the check passes or answers, and gives its last error after ten seconds: late on a busy machine is
 * not the same as never.
 */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000 })
}
