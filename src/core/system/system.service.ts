import type { Hotkey, SystemInfo } from '@contract/system'

import type { Audit } from '../db/audit'
import type { Connection } from '../db/connection'
import { unavailable } from '../db/errors'
import { schemaVersion } from '../db/migrate'
import type { Caller } from '../db/unit-of-work'
import type { Clock, HostControls } from '../ports'
import type { ApiToken } from './api-token'

export class SystemService {
  constructor(
    private readonly connection: Connection,
    private readonly host: HostControls,
    private readonly token: ApiToken,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly facts: { readonly dataDirectory: string; readonly startedAt: number; readonly recovered: boolean },
  ) {}

  info(): SystemInfo {
    const pages = Number(this.connection.sqlite.pragma('page_count', { simple: true }))
    const pageSize = Number(this.connection.sqlite.pragma('page_size', { simple: true }))
    return {
      version: this.host.version,
      host: this.host.kind,
      platform: this.host.platform,
      ...this.facts,
      databaseBytes: pages * pageSize,
      schemaVersion: schemaVersion(this.connection.sqlite),
      timeZone: this.clock.timeZone(),
      now: this.clock.now(),
      capabilities: this.host.capabilities,
      apiUrl: this.host.apiUrl(),
    }
  }

  hotkeys(): Hotkey[] {
    return [...this.host.hotkeys()]
  }

  setHotkey(input: { readonly id: Hotkey['id']; readonly accelerator: string }): Hotkey[] {
    if (!this.host.capabilities.globalHotkeys) {
      throw unavailable('globalHotkeys', 'Global hotkeys work in the desktop app only.')
    }
    return [...this.host.setHotkey(input.id, input.accelerator)]
  }

  apiToken(): { exists: boolean; createdAt: number | null } {
    return this.token.status()
  }

  createApiToken(caller: Caller): { token: string } {
    const created = this.token.create()
    this.audit.record('api-token.created', caller.actor, { origin: caller.origin })
    return created
  }

  revokeApiToken(caller: Caller): { exists: false } {
    const revoked = this.token.revoke()
    this.audit.record('api-token.revoked', caller.actor, { origin: caller.origin })
    return revoked
  }
}
