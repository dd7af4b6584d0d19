import { createHash, timingSafeEqual } from 'node:crypto'

import type { Clock, Random, Secrets } from '../ports'

const SECRET = 'api-token'

/** The token of the REST API. Only its hash is kept, so it can be shown once and never read back. */
export class ApiToken {
  constructor(
    private readonly secrets: Secrets,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  status(): { exists: boolean; createdAt: number | null } {
    const kept = this.#kept()
    return { exists: kept !== null, createdAt: kept?.createdAt ?? null }
  }

  create(): { token: string } {
    const token = `proxy_${Buffer.from(this.random.bytes(32)).toString('base64url')}`
    this.secrets.set(SECRET, JSON.stringify({ hash: hash(token).toString('hex'), createdAt: this.clock.now() }))
    return { token }
  }

  revoke(): { exists: false } {
    this.secrets.delete(SECRET)
    return { exists: false }
  }

  /** Compares in constant time. */
  verify(presented: string): boolean {
    const kept = this.#kept()
    return kept !== null && timingSafeEqual(hash(presented), Buffer.from(kept.hash, 'hex'))
  }

  #kept(): { readonly hash: string; readonly createdAt: number } | null {
    const text = this.secrets.get(SECRET)
    if (text === null) return null
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value !== 'object' || value === null || !('hash' in value) || !('createdAt' in value)) return null
      if (typeof value.hash !== 'string' || !/^[0-9a-f]{64}$/.test(value.hash) || typeof value.createdAt !== 'number')
        return null
      return { hash: value.hash, createdAt: value.createdAt }
    } catch {
      return null
    }
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
